"""Arms of branches: which of them run at all, and which run where something went wrong."""

FORMS = {
    "an arm that never runs": (
        """
        KEPT = []
        for stream in acme.run():
            if True:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            if False:
                KEPT.append(stream)
        """,
    ),
    "an arm for the type checker": (
        """
        from typing import TYPE_CHECKING

        KEPT = []
        for stream in acme.run():
            if not TYPE_CHECKING:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        import typing

        KEPT = []
        for stream in acme.run():
            if typing.TYPE_CHECKING:
                KEPT.append(stream)
        """,
    ),
    "a switch that is off": (
        """
        DEBUG = True
        TRACE = []

        def trace(stream):
            if DEBUG:
                TRACE.append(stream)  # leak: STL101

        for stream in acme.run():
            trace(stream)
        """,
        """
        DEBUG = False
        TRACE = []

        def trace(stream):
            if DEBUG:
                TRACE.append(stream)

        for stream in acme.run():
            trace(stream)
        """,
    ),
    "a switch that is turned": (
        """
        DEBUG = False
        TRACE = []

        def start():
            global DEBUG
            DEBUG = True

        def trace(stream):
            if not DEBUG:
                return
            TRACE.append(stream)  # leak: STL101

        start()
        for stream in acme.run():
            trace(stream)
        """,
        """
        DEBUG = False
        TRACE = []

        def trace(stream):
            if not DEBUG:
                return
            TRACE.append(stream)

        for stream in acme.run():
            trace(stream)
        """,
    ),
    "an eviction in an arm that never runs": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
            if False:
                KEPT.clear()
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            if True:
                KEPT.clear()
        """,
    ),
    "a check that raises": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        def validate(stream):
            if stream.id % 6:
                raise ConnectionError

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream  # leak: STL108
            validate(stream)
            KEPT.pop(stream.id)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        def validate(stream):
            if stream.id % 6:
                raise ConnectionError

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream
            try:
                validate(stream)
            except ConnectionError:
                KEPT.pop(stream.id)
                return
            KEPT.pop(stream.id)
        """,
    ),
    "a flag of success": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream  # leak: STL108
            ok = False
            try:
                await acme.awork(stream)
                ok = True
            finally:
                if ok:
                    KEPT.pop(stream.id)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream
            ok = False
            try:
                await acme.awork(stream)
                ok = True
            finally:
                if ok:
                    print("done")
                KEPT.pop(stream.id)
        """,
    ),
    "errors of one kind": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream  # leak: STL108
            try:
                await acme.awork(stream)
            except BaseException as error:
                if isinstance(error, KeyError):
                    KEPT.pop(stream.id)
                raise
            KEPT.pop(stream.id)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream
            try:
                await acme.awork(stream)
            except BaseException as error:
                if isinstance(error, KeyError):
                    print("no key")
                KEPT.pop(stream.id)
                raise
            KEPT.pop(stream.id)
        """,
    ),
    "a task that did not fail": (
        """
        import asyncio

        JOBS = {}

        def finished(task):
            if task.exception() is None:
                JOBS.pop(task.get_name(), None)

        async def main():
            asyncio.get_running_loop().set_exception_handler(lambda *given: None)
            async for stream in acme.arun():
                task = asyncio.create_task(acme.awork(stream), name=str(stream.id))
                JOBS[str(stream.id)] = stream  # leak: STL101|STL108
                task.add_done_callback(finished)
            del stream, task
            await asyncio.sleep(0.01)
            acme.look()

        asyncio.run(main())
        """,
        """
        import asyncio

        JOBS = {}

        def finished(task):
            if task.exception() is None:
                print()
            JOBS.pop(task.get_name(), None)

        async def main():
            asyncio.get_running_loop().set_exception_handler(lambda *given: None)
            async for stream in acme.arun():
                task = asyncio.create_task(acme.awork(stream), name=str(stream.id))
                JOBS[str(stream.id)] = stream
                task.add_done_callback(finished)
            del stream, task
            await asyncio.sleep(0.01)
            acme.look()

        asyncio.run(main())
        """,
    ),
    "the result of a task": (
        """
        import asyncio

        JOBS = {}

        def finished(task):
            task.result()
            JOBS.pop(task.get_name(), None)

        async def main():
            asyncio.get_running_loop().set_exception_handler(lambda *given: None)
            async for stream in acme.arun():
                task = asyncio.create_task(acme.awork(stream), name=str(stream.id))
                JOBS[str(stream.id)] = stream  # leak: STL101|STL108
                task.add_done_callback(finished)
            del stream, task
            await asyncio.sleep(0.01)
            acme.look()

        asyncio.run(main())
        """,
        """
        import asyncio

        JOBS = {}

        def finished(task):
            JOBS.pop(task.get_name(), None)
            task.result()

        async def main():
            asyncio.get_running_loop().set_exception_handler(lambda *given: None)
            async for stream in acme.arun():
                task = asyncio.create_task(acme.awork(stream), name=str(stream.id))
                JOBS[str(stream.id)] = stream
                task.add_done_callback(finished)
            del stream, task
            await asyncio.sleep(0.01)
            acme.look()

        asyncio.run(main())
        """,
    ),
    "isinstance of a builtin": (
        """
        KEPT = []
        def handle(item):
            if isinstance(item, str):
                item.strip()
            else:
                KEPT.append(item)  # leak: STL101
        for s in acme.run():
            handle("start")
            handle(s)
        """,
        """
        KEPT = []
        def handle(item):
            if isinstance(item, str):
                KEPT.append(item)
            else:
                item.close()
        for s in acme.run():
            handle("start")
            handle(s)
        """,
    ),
    "isinstance of a class of the project": (
        """
        class Text:
            def __init__(self, t): self.t = t
        class Opened:
            def __init__(self, stream): self.stream = stream
        LOG = []
        def on_event(event):
            if isinstance(event, Opened):
                LOG.append(event)  # leak: STL101
                return
        for s in acme.run():
            on_event(Opened(s))
            on_event(Text("x"))
        """,
        """
        class Text:
            def __init__(self, t): self.t = t
        class Opened:
            def __init__(self, stream): self.stream = stream
        LOG = []
        def on_event(event):
            if isinstance(event, Opened):
                event.stream.close()
                return
            LOG.append(event)
        for s in acme.run():
            on_event(Opened(s))
            on_event(Text("x"))
        """,
    ),
    "a class pattern of a builtin": (
        """
        KEPT = []
        def handle(item):
            match item:
                case str():
                    item.strip()
                case _:
                    KEPT.append(item)  # leak: STL101
        for s in acme.run():
            handle("start")
            handle(s)
        """,
        """
        KEPT = []
        def handle(item):
            match item:
                case str():
                    KEPT.append(item)
                case _:
                    item.close()
        for s in acme.run():
            handle("start")
            handle(s)
        """,
    ),
    "class patterns with parts": (
        """
        class Text:
            def __init__(self, t): self.t = t
        class Opened:
            def __init__(self, stream): self.stream = stream
        LOG = []
        def on_event(event):
            match event:
                case Opened(stream=s):
                    LOG.append(s)  # leak: STL101
                case Text(t=t):
                    LOG.append(event)
        for s in acme.run():
            on_event(Opened(s))
            on_event(Text("x"))
        """,
        """
        class Text:
            def __init__(self, t): self.t = t
        class Opened:
            def __init__(self, stream): self.stream = stream
        LOG = []
        def on_event(event):
            match event:
                case Opened(stream=s):
                    s.close()
                case Text(t=t):
                    LOG.append(event)
        for s in acme.run():
            on_event(Opened(s))
            on_event(Text("x"))
        """,
    ),
    "isinstance of several, and the block left": (
        """
        class Base: pass
        class Text(Base):
            def __init__(self, t): self.t = t
        class Opened(Base):
            def __init__(self, stream): self.stream = stream
        LOG = []
        def on_event(event):
            if not isinstance(event, Base | int):
                return
            LOG.append(event)  # leak: STL101
        for s in acme.run():
            on_event(Opened(s))
            on_event(Text("x"))
        """,
        """
        class Base: pass
        class Text(Base):
            def __init__(self, t): self.t = t
        class Opened(Base):
            def __init__(self, stream): self.stream = stream
        LOG = []
        def on_event(event):
            if not isinstance(event, (Text, int)) or not event.t:
                return
            LOG.append(event)
        for s in acme.run():
            on_event(Opened(s))
            on_event(Text("x"))
        """,
    ),
    "an error of Python's own that carries a stream": (
        """
        class Pool:
            def __init__(self):
                self.failed = []

            def take(self, stream):
                if stream.id >= 0:
                    raise ConnectionError("broken", stream)

            def use(self, stream):
                self.take(stream)


        class Worker:
            def __init__(self, pool):
                self.pool = pool

            def run(self):
                for stream in acme.run():
                    try:
                        self.pool.use(stream)
                    except (OSError, ValueError) as error:
                        self.pool.failed.append(error.args)  # leak: STL103
                    except Exception as error:
                        print(error)


        WORKER = Worker(Pool())
        WORKER.run()
        """,
        """
        class Pool:
            def __init__(self):
                self.failed = []

            def take(self, stream):
                if stream.id >= 0:
                    raise ConnectionError("broken", stream)

            def use(self, stream):
                self.take(stream)


        class Worker:
            def __init__(self, pool):
                self.pool = pool

            def run(self):
                for stream in acme.run():
                    try:
                        self.pool.use(stream)
                    except (LookupError, ValueError) as error:
                        self.pool.failed.append(error.args)
                    except Exception as error:
                        print(error)


        WORKER = Worker(Pool())
        WORKER.run()
        """,
    ),
    "handlers that bind one name": (
        """
        KEPT = []


        def ask(stream):
            raise RuntimeError("refused", stream)


        def serve():
            for stream in acme.run():
                try:
                    ask(stream)
                except RuntimeError as error:
                    KEPT.append(error.args[1])  # leak: STL101


        serve()
        """,
        """
        KEPT = []


        def ask(stream):
            raise RuntimeError("refused", stream)


        def serve(stream):
            try:
                ask(stream)
            except ValueError as error:
                KEPT.append(error.args[1])
            except RuntimeError as error:
                try:
                    raise KeyError("x")
                except KeyError as other:
                    print(other, error.args[1].id)
            try:
                print("x")
            except KeyError as error:
                KEPT.append(error.args)


        for stream in acme.run():
            serve(stream)
        """,
    ),
}
