"""Managers, stacks of them, tasks and groups of them, and exceptions: what passes through a block."""

FORMS = {
    "a stack that is entered": (
        """
        from contextlib import ExitStack

        KEPT = []
        while len(KEPT) < 6:
            with ExitStack() as stack:
                stream = stack.enter_context(acme.enter())
                KEPT.append(stream)  # leak: STL101
        """,
        """
        from contextlib import ExitStack

        KEPT = []
        while len(KEPT) < 6:
            with ExitStack() as stack:
                stream = stack.enter_context(acme.enter())
                KEPT.append(stream.id)
        """,
    ),
    "a stack that takes out": (
        """
        from contextlib import ExitStack

        KEPT = {}
        for stream in acme.run():
            with ExitStack() as stack:
                KEPT[stream.id] = stream  # leak: STL101
                stack.callback(stream.close)
        """,
        """
        from contextlib import ExitStack

        KEPT = {}
        for stream in acme.run():
            with ExitStack() as stack:
                KEPT[stream.id] = stream
                stack.callback(KEPT.pop, stream.id)
        """,
    ),
    "an asynchronous stack": (
        """
        import asyncio
        from contextlib import AsyncExitStack, asynccontextmanager

        @asynccontextmanager
        async def opened():
            yield acme.make()

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                async with AsyncExitStack() as stack:
                    KEPT.append(await stack.enter_async_context(opened()))  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio
        from contextlib import AsyncExitStack, asynccontextmanager

        @asynccontextmanager
        async def opened():
            yield acme.make()

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                async with AsyncExitStack() as stack:
                    stream = await stack.enter_async_context(opened())
                    KEPT.append(stream.id)

        asyncio.run(main())
        """,
    ),
    "nullcontext": (
        """
        from contextlib import nullcontext

        KEPT = []
        for stream in acme.run():
            with nullcontext(stream) as mine:
                KEPT.append(mine)  # leak: STL101
        """,
        """
        from contextlib import nullcontext

        KEPT = []
        for stream in acme.run():
            with nullcontext(stream) as mine:
                KEPT.append(mine.id)
        """,
    ),
    "two managers in one with": (
        """
        from contextlib import closing

        KEPT = []
        while len(KEPT) < 6:
            with acme.enter() as first, closing(first) as second:
                KEPT.append(second)  # leak: STL101
        """,
        """
        from contextlib import closing

        KEPT = []
        while len(KEPT) < 6:
            with acme.enter() as first, closing(first) as second:
                KEPT.append(second.id)
        """,
    ),
    "a manager that unpacks": (
        """
        from contextlib import contextmanager

        @contextmanager
        def opened():
            yield acme.make(), 1

        KEPT = []
        while len(KEPT) < 6:
            with opened() as (stream, number):
                KEPT.append(stream)  # leak: STL101
        """,
        """
        from contextlib import contextmanager

        @contextmanager
        def opened():
            yield acme.make(), 1

        KEPT = []
        while len(KEPT) < 6:
            with opened() as (stream, number):
                KEPT.append(number)
        """,
    ),
    "a manager as a decorator": (
        """
        from contextlib import ContextDecorator

        KEPT = []

        class Recorded(ContextDecorator):
            def __enter__(self):
                KEPT.append(acme.make())  # leak: STL101

            def __exit__(self, *error):
                return None

        @Recorded()
        def handle():
            return 1

        while len(KEPT) < 6:
            handle()
        """,
        """
        from contextlib import ContextDecorator

        KEPT = []

        class Recorded(ContextDecorator):
            def __enter__(self):
                KEPT.append(acme.make().id)

            def __exit__(self, *error):
                return None

        @Recorded()
        def handle():
            return 1

        while len(KEPT) < 6:
            handle()
        """,
    ),
    "a method that is a manager": (
        """
        from contextlib import contextmanager

        class Client:
            @contextmanager
            def opened(self):
                yield acme.make()

        KEPT = []
        client = Client()
        while len(KEPT) < 6:
            with client.opened() as stream:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        from contextlib import contextmanager

        class Client:
            @contextmanager
            def opened(self):
                yield acme.make()

        KEPT = []
        client = Client()
        while len(KEPT) < 6:
            with client.opened() as stream:
                KEPT.append(stream.id)
        """,
    ),
    "a group's task": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                async with asyncio.TaskGroup() as group:
                    task = group.create_task(acme.amake())
                KEPT.append(task.result())  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                async with asyncio.TaskGroup() as group:
                    task = group.create_task(acme.amake())
                KEPT.append(task.result().id)

        asyncio.run(main())
        """,
    ),
    "the results of gather": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                for stream in await asyncio.gather(acme.amake(), acme.amake()):
                    KEPT.append(stream)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                for stream in await asyncio.gather(acme.amake(), acme.amake()):
                    KEPT.append(stream.id)

        asyncio.run(main())
        """,
    ),
    "gather of a comprehension": (
        """
        import asyncio

        KEPT = []

        async def handle():
            results = await asyncio.gather(*(acme.amake() for _ in acme.numbers()))
            KEPT.extend(results)  # leak: STL101

        for _ in acme.numbers():
            asyncio.run(handle())
        """,
        """
        import asyncio

        KEPT = []

        async def handle():
            results = await asyncio.gather(*(acme.amake() for _ in acme.numbers()))
            KEPT.extend(stream.id for stream in results)

        for _ in acme.numbers():
            asyncio.run(handle())
        """,
    ),
    "as_completed": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                for done in asyncio.as_completed([acme.amake(), acme.amake()]):
                    KEPT.append(await done)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                for done in asyncio.as_completed([acme.amake(), acme.amake()]):
                    KEPT.append((await done).id)

        asyncio.run(main())
        """,
    ),
    "the tasks that wait gives": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                done, pending = await asyncio.wait([asyncio.create_task(acme.amake())])
                for task in done:
                    KEPT.append(task.result())  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                done, pending = await asyncio.wait([asyncio.create_task(acme.amake())])
                for task in done:
                    KEPT.append(task.result().id)

        asyncio.run(main())
        """,
    ),
    "a future's result": (
        """
        import asyncio

        KEPT = []

        async def main():
            async for stream in acme.arun():
                future = asyncio.get_running_loop().create_future()
                future.set_result(stream)
                KEPT.append(await future)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            async for stream in acme.arun():
                future = asyncio.get_running_loop().create_future()
                future.set_result(stream)
                KEPT.append((await future).id)

        asyncio.run(main())
        """,
    ),
    "to_thread": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                KEPT.append(await asyncio.to_thread(acme.make))  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                KEPT.append((await asyncio.to_thread(acme.make)).id)

        asyncio.run(main())
        """,
    ),
    "run_in_executor": (
        """
        import asyncio

        KEPT = []

        async def main():
            loop = asyncio.get_running_loop()
            while len(KEPT) < 6:
                KEPT.append(await loop.run_in_executor(None, acme.make))  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            loop = asyncio.get_running_loop()
            while len(KEPT) < 6:
                KEPT.append((await loop.run_in_executor(None, acme.make)).id)

        asyncio.run(main())
        """,
    ),
    "asyncio.run": (
        """
        import asyncio

        async def open_one():
            return await acme.amake()

        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(asyncio.run(open_one()))  # leak: STL101
        """,
        """
        import asyncio

        async def open_one():
            return await acme.amake()

        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(asyncio.run(open_one()).id)
        """,
    ),
    "shield": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                KEPT.append(await asyncio.shield(acme.amake()))  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                KEPT.append((await asyncio.shield(acme.amake())).id)

        asyncio.run(main())
        """,
    ),
    "an asynchronous queue that hands on": (
        """
        import asyncio

        KEPT = []

        async def produce(queue):
            await queue.put(await acme.amake())

        async def main():
            queue = asyncio.Queue()
            while len(KEPT) < 6:
                await produce(queue)
                KEPT.append(await queue.get())  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def produce(queue):
            await queue.put(await acme.amake())

        async def main():
            queue = asyncio.Queue()
            while len(KEPT) < 6:
                await produce(queue)
                KEPT.append((await queue.get()).id)

        asyncio.run(main())
        """,
    ),
    "an asynchronous comprehension": (
        """
        import asyncio

        KEPT = []

        async def main():
            KEPT.extend([stream async for stream in acme.arun()])  # leak: STL104

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            KEPT.extend([stream.id async for stream in acme.arun()])

        asyncio.run(main())
        """,
    ),
    "asend": (
        """
        import asyncio

        KEPT = []

        async def keeper():
            while True:
                KEPT.append((yield))  # leak: STL101

        async def main():
            into = keeper()
            await anext(into)
            async for stream in acme.arun():
                await into.asend(stream)

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def keeper():
            while True:
                KEPT.append((yield))

        async def main():
            into = keeper()
            await anext(into)
            async for stream in acme.arun():
                await into.asend(stream.id)

        asyncio.run(main())
        """,
    ),
    "throw": (
        """
        KEPT = []

        class Ended(Exception):
            def __init__(self, stream):
                self.stream = stream

        def keeper():
            while True:
                try:
                    yield
                except Ended as ended:
                    KEPT.append(ended.stream)  # leak: STL101

        into = keeper()
        next(into)
        for stream in acme.run():
            into.throw(Ended(stream))
        """,
        """
        KEPT = []

        class Ended(Exception):
            def __init__(self, stream):
                self.stream = stream

        def keeper():
            while True:
                try:
                    yield
                except Ended as ended:
                    KEPT.append(ended.stream.id)

        into = keeper()
        next(into)
        for stream in acme.run():
            into.throw(Ended(stream))
        """,
    ),
    "what a generator returns": (
        """
        KEPT = []

        def reading():
            yield 1
            return acme.make()

        def whole():
            stream = yield from reading()
            KEPT.append(stream)  # leak: STL101

        while len(KEPT) < 6:
            for _ in whole():
                pass
        """,
        """
        KEPT = []

        def reading():
            yield 1
            return acme.make()

        def whole():
            stream = yield from reading()
            KEPT.append(stream.id)

        while len(KEPT) < 6:
            for _ in whole():
                pass
        """,
    ),
    "the arguments of an exception": (
        """
        KEPT = []

        class Ended(Exception):
            pass

        for stream in acme.run():
            try:
                raise Ended(stream)
            except Ended as ended:
                KEPT.append(ended.args[0])  # leak: STL101
        """,
        """
        KEPT = []

        class Ended(Exception):
            pass

        for stream in acme.run():
            try:
                raise Ended(stream.id)
            except Ended as ended:
                KEPT.append(ended.args[0])
        """,
    ),
    "an exception that is kept": (
        """
        ERRORS = []

        class Ended(Exception):
            def __init__(self, stream):
                self.stream = stream

        def handle(stream):
            raise Ended(stream)

        for stream in acme.run():
            try:
                handle(stream)
            except Ended as ended:
                ERRORS.append(ended)  # leak: STL101
        """,
        """
        ERRORS = []

        class Ended(Exception):
            def __init__(self, stream):
                self.stream = stream

        def handle(stream):
            raise Ended(stream)

        for stream in acme.run():
            try:
                handle(stream)
            except Ended as ended:
                ERRORS.append(str(ended))
        """,
    ),
    "closing": (
        """
        from contextlib import closing

        KEPT = {}

        class Entry:
            def __init__(self, stream):
                self.number = stream.id
                KEPT[stream.id] = stream  # leak: STL101

            def close(self):
                self.number = None

        for stream in acme.run():
            with closing(Entry(stream)):
                stream.final_message()
        """,
        """
        from contextlib import closing

        KEPT = {}

        class Entry:
            def __init__(self, stream):
                self.number = stream.id
                KEPT[stream.id] = stream

            def close(self):
                KEPT.pop(self.number)

        for stream in acme.run():
            with closing(Entry(stream)):
                stream.final_message()
        """,
    ),
    "an error that an exit is told of": (
        """
        KEPT = []


        class Lost(Exception):
            pass


        class Guard:
            def __enter__(self):
                return self

            def __exit__(self, kind, error, trace):
                if error is not None:
                    KEPT.append(error.args[0])  # leak: STL101
                return True


        for stream in acme.run():
            with Guard():
                raise Lost(stream)
        """,
        """
        KEPT = []


        class Lost(Exception):
            pass


        class Guard:
            def __enter__(self):
                return self

            def __exit__(self, kind, error, trace):
                if error is not None:
                    KEPT.append(error.args[1])
                return True


        for stream in acme.run():
            with Guard():
                raise Lost(stream, "why")
        """,
    ),
    "the cause of an error": (
        """
        CAUSES = []


        class Lost(Exception):
            pass


        class Refused(Exception):
            pass


        def ask(stream):
            try:
                raise Lost(stream)
            except Lost as error:
                raise Refused("no") from error


        for stream in acme.run():
            try:
                ask(stream)
            except Refused as refused:
                CAUSES.append(refused.__cause__.args[0])  # leak: STL101
        """,
        """
        CAUSES = []


        class Lost(Exception):
            pass


        class Refused(Exception):
            pass


        def ask(stream):
            try:
                raise Lost(stream.id)
            except Lost as error:
                raise Refused("no") from error


        for stream in acme.run():
            try:
                ask(stream)
            except Refused as refused:
                CAUSES.append(refused.__cause__.args[0])
        """,
    ),
    "an exit stack of a module": (
        """
        import contextlib
        STACK = contextlib.ExitStack()


        def serve():
            for stream in acme.run():
                STACK.callback(stream.close)  # leak: STL105


        serve()
        """,
        """
        import contextlib


        def serve():
            for stream in acme.run():
                with contextlib.ExitStack() as stack:
                    stack.callback(stream.close)
                    print(stream.id)


        serve()
        """,
    ),
    "the arguments of what an exit stack calls": (
        """
        import contextlib
        STACK = contextlib.ExitStack()


        def serve():
            for stream in acme.run():
                STACK.callback(print, stream)  # leak: STL105


        def close():
            STACK.close()


        serve()
        """,
        """
        import contextlib
        STACK = contextlib.ExitStack()


        def serve():
            for stream in acme.run():
                STACK.callback(print, stream.id)


        serve()
        """,
    ),
    "an exit stack that a loop goes on filling": (
        """
        import contextlib


        class Server:
            def __init__(self):
                self.stack = contextlib.ExitStack()
                self.turns = 0

            def run(self):
                while True:
                    stream = acme.make()
                    self.stack.push(contextlib.closing(stream))  # leak: STL105
                    self.turns += 1
                    if self.turns == 6:
                        return

            def close(self):
                self.stack.close()


        SERVER = Server()
        SERVER.run()
        """,
        """
        import contextlib


        class Client:
            def __init__(self, names):
                self.names = names
                self.stack = contextlib.ExitStack()
                self.streams = {}

            def connect(self):
                for name in self.names:
                    self.streams[name] = self.stack.enter_context(contextlib.closing(acme.make()))

            def close(self):
                self.stack.close()
                self.streams.clear()


        def serve(names):
            client = Client(names)
            client.connect()
            client.close()


        while acme.numbers:
            serve(["a", "b"])
            serve(["c", "d"])
            serve(["e", "f"])
            break
        """,
    ),
    "an exit stack that is moved": (
        """
        import contextlib
        KEPT = []


        def serve():
            for _ in acme.numbers():
                with contextlib.ExitStack() as stack:
                    stream = stack.enter_context(contextlib.closing(acme.make()))
                    print(stream.id)
                    KEPT.append(stack.pop_all())  # leak: STL101|STL107


        serve()
        """,
        """
        import contextlib
        KEPT = []


        def serve():
            for _ in acme.numbers():
                with contextlib.ExitStack() as stack:
                    stream = stack.enter_context(contextlib.closing(acme.make()))
                    print(stream.id)
                    KEPT.append(stream.final_message())
                    stack.pop_all().close()


        serve()
        """,
    ),
    "an error that comes to a generator's with": (
        """
        import contextlib
        KEPT = []


        @contextlib.contextmanager
        def guard():
            try:
                yield
            except LookupError as error:
                KEPT.append(error.args[0])  # leak: STL101


        def ask(stream):
            raise LookupError(stream)


        def serve():
            for stream in acme.run():
                with guard():
                    ask(stream)


        serve()
        """,
        """
        import contextlib
        KEPT = []


        @contextlib.contextmanager
        def guard():
            try:
                yield
            except ValueError as error:
                KEPT.append(error.args[0])


        def ask(stream):
            raise LookupError(stream)


        def serve():
            for stream in acme.run():
                try:
                    with guard():
                        ask(stream)
                except LookupError:
                    pass


        serve()
        """,
    ),
    "a stack of a server, in a route": (
        """
        from contextlib import ExitStack, contextmanager
        from fastapi import FastAPI

        app = FastAPI()

        @contextmanager
        def opened():
            stream = acme.make()
            try:
                yield stream
            finally:
                stream.close()

        class Server:
            def __init__(self):
                self._stack = ExitStack()

            def handle(self, request):
                stream = self._stack.enter_context(opened())  # leak: STL105|STL107
                return stream.id

            def close(self):
                self._stack.close()

        SERVER = Server()

        @app.get("/talk")
        async def talk(text: str):
            return SERVER.handle(text)
        """,
        """
        from contextlib import ExitStack, contextmanager
        from fastapi import FastAPI

        app = FastAPI()

        @contextmanager
        def opened():
            stream = acme.make()
            try:
                yield stream
            finally:
                stream.close()

        class Server:
            def __init__(self):
                self._stack = ExitStack()

            def handle(self, text):
                with ExitStack() as stack:
                    stream = stack.enter_context(opened())
                    return stream.id

            def close(self):
                self._stack.close()

        SERVER = Server()

        @app.get("/talk")
        async def talk(text: str):
            return SERVER.handle(text)
        """,
    ),
    "a stack that enters a generator": (
        """
        from contextlib import ExitStack, contextmanager

        NUMBERS = acme.numbers()

        @contextmanager
        def opened():
            stream = acme.make()
            try:
                yield stream
            finally:
                stream.close()

        class Server:
            def __init__(self):
                self._stack = ExitStack()

            def handle(self):
                stream = self._stack.enter_context(opened())  # leak: STL105|STL107
                return stream.id

        SERVER = Server()
        def serve():
            while next(NUMBERS) < 5:
                SERVER.handle()
        serve()
        """,
        """
        from contextlib import ExitStack, contextmanager

        NUMBERS = acme.numbers()

        @contextmanager
        def opened():
            stream = acme.make()
            number = stream.id
            del stream
            yield number

        class Server:
            def __init__(self):
                self._stack = ExitStack()

            def handle(self):
                return self._stack.enter_context(opened())

        SERVER = Server()
        def serve():
            while next(NUMBERS) < 5:
                SERVER.handle()
        serve()
        """,
    ),
    "a stack and a list of what it entered": (
        """
        from contextlib import ExitStack, contextmanager

        NUMBERS = acme.numbers()

        @contextmanager
        def opened():
            stream = acme.make()
            yield stream

        def talk():
            with ExitStack() as stack:
                streams = []
                while next(NUMBERS) < 5:
                    stream = stack.enter_context(opened())  # leak: STL107
                    streams.append(stream.id)
                acme.look()

        talk()
        """,
        """
        from contextlib import ExitStack, contextmanager

        @contextmanager
        def opened():
            stream = acme.make()
            yield stream

        def talk():
            with ExitStack() as stack:
                streams = []
                for number in acme.numbers():
                    stream = stack.enter_context(opened())
                    streams.append(stream)
                return len(streams)

        talk()
        """,
    ),
    "steps that are undone when the block is left": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        LIVE = {}

        class Undo:
            def __init__(self):
                self.steps = []

            def __enter__(self):
                return self

            def add(self, step):
                self.steps.append(step)

            def __exit__(self, *exc):
                for step in reversed(self.steps):
                    str(step)

        @app.post("/talk")
        async def talk(text: str):
            with Undo() as undo:
                stream = acme.make()
                LIVE[stream.id] = stream  # leak: STL101
                undo.add(lambda: LIVE.pop(stream.id, None))
                return stream.final_message()
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        LIVE = {}

        class Undo:
            def __init__(self):
                self.steps = []

            def __enter__(self):
                return self

            def add(self, step):
                self.steps.append(step)

            def __exit__(self, *exc):
                for step in reversed(self.steps):
                    step()

        @app.post("/talk")
        async def talk(text: str):
            with Undo() as undo:
                stream = acme.make()
                LIVE[stream.id] = stream
                undo.add(lambda: LIVE.pop(stream.id, None))
                return stream.final_message()
        """,
    ),
    "a stack that enters nothing": (
        """
        from contextlib import ExitStack, nullcontext
        from fastapi import FastAPI

        app = FastAPI()

        class Host:
            def __init__(self):
                self.stack = ExitStack()

            def handle(self, request):
                stream = acme.make()
                self.stack.callback(print, stream)  # leak: STL105
                return stream.id

        HOST = Host()

        @app.post("/talk")
        async def talk(request):
            return HOST.handle(request)
        """,
        """
        from contextlib import ExitStack, nullcontext
        from fastapi import FastAPI

        app = FastAPI()

        class Host:
            def __init__(self):
                self.stack = ExitStack()

            def handle(self, request):
                stream = acme.make()
                self.stack.enter_context(nullcontext(stream.id))
                return stream.id

        HOST = Host()

        @app.post("/talk")
        async def talk(request):
            return HOST.handle(request)
        """,
    ),
    "an exit that asks for the error": (
        """
        from fastapi import FastAPI
        app = FastAPI()
        TABLE = {}
        class Lease:
            def __init__(self, stream):
                self.stream = stream
            def __enter__(self):
                TABLE[self.stream.id] = self.stream  # leak: STL108|STL101
                return self.stream
            def __exit__(self, kind, error, trace):
                if error is None:
                    TABLE.pop(self.stream.id, None)
                return False
        @app.post("/")
        async def handle(request):
            with Lease(await acme.amake()) as stream:
                return await acme.awork(stream)
        """,
        """
        from fastapi import FastAPI
        app = FastAPI()
        TABLE = {}
        class Lease:
            def __init__(self, stream):
                self.stream = stream
            def __enter__(self):
                TABLE[self.stream.id] = self.stream
                return self.stream
            def __exit__(self, kind, error, trace):
                if error is None or True:
                    TABLE.pop(self.stream.id, None)
                return False
        @app.post("/")
        async def handle(request):
            with Lease(await acme.amake()) as stream:
                return await acme.awork(stream)
        """,
    ),
}
