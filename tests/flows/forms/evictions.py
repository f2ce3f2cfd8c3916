"""What takes a stream out again, where it stands, and whether it is taken on every way out."""

FORMS = {
    "in another method": (
        """
        class Service:
            def __init__(self):
                self.kept = {}

            def begin(self, stream):
                self.kept[stream.id] = stream  # leak: STL103

            def end(self, stream):
                stream.close()

        SERVICE = Service()
        for stream in acme.run():
            SERVICE.begin(stream)
            SERVICE.end(stream)
        """,
        """
        class Service:
            def __init__(self):
                self.kept = {}

            def begin(self, stream):
                self.kept[stream.id] = stream

            def end(self, stream):
                self.kept.pop(stream.id, None)

        SERVICE = Service()
        for stream in acme.run():
            SERVICE.begin(stream)
            SERVICE.end(stream)
        """,
    ),
    "in a method that nobody calls": (
        """
        class Service:
            def __init__(self):
                self.kept = []

            def put(self, stream):
                self.kept.append(stream)  # leak: STL103

            def _forget(self):
                self.kept.clear()

        SERVICE = Service()
        for stream in acme.run():
            SERVICE.put(stream)
        """,
        """
        class Service:
            def __init__(self):
                self.kept = []

            def put(self, stream):
                self._forget()
                self.kept.append(stream)

            def _forget(self):
                self.kept.clear()

        SERVICE = Service()
        for stream in acme.run():
            SERVICE.put(stream)
        """,
    ),
    "when the process ends": (
        """
        import atexit

        KEPT = []
        atexit.register(KEPT.clear)
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            if len(KEPT) > 0:
                KEPT.clear()
        """,
    ),
    "in another task": (
        """
        import asyncio

        KEPT = {}

        async def sweep():
            while KEPT:
                await asyncio.sleep(0)

        async def main():
            async for stream in acme.arun():
                KEPT[stream.id] = stream  # leak: STL101
            task = asyncio.create_task(sweep())
            await asyncio.sleep(0.01)
            task.cancel()

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = {}

        async def sweep():
            while KEPT:
                KEPT.popitem()
                await asyncio.sleep(0)

        async def main():
            async for stream in acme.arun():
                KEPT[stream.id] = stream
            del stream
            await asyncio.create_task(sweep())

        asyncio.run(main())
        """,
    ),
    "by a sweeper that looks at each": (
        """
        KEPT = {}

        def sweep():
            for key in list(KEPT):
                KEPT[key].close()

        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
            sweep()
        """,
        """
        KEPT = {}

        def sweep():
            for key in list(KEPT):
                if KEPT[key].messages:
                    del KEPT[key]

        for stream in acme.run():
            KEPT[stream.id] = stream
            sweep()
        """,
    ),
    "in a finally": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream  # leak: STL101
            try:
                acme.work(stream)
            finally:
                stream.close()
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
                acme.work(stream)
            finally:
                del KEPT[stream.id]
        """,
    ),
    "in a manager": (
        """
        from contextlib import contextmanager

        KEPT = {}

        @contextmanager
        def registered(stream):
            KEPT[stream.id] = stream  # leak: STL101
            try:
                yield stream
            finally:
                stream.close()

        for stream in acme.run():
            with registered(stream):
                stream.final_message()
        """,
        """
        from contextlib import contextmanager

        KEPT = {}

        @contextmanager
        def registered(stream):
            KEPT[stream.id] = stream
            try:
                yield stream
            finally:
                KEPT.pop(stream.id)

        for stream in acme.run():
            with registered(stream):
                stream.final_message()
        """,
    ),
    "in a stack": (
        """
        from contextlib import ExitStack

        KEPT = []
        for stream in acme.run():
            with ExitStack() as stack:
                stack.callback(stream.close)
                KEPT.append(stream)  # leak: STL101
        """,
        """
        from contextlib import ExitStack

        KEPT = []
        for stream in acme.run():
            with ExitStack() as stack:
                stack.callback(KEPT.remove, stream)
                KEPT.append(stream)
        """,
    ),
    "in a done-callback": (
        """
        import asyncio

        KEPT = {}

        async def answer(stream):
            return stream.id

        async def main():
            async for stream in acme.arun():
                KEPT[stream.id] = stream  # leak: STL101
                task = asyncio.create_task(answer(stream))
                task.add_done_callback(lambda done: done.result())
                await task

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = {}

        async def answer(stream):
            return stream.id

        async def main():
            async for stream in acme.arun():
                KEPT[stream.id] = stream
                task = asyncio.create_task(answer(stream))
                task.add_done_callback(lambda done, key=stream.id: KEPT.pop(key))
                await task
            await asyncio.sleep(0)

        asyncio.run(main())
        """,
    ),
    "by weakref.finalize": (
        """
        import weakref

        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
            weakref.finalize(stream, KEPT.pop, stream.id)
        """,
        """
        import weakref

        class Request:
            pass

        KEPT = {}
        for stream in acme.run():
            request = Request()
            KEPT[stream.id] = stream
            weakref.finalize(request, KEPT.pop, stream.id)
        """,
    ),
    "by call_later": (
        """
        import asyncio

        KEPT = {}

        async def main():
            loop = asyncio.get_running_loop()
            async for stream in acme.arun():
                KEPT[stream.id] = stream  # leak: STL101
                loop.call_later(0, stream.close)
            await asyncio.sleep(0.01)

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = {}

        async def main():
            loop = asyncio.get_running_loop()
            async for stream in acme.arun():
                KEPT[stream.id] = stream
                loop.call_later(0, KEPT.pop, stream.id)
            await asyncio.sleep(0.01)

        asyncio.run(main())
        """,
    ),
    "a new container": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT = list(KEPT)
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT = []
            KEPT.append(stream)
        """,
    ),
    "a new container by a method": (
        """
        class Service:
            def __init__(self):
                self.kept = []

            def begin(self):
                self.kept = self.kept or []

            def put(self, stream):
                self.kept.append(stream)  # leak: STL103

        SERVICE = Service()
        for stream in acme.run():
            SERVICE.begin()
            SERVICE.put(stream)
        """,
        """
        class Service:
            def __init__(self):
                self.kept = []

            def begin(self):
                self.kept = []

            def put(self, stream):
                self.kept.append(stream)

        SERVICE = Service()
        for stream in acme.run():
            SERVICE.begin()
            SERVICE.put(stream)
        """,
    ),
    "trimmed": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
            KEPT.sort(key=id)
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            del KEPT[:-1]
        """,
    ),
    "trimmed by what is filtered": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
            LIVE = [one for one in KEPT if one.id < 0]
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            KEPT = [one for one in KEPT if one.id < 0]
        """,
    ),
    "the oldest when there are too many": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
            if len(KEPT) > 1:
                next(iter(KEPT))
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream
            if len(KEPT) > 1:
                KEPT.pop(next(iter(KEPT)))
        """,
    ),
    "a bound": (
        """
        from collections import deque

        KEPT = deque(maxlen=None)
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        from collections import deque

        KEPT = deque(maxlen=1)
        for stream in acme.run():
            KEPT.append(stream)
        """,
    ),
    "a ring": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id * 2] = stream  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id % 1] = stream
        """,
    ),
    "on the good way only": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = {}

        @app.post("/")
        async def handle():
            stream = await acme.amake()
            KEPT[stream.id] = stream  # leak: STL108
            await acme.awork(stream)
            del KEPT[stream.id]
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
            except BaseException:
                del KEPT[stream.id]
                raise
            del KEPT[stream.id]
        """,
    ),
    "not where it returns early": (
        """
        KEPT = {}

        def handle(stream):
            KEPT[stream.id] = stream  # leak: STL108
            if stream.messages:
                return stream.final_message()
            del KEPT[stream.id]

        for stream in acme.run():
            handle(stream)
        """,
        """
        KEPT = {}

        def handle(stream):
            KEPT[stream.id] = stream
            if stream.messages:
                KEPT.pop(stream.id)
                return stream.final_message()
            del KEPT[stream.id]

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "not in the next round": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL108
            if stream.messages:
                continue
            del KEPT[stream.id]
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream
            if stream.messages:
                del KEPT[stream.id]
                continue
            del KEPT[stream.id]
        """,
    ),
    "by a key that never matches": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[f"in:{stream.id}"] = stream  # leak: STL101
            KEPT.pop(f"out:{stream.id}", None)
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[f"in:{stream.id}"] = stream
            KEPT.pop(f"in:{stream.id}", None)
        """,
    ),
    "by a key of another kind": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[str(stream.id)] = stream  # leak: STL101
            KEPT.pop(int(stream.id), None)
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[str(stream.id)] = stream
            KEPT.pop(str(stream.id), None)
        """,
    ),
    "by the stream instead of its key": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[(1, stream.id)] = stream  # leak: STL101
            KEPT.pop((1, stream.id, 2), None)
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[(1, stream.id)] = stream
            KEPT.pop((1, stream.id), None)
        """,
    ),
    "under a condition that its own case makes false": (
        """
        KEPT = {}

        def handle(stream):
            done = False
            KEPT[stream.id] = stream  # leak: STL101|STL108
            stream.final_message()
            if done:
                del KEPT[stream.id]

        for stream in acme.run():
            handle(stream)
        """,
        """
        KEPT = {}

        def handle(stream):
            done = False
            KEPT[stream.id] = stream
            done = True
            if done:
                del KEPT[stream.id]

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "its value is set to None": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
            KEPT[0] = None
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream
            KEPT[stream.id] = None
        """,
    ),
    "out of one of two": (
        """
        FIRST = []
        SECOND = []
        for stream in acme.run():
            FIRST.append(stream)  # leak: STL101
            SECOND.append(stream)
            SECOND.clear()
        """,
        """
        FIRST = []
        SECOND = []
        for stream in acme.run():
            FIRST.append(stream)
            SECOND.append(stream)
            FIRST.clear()
            SECOND.clear()
        """,
    ),
    "out of a copy": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
            KEPT.copy().clear()
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            same = KEPT
            same.clear()
        """,
    ),
    "out of the container that holds its own": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault(stream.id, []).append(stream)  # leak: STL101
            KEPT[stream.id].sort(key=id)
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault(stream.id, []).append(stream)
            del KEPT[stream.id]
        """,
    ),
    "by the method that makes the container at first": (
        """
        class Turn:
            def __init__(self):
                self.reset()
            def reset(self):
                self.streams = []
        TURN = Turn()
        TURN.reset()
        for stream in acme.run():
            TURN.streams.append(stream)  # leak: STL103
        """,
        """
        class Turn:
            def __init__(self):
                self.reset()
            def reset(self):
                self.streams = []
            def run(self, stream):
                self.streams.append(stream)
                self.reset()
        TURN = Turn()
        for stream in acme.run():
            TURN.run(stream)
        """,
    ),
    "by its own end": (
        """
        class Registry:
            def __init__(self):
                self.kept = set()

            def register(self, stream):
                self.kept.add(stream)  # leak: STL103

            def close(self):
                self.kept.clear()

        REGISTRY = Registry()
        for stream in acme.run():
            REGISTRY.register(stream)
            if stream.id < 0:
                REGISTRY.close()
        """,
        """
        class Registry:
            def __init__(self):
                self.kept = set()

            def register(self, stream):
                self.kept.add(stream)

            def close(self):
                self.kept.clear()

        REGISTRY = Registry()
        for stream in acme.run():
            REGISTRY.register(stream)
            REGISTRY.close()
        """,
    ),
    "by the exit of another object": (
        """
        KEPT = []

        class Tracked:
            def __enter__(self):
                return self

            def __exit__(self, *error):
                KEPT.clear()

        def main():
            for stream in acme.run():
                KEPT.append(stream)  # leak: STL101

        if len(KEPT) > 1000:
            with Tracked():
                pass
        main()
        """,
        """
        LIVE = []
        class Tracked:
            def __enter__(self):
                return self
            def __exit__(self, *error):
                LIVE.clear()
        for stream in acme.run():
            with Tracked():
                LIVE.append(stream)
        """,
    ),
    "by what runs when the process ends too": (
        """
        import atexit

        KEPT = []

        def flush():
            KEPT.clear()

        atexit.register(flush)
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
        if len(KEPT) > 1000:
            flush()
        """,
        """
        import atexit
        KEPT = []
        def flush():
            KEPT.clear()
        atexit.register(flush)
        for stream in acme.run():
            KEPT.append(stream)
            flush()
        """,
    ),
    "something light takes its place": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = "begun"
            KEPT[stream.id] = stream  # leak: STL101
        TURNS = []
        for stream in acme.run():
            TURNS.append(stream)  # leak: STL101
            TURNS[0] = stream.final_message()
        """,
        """
        KEPT = {}
        TURNS = []
        for stream in acme.run():
            TURNS.append(stream)
            text = stream.final_message()
            TURNS[-1] = text
            KEPT[stream.id] = stream
            KEPT[stream.id] = f"{stream.id} is done"
        """,
    ),
    "a new container of all that it holds": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
            KEPT = KEPT.copy()
        PARTS = []
        for stream in acme.run():
            PARTS.append(stream)  # leak: STL101
            PARTS = PARTS[0:]
        SEEN = []
        for stream in acme.run():
            SEEN.append(stream)  # leak: STL101
            SEEN = [one for one in SEEN]
        TABLE = {}
        for stream in acme.run():
            TABLE[stream.id] = stream  # leak: STL101
            TABLE = dict(sorted(TABLE.items()))
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            KEPT = KEPT[1:].copy()
        SEEN = []
        for stream in acme.run():
            SEEN.append(stream)
            SEEN = [one.final_message() for one in SEEN if one is not stream]
        TABLE = {}
        for stream in acme.run():
            TABLE[stream.id] = stream
            TABLE = dict(sorted(TABLE.items())[-1:])
        """,
    ),
    "what was there before comes back": (
        """
        STACK = ()
        def span(stream):
            global STACK
            before = STACK
            STACK = before + (stream,)  # leak: STL101
        for stream in acme.run():
            span(stream)
        """,
        """
        STACK = ()

        def span(stream):
            global STACK
            before = STACK
            STACK = before + (stream,)
            STACK = before

        for stream in acme.run():
            span(stream)
        """,
    ),
    "two that are exchanged": (
        """
        class Buffers:
            def __init__(self):
                self.front = []
                self.back = []
            def put(self, stream):
                self.back.append(stream)  # leak: STL103
                self.front, self.back = self.back, self.front
        BUFFERS = Buffers()
        for stream in acme.run():
            BUFFERS.put(stream)
        """,
        """
        class Buffers:
            def __init__(self):
                self.front = []
                self.back = []

            def put(self, stream):
                self.back.append(stream)
                self.front, self.back = self.back, []

        BUFFERS = Buffers()
        for stream in acme.run():
            BUFFERS.put(stream)
        """,
    ),
    "a new container under the same key": (
        """
        STATE = {"streams": [], "texts": []}
        for stream in acme.run():
            STATE["streams"].append(stream)  # leak: STL101
            STATE["texts"] = []
        OTHER = {}
        for stream in acme.run():
            if "streams" not in OTHER:
                OTHER["streams"] = []
            OTHER["streams"].append(stream)  # leak: STL101
        """,
        """
        STATE = {"streams": []}
        for stream in acme.run():
            STATE["streams"].append(stream)
            STATE["streams"] = []
        """,
    ),
    "a new container by update": (
        """
        STATE = {"streams": []}
        for stream in acme.run():
            STATE["streams"].append(stream)  # leak: STL101
            STATE.update(texts=[])
        """,
        """
        STATE = {"streams": []}
        for stream in acme.run():
            STATE["streams"].append(stream)
            STATE.update(streams=[])
        """,
    ),
    "a limit that is asked before": (
        """
        USED = []
        OTHER = []

        def take(stream):
            if len(OTHER) >= 1:
                return False
            USED.append(stream)  # leak: STL101
            return True

        for stream in acme.run():
            take(stream)
        del stream
        """,
        """
        USED = []
        def take(stream):
            if len(USED) >= 1:
                return False
            USED.append(stream)
            return True
        for stream in acme.run():
            take(stream)
        del stream
        """,
    ),
    "a limit of the object": (
        """
        class Slots:
            def __init__(self):
                self.limit = 1
                self.used = []
            def take(self, stream):
                if len(self.used) >= self.limit:
                    self.limit += 1
                if len(self.used) >= self.limit:
                    raise RuntimeError("full")
                self.used.append(stream)  # leak: STL103
        slots = Slots()
        for stream in acme.run():
            slots.take(stream)
        """,
        """
        class Slots:
            def __init__(self, limit):
                self.limit = limit
                self.used = []
            def take(self, stream):
                if len(self.used) >= self.limit:
                    raise RuntimeError("full")
                self.used.append(stream)
        slots = Slots(1)
        for stream in acme.run():
            try:
                slots.take(stream)
            except RuntimeError:
                pass
        del stream
        """,
    ),
    "a limit by a property": (
        """
        class Slots:
            def __init__(self):
                self.used = []
            @property
            def full(self):
                return len(self.used) >= 1
            def take(self, stream):
                if len(self.used) == 0 or self.full:
                    self.used.append(stream)  # leak: STL103
        slots = Slots()
        for stream in acme.run():
            slots.take(stream)
        """,
        """
        class Slots:
            def __init__(self):
                self.used = []
            @property
            def full(self):
                return len(self.used) >= 1
            def take(self, stream):
                if not self.full:
                    self.used.append(stream)
        slots = Slots()
        for stream in acme.run():
            slots.take(stream)
        del stream
        """,
    ),
    "where there is nothing yet": (
        """
        STARTED = []
        def handle(stream):
            if not STARTED:
                acme.hold = None
            STARTED.append(stream)  # leak: STL101
        for stream in acme.run():
            handle(stream)
        """,
        """
        STARTED = []
        def handle(stream):
            if not STARTED:
                STARTED.append(stream)
        for stream in acme.run():
            handle(stream)
        del stream
        """,
    ),
    "a flag that is set the first time": (
        """
        DONE = False
        FIRST = []

        def handle(stream):
            global DONE
            if DONE:
                return
            DONE = stream.id < 0
            FIRST.append(stream)  # leak: STL101

        for stream in acme.run():
            handle(stream)
        del stream
        """,
        """
        DONE = False
        FIRST = []
        def handle(stream):
            global DONE
            if DONE:
                return
            DONE = True
            FIRST.append(stream)
        for stream in acme.run():
            handle(stream)
        del stream
        """,
    ),
    "what a comprehension makes of each": (
        """
        SEEN = []
        for stream in acme.run():
            SEEN.append(stream)  # leak: STL101
            SEEN = list(map(lambda one: one, SEEN))
        """,
        """
        SEEN = []
        for stream in acme.run():
            SEEN.append(stream)
            SEEN = [str(one) for one in SEEN]
        """,
    ),
    "a new container under a key of an object's dict": (
        """
        class Session:
            def __init__(self):
                self.state = {"streams": []}
        SESSION = Session()
        for stream in acme.run():
            SESSION.state["streams"].append(stream)  # leak: STL103
            SESSION.state["texts"] = []
        """,
        """
        class Session:
            def __init__(self):
                self.state = {"streams": []}
        SESSION = Session()
        for stream in acme.run():
            SESSION.state["streams"].append(stream)
            SESSION.state["streams"] = []
        """,
    ),
    "a call that fails is caught before the eviction": (
        """
        PENDING = {}
        def go(s):
            PENDING[s.id] = s  # leak: STL108
            try:
                acme.work(s)
                del PENDING[s.id]
            except ConnectionError:
                pass
        for s in acme.run():
            go(s)
        """,
        """
        PENDING = {}
        def go(s):
            PENDING[s.id] = s
            try:
                acme.work(s)
            except ConnectionError:
                pass
            del PENDING[s.id]
        for s in acme.run():
            go(s)
        """,
    ),
    "a handler that calls what takes it out, and one that does not": (
        """
        class Box:
            def __init__(self):
                self.live = set()
            def call(self, s):
                self.live.add(s)  # leak: STL108
                try:
                    acme.work(s)
                    self.live.discard(s)
                except ConnectionError as error:
                    self.fail(s, error)
            def fail(self, s, error):
                print(error)
        B = Box()
        for s in acme.run():
            B.call(s)
        """,
        """
        class Box:
            def __init__(self):
                self.live = set()
            def call(self, s):
                self.live.add(s)
                try:
                    acme.work(s)
                    self.live.discard(s)
                except ConnectionError as error:
                    self.fail(s, error)
            def fail(self, s, error):
                self.live.discard(s)
        B = Box()
        for s in acme.run():
            B.call(s)
        """,
    ),
    "a failure that suppress stops": (
        """
        import contextlib
        LIVE = {}
        for s in acme.run():
            LIVE[s.id] = s  # leak: STL108
            with contextlib.suppress(ConnectionError):
                acme.work(s)
                del LIVE[s.id]
        """,
        """
        import contextlib
        LIVE = {}
        for s in acme.run():
            LIVE[s.id] = s
            with contextlib.suppress(ConnectionError):
                acme.work(s)
            del LIVE[s.id]
        """,
    ),
    "continue in a handler": (
        """
        PENDING = {}
        for s in acme.run():
            PENDING[s.id] = s  # leak: STL108
            try:
                acme.work(s)
            except ConnectionError:
                continue
            PENDING.pop(s.id)
        """,
        """
        PENDING = {}
        for s in acme.run():
            PENDING[s.id] = s
            try:
                acme.work(s)
            except ConnectionError:
                del PENDING[s.id]
                continue
            PENDING.pop(s.id)
        """,
    ),
    "a flag of success asked after the try": (
        """
        PENDING = {}
        for s in acme.run():
            ok = False
            PENDING[s.id] = s  # leak: STL108
            try:
                acme.work(s)
                ok = True
            except ConnectionError:
                pass
            if ok:
                PENDING.pop(s.id)
        """,
        """
        PENDING = {}
        for s in acme.run():
            ok = False
            PENDING[s.id] = s
            try:
                acme.work(s)
                ok = True
            except ConnectionError:
                pass
            if ok:
                PENDING.pop(s.id)
            else:
                del PENDING[s.id]
        """,
    ),
    "a flag of failure asked after the try": (
        """
        PENDING = {}
        def process(s):
            PENDING[s.id] = s  # leak: STL108
            done = False
            try:
                acme.work(s)
                done = True
            except ConnectionError:
                pass
            if not done:
                print("bad")
                return
            PENDING.pop(s.id)
        for s in acme.run():
            process(s)
        """,
        """
        PENDING = {}
        def process(s):
            PENDING[s.id] = s
            done = False
            try:
                acme.work(s)
                done = True
            except ConnectionError:
                pass
            if not done:
                PENDING.pop(s.id)
                return
            PENDING.pop(s.id)
        for s in acme.run():
            process(s)
        """,
    ),
    "what is taken out where another opens it in vain, and by who ends it": (
        """
        class Manager:
            def __init__(self):
                self.active = {}
            def connect(self, s):
                self.active[s.id] = s  # leak: STL103
                return s.id
            def close(self, key):
                self.active.pop(key, None)
        class Registry:
            def __init__(self, manager):
                self.manager = manager
                self.keys = []
            def create(self, s):
                key = self.manager.connect(s)
                try:
                    self.keys.append(key)
                except ValueError:
                    self.manager.close(key)
                    raise
                return key
        M = Manager()
        R = Registry(M)
        for s in acme.run():
            R.create(s)
        """,
        """
        class Manager:
            def __init__(self):
                self.active = {}
            def connect(self, s):
                self.active[s.id] = s
                return s.id
            def close(self, key):
                self.active.pop(key, None)
        class Registry:
            def __init__(self, manager):
                self.manager = manager
                self.keys = []
            def create(self, s):
                key = self.manager.connect(s)
                try:
                    self.keys.append(key)
                except ValueError:
                    self.manager.close(key)
                    raise
                return key
            def end(self):
                self.manager.close(self.keys.pop())
        M = Manager()
        R = Registry(M)
        for s in acme.run():
            R.create(s)
            R.end()
        """,
    ),
    "the object of a container replaced": (
        """
        class Turn:
            def __init__(self):
                self.streams = []
        class Agent:
            def __init__(self):
                self.turn = Turn()
            def begin(self):
                self.turn = Turn()
            def add(self, s):
                self.turn.streams.append(s)  # leak: STL103
        A = Agent()
        for s in acme.run():

            A.add(s)
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []
        class Agent:
            def __init__(self):
                self.turn = Turn()
            def begin(self):
                self.turn = Turn()
            def add(self, s):
                self.turn.streams.append(s)
        A = Agent()
        for s in acme.run():
            A.begin()
            A.add(s)
        """,
    ),
    "the objects of a defaultdict cleared": (
        """
        from collections import defaultdict
        class Turn:
            def __init__(self):
                self.streams = []
        T = defaultdict(Turn)
        def add(k, s):
            T["x"].streams.append(s)  # leak: STL103
        for s in acme.run():
            add(s.id, s)
        """,
        """
        from collections import defaultdict
        class Turn:
            def __init__(self):
                self.streams = []
        T = defaultdict(Turn)
        def add(k, s):
            T[k].streams.append(s)
        for s in acme.run():
            add(s.id, s)
            T.clear()
        """,
    ),
    "a finalizer of what never ends": (
        """
        import weakref
        KEPT = {}


        class Owner:
            pass


        OWNER = Owner()


        def serve():
            for stream in acme.run():
                KEPT[stream.id] = stream  # leak: STL101
                weakref.finalize(OWNER, KEPT.pop, stream.id)


        serve()
        """,
        """
        import weakref
        KEPT = {}


        class Owner:
            pass


        def serve():
            for stream in acme.run():
                owner = Owner()
                KEPT[stream.id] = stream
                weakref.finalize(owner, KEPT.pop, stream.id)
                del owner


        serve()
        """,
    ),
    "a function whose caller catches what it raises": (
        """
        TABLE = {}
        def execute(s):
            TABLE[s.id] = s  # leak: STL108
            acme.work(s)
            TABLE.pop(s.id)
        def dispatch(s):
            try:
                execute(s)
            except ConnectionError:
                return 502
            return 200
        for s in acme.run():
            dispatch(s)
        """,
        """
        TABLE = {}
        def execute(s):
            TABLE[s.id] = s
            try:
                acme.work(s)
            finally:
                TABLE.pop(s.id)
        def dispatch(s):
            try:
                execute(s)
            except ConnectionError:
                return 502
            return 200
        for s in acme.run():
            dispatch(s)
        """,
    ),
    "a flag of the entry that its own release turns": (
        """
        class Lease:
            def __init__(self, manager, stream):
                self.manager = manager
                self.stream = stream
                self.released = False
            def release(self):
                if not self.released:
                    self.released = True
                    self.manager = None
            def __enter__(self):
                return self
            def __exit__(self, *error):
                self.release()
        class Manager:
            def __init__(self):
                self.leases = []
            def acquire(self, stream):
                lease = Lease(self, stream)
                self.leases.append(lease)  # leak: STL103
                return lease
        MANAGER = Manager()
        for s in acme.run():
            lease = MANAGER.acquire(s)
            lease.stream.final_message()
        """,
        """
        class Lease:
            def __init__(self, manager, stream):
                self.manager = manager
                self.stream = stream
                self.released = False
            def release(self):
                if not self.released:
                    self.released = True
                    self.manager.leases.remove(self)
            def __enter__(self):
                return self
            def __exit__(self, *error):
                self.release()
        class Manager:
            def __init__(self):
                self.leases = []
            def acquire(self, stream):
                lease = Lease(self, stream)
                self.leases.append(lease)
                return lease
        MANAGER = Manager()
        for s in acme.run():
            with MANAGER.acquire(s) as lease:
                lease.stream.final_message()
        """,
    ),
    "slots that are used again": (
        """
        class Slots:
            def __init__(self):
                self.slots = []
                self.free = []
            def take(self, s):
                if self.free:
                    slot = self.free.pop()
                    self.slots[slot] = s
                else:
                    slot = len(self.slots)
                    self.slots.append(s)  # leak: STL103
                return slot
            def give_back(self, slot):
                self.last = slot

        SLOTS = Slots()
        for s in acme.run():
            slot = SLOTS.take(s)
            SLOTS.give_back(slot)
        """,
        """
        class Slots:
            def __init__(self):
                self.slots = []
                self.free = []
            def take(self, s):
                if self.free:
                    slot = self.free.pop()
                    self.slots[slot] = s
                else:
                    slot = len(self.slots)
                    self.slots.append(s)
                return slot
            def give_back(self, slot):
                self.slots[slot] = None
                self.free.append(slot)
        SLOTS = Slots()
        for s in acme.run():
            slot = SLOTS.take(s)
            SLOTS.give_back(slot)
        """,
    ),
    "taken out at the end of an iterator": (
        """
        class Loop:
            def __init__(self):
                self.readers = {}
            def add(self, s):
                events = iter(s)
                def on_readable():
                    try:
                        next(events)
                    except StopIteration:
                        s.close()
                self.readers[s.id] = (s, on_readable)  # leak: STL103
            def run(self):
                for _, read in list(self.readers.values()):
                    read()
        LOOP = Loop()
        for s in acme.run():
            LOOP.add(s)
            LOOP.run()
        """,
        """
        class Loop:
            def __init__(self):
                self.readers = {}
            def add(self, s):
                events = iter(s)
                def on_readable():
                    try:
                        next(events)
                    except StopIteration:
                        self.readers.pop(s.id)
                self.readers[s.id] = (s, on_readable)
            def run(self):
                while self.readers:
                    for _, read in list(self.readers.values()):
                        read()
        LOOP = Loop()
        for s in acme.run():
            LOOP.add(s)
            LOOP.run()
        """,
    ),
    "a deadline after which only an answer takes out": (
        """
        import asyncio
        class Pending:
            def __init__(self, stream):
                self.stream = stream
                self.future = asyncio.get_running_loop().create_future()
        class Peer:
            def __init__(self):
                self.pending = {}
            async def request(self, s):
                pending = Pending(s)
                self.pending[s.id] = pending  # leak: STL103|STL108
                try:
                    return await asyncio.wait_for(pending.future, 0.001)
                except asyncio.TimeoutError:
                    return None
            def on_message(self, number, result):
                pending = self.pending.pop(number, None)
                if pending is not None:
                    pending.future.set_result(result)
        async def main():
            peer = Peer()
            async for s in acme.arun():
                await peer.request(s)
            peer.on_message(0, None)
            KEPT.append(peer)
        KEPT = []
        asyncio.run(main())
        """,
        """
        import asyncio
        class Pending:
            def __init__(self, stream):
                self.stream = stream
                self.future = asyncio.get_running_loop().create_future()
        class Peer:
            def __init__(self):
                self.pending = {}
            async def request(self, s):
                pending = Pending(s)
                self.pending[s.id] = pending
                try:
                    return await asyncio.wait_for(pending.future, 0.001)
                except asyncio.TimeoutError:
                    return None
                finally:
                    self.pending.pop(s.id, None)
            def on_message(self, number, result):
                pending = self.pending.pop(number, None)
                if pending is not None:
                    pending.future.set_result(result)
        async def main():
            peer = Peer()
            async for s in acme.arun():
                await peer.request(s)
            peer.on_message(0, None)
            KEPT.append(peer)
        KEPT = []
        asyncio.run(main())
        """,
    ),
    "the end of what is stored": (
        """
        class Resource:
            table = {}
            def __init__(self, stream):
                self.stream = stream
                self.table[id(self)] = self  # leak: STL102
            def __del__(self):
                self.close()
            def close(self):
                Resource.table.pop(id(self), None)
        for s in acme.run():
            Resource(s)
        """,
        """
        class Resource:
            table = {}
            def __init__(self, stream):
                self.stream = stream
                self.table[id(self)] = self
            def __del__(self):
                self.close()
            def close(self):
                Resource.table.pop(id(self), None)
        for s in acme.run():
            Resource(s).close()
        """,
    ),
    "taken out only where it is not there": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[stream.id] = stream  # leak: STL101
            try:
                return stream.final_message()
            finally:
                if stream.id not in SESSIONS:
                    del SESSIONS[stream.id]
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[stream.id] = stream
            try:
                return stream.final_message()
            finally:
                if stream.id in SESSIONS:
                    del SESSIONS[stream.id]
        """,
    ),
    "taken out under a tuple": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[("stream", stream.id)] = stream  # leak: STL101
            try:
                return stream.final_message()
            finally:
                SESSIONS.pop(("streams", stream.id), None)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[("stream", stream.id)] = stream
            try:
                return stream.final_message()
            finally:
                SESSIONS.pop(("stream", stream.id), None)
        """,
    ),
    "taken out without its prefix": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[f"stream:{stream.id}"] = stream  # leak: STL101
            try:
                return stream.final_message()
            finally:
                SESSIONS.pop(str(stream.id), None)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[f"stream:{stream.id}"] = stream
            try:
                return stream.final_message()
            finally:
                SESSIONS.pop("stream:" + str(stream.id), None)
        """,
    ),
    "got and taken out where there is none": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        def drop(stream):
            if SESSIONS.get(stream.id) is None:
                SESSIONS.pop(stream.id, None)

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[stream.id] = stream  # leak: STL101
            try:
                return stream.final_message()
            finally:
                drop(stream)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        def drop(stream):
            if SESSIONS.get(stream.id) is not None:
                SESSIONS.pop(stream.id, None)

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            SESSIONS[stream.id] = stream
            try:
                return stream.final_message()
            finally:
                drop(stream)
        """,
    ),
    "a flag that nothing sets": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        class Session:
            def __init__(self, stream):
                self.stream = stream
                self.crashed = False

        @app.post("/talk")
        async def talk(text: str):
            session = Session(acme.make())
            SESSIONS[session.stream.id] = session  # leak: STL101
            try:
                return session.stream.final_message()
            finally:
                if session.crashed:
                    del SESSIONS[session.stream.id]
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        class Session:
            def __init__(self, stream):
                self.stream = stream
                self.crashed = False

        @app.post("/talk")
        async def talk(text: str):
            session = Session(acme.make())
            SESSIONS[session.stream.id] = session
            try:
                return session.stream.final_message()
            finally:
                if not session.crashed:
                    del SESSIONS[session.stream.id]
        """,
    ),
    "one of two flags that nothing sets": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        class Session:
            def __init__(self, stream):
                self.stream = stream
                self.crashed = False
                self.closed = False

        @app.post("/talk")
        async def talk(text: str):
            session = Session(acme.make())
            SESSIONS[session.stream.id] = session  # leak: STL101
            try:
                return session.stream.final_message()
            finally:
                if not session.closed and session.crashed:
                    del SESSIONS[session.stream.id]
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        class Session:
            def __init__(self, stream):
                self.stream = stream
                self.crashed = False
                self.closed = False

        @app.post("/talk")
        async def talk(text: str):
            session = Session(acme.make())
            SESSIONS[session.stream.id] = session
            try:
                return session.stream.final_message()
            finally:
                if not session.closed or session.crashed:
                    del SESSIONS[session.stream.id]
        """,
    ),
    "members that are asked for by their ids": (
        """
        from collections import defaultdict
        from fastapi import FastAPI

        app = FastAPI()


        class Rooms:
            def __init__(self):
                self._members = defaultdict(set)

            def join(self, room, stream):
                self._members[room].add(stream)  # leak: STL103

            def leave(self, room, stream):
                members = self._members.get(room)
                if not members:
                    return
                if stream.id in members:
                    members.discard(stream)


        ROOMS = Rooms()


        @app.websocket("/chat")
        async def chat(ws):
            stream = await acme.amake()
            ROOMS.join("lobby", stream)
            try:
                acme.work(stream)
            finally:
                ROOMS.leave("lobby", stream)
        """,
        """
        from collections import defaultdict
        from fastapi import FastAPI

        app = FastAPI()


        class Rooms:
            def __init__(self):
                self._members = defaultdict(set)

            def join(self, room, stream):
                self._members[room].add(stream)

            def leave(self, room, stream):
                members = self._members.get(room)
                if not members:
                    return
                members.discard(stream)
                if not members:
                    del self._members[room]


        ROOMS = Rooms()


        @app.websocket("/chat")
        async def chat(ws):
            stream = await acme.amake()
            ROOMS.join("lobby", stream)
            try:
                acme.work(stream)
            finally:
                ROOMS.leave("lobby", stream)
        """,
    ),
    "a done-callback by a key": (
        """
        import asyncio
        from functools import partial

        from fastapi import FastAPI

        app = FastAPI()


        class Jobs:
            def __init__(self):
                self._jobs = {}

            def spawn(self, stream):
                task = asyncio.ensure_future(self._run(stream))
                self._jobs[stream.id] = (task, stream)  # leak: STL103|STL107|STL108
                task.add_done_callback(partial(self._forget, task))

            async def _run(self, stream):
                await asyncio.sleep(0)
                return acme.work(stream)

            def _forget(self, key, task):
                self._jobs.pop(key, None)
                task.exception()


        JOBS = Jobs()


        @app.post("/")
        async def handle(request):
            JOBS.spawn(await acme.amake())
        """,
        """
        import asyncio
        from functools import partial

        from fastapi import FastAPI

        app = FastAPI()


        class Jobs:
            def __init__(self):
                self._jobs = {}

            def spawn(self, stream):
                task = asyncio.ensure_future(self._run(stream))
                self._jobs[stream.id] = (task, stream)
                task.add_done_callback(partial(self._forget, stream.id))

            async def _run(self, stream):
                await asyncio.sleep(0)
                return acme.work(stream)

            def _forget(self, key, task):
                self._jobs.pop(key, None)
                task.exception()


        JOBS = Jobs()


        @app.post("/")
        async def handle(request):
            JOBS.spawn(await acme.amake())
        """,
    ),
    "a state in the place of the other": (
        """
        from fastapi import FastAPI

        app = FastAPI()


        class Jobs:
            def __init__(self):
                self.jobs = {}

            def start(self, stream):
                self.jobs[stream.id] = {"state": "running", "stream": stream}  # leak: STL103

            def fail(self, stream):
                self.jobs[stream.id]["state"] = "failed"

            def finish(self, stream):
                self.jobs[stream.id]["state"] = "done"


        JOBS = Jobs()


        @app.post("/")
        async def handle(request):
            stream = await acme.amake()
            JOBS.start(stream)
            try:
                acme.work(stream)
            except BaseException:
                JOBS.fail(stream)
                raise
            JOBS.finish(stream)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()


        class Jobs:
            def __init__(self):
                self.jobs = {}

            def start(self, stream):
                self.jobs[stream.id] = {"state": "running", "stream": stream}

            def fail(self, stream):
                self.jobs[stream.id] = {"state": "failed"}

            def finish(self, stream):
                self.jobs[stream.id] = {"state": "done"}


        JOBS = Jobs()


        @app.post("/")
        async def handle(request):
            stream = await acme.amake()
            JOBS.start(stream)
            try:
                acme.work(stream)
            except BaseException:
                JOBS.fail(stream)
                raise
            JOBS.finish(stream)
        """,
    ),
    "two tables of which one is emptied": (
        """
        from fastapi import FastAPI

        app = FastAPI()


        class Manager:
            def __init__(self):
                self.by_id = {}
                self.by_user = {}

            def connect(self, user, stream):
                self.by_id[stream.id] = stream
                self.by_user.setdefault(user, []).append(stream)  # leak: STL103

            def disconnect(self, user, stream):
                self.by_id.pop(stream.id, None)
                if user in self.by_user and not self.by_user[user]:
                    del self.by_user[user]


        manager = Manager()


        @app.websocket("/ws")
        async def endpoint(ws):
            stream = await acme.amake()
            manager.connect("ann", stream)
            try:
                await acme.awork(stream)
            finally:
                manager.disconnect("ann", stream)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()


        class Manager:
            def __init__(self):
                self.by_id = {}
                self.by_user = {}

            def connect(self, user, stream):
                self.by_id[stream.id] = stream
                self.by_user.setdefault(user, []).append(stream)

            def disconnect(self, user, stream):
                self.by_id.pop(stream.id, None)
                if user in self.by_user:
                    self.by_user[user].remove(stream)
                    if not self.by_user[user]:
                        del self.by_user[user]


        manager = Manager()


        @app.websocket("/ws")
        async def endpoint(ws):
            stream = await acme.amake()
            manager.connect("ann", stream)
            try:
                await acme.awork(stream)
            finally:
                manager.disconnect("ann", stream)
        """,
    ),
    "a stack that takes out by a key": (
        """
        import contextlib

        from flask import Flask

        app = Flask(__name__)
        LIVE = set()


        @app.post("/")
        def handle():
            with contextlib.ExitStack() as stack:
                stream = acme.make()
                LIVE.add(stream)  # leak: STL101|STL108
                stack.callback(LIVE.discard, stream.id)
                return acme.work(stream)
        """,
        """
        import contextlib

        from flask import Flask

        app = Flask(__name__)
        LIVE = set()


        @app.post("/")
        def handle():
            with contextlib.ExitStack() as stack:
                stream = acme.make()
                LIVE.add(stream)
                stack.callback(LIVE.discard, stream)
                return acme.work(stream)
        """,
    ),
    "a sweep for a flag that nothing sets": (
        """
        class Entry:
            def __init__(self, stream):
                self.stream = stream
                self.done = False
        E = {}
        def sweep():
            for key in [k for k, e in E.items() if e.done]:
                del E[key]
        for stream in acme.run():
            E[stream.id] = Entry(stream)  # leak: STL101
            sweep()
        """,
        """
        class Entry:
            def __init__(self, stream):
                self.stream = stream
                self.done = False
        E = {}
        def sweep():
            for key in [k for k, e in E.items() if e.done]:
                del E[key]
        for stream in acme.run():
            E[stream.id] = Entry(stream)
            E[stream.id].done = True
            sweep()
        """,
    ),
}
