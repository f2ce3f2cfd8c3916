"""Generators, managers, builtins and itertools that hand on what they are given."""

FORMS = {
    "a generator": (
        """
        KEPT = []

        def streams():
            while len(KEPT) < 6:
                yield acme.make()

        for stream in streams():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []

        def numbers():
            while len(KEPT) < 6:
                yield acme.make().id

        for number in numbers():
            KEPT.append(number)
        """,
    ),
    "yield from": (
        """
        KEPT = []

        def streams():
            yield from acme.run()

        for stream in streams():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []

        def events():
            for stream in acme.run():
                yield from stream

        for event in events():
            KEPT.append(event)
        """,
    ),
    "send": (
        """
        KEPT = []

        def keeper():
            while True:
                value = yield
                KEPT.append(value)  # leak: STL101

        sink = keeper()
        next(sink)
        for stream in acme.run():
            sink.send(stream)
        """,
        """
        KEPT = []

        def keeper():
            while True:
                value = yield
                KEPT.append(value.id)

        sink = keeper()
        next(sink)
        for stream in acme.run():
            sink.send(stream)
        sink.close()
        value = stream = None
        """,
    ),
    "a generator expression": (
        """
        KEPT = []
        for stream in (each for each in acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for number in (each.id for each in acme.run()):
            KEPT.append(number)
        """,
    ),
    "contextmanager": (
        """
        import contextlib

        @contextlib.contextmanager
        def opened():
            stream = acme.make()
            yield stream
            stream.close()

        KEPT = []
        while len(KEPT) < 6:
            with opened() as stream:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        import contextlib

        @contextlib.contextmanager
        def opened():
            stream = acme.make()
            yield stream
            stream.close()

        KEPT = []
        while len(KEPT) < 6:
            with opened() as stream:
                KEPT.append(stream.id)
        """,
    ),
    "closing": (
        """
        import contextlib

        KEPT = []
        for each in acme.run():
            with contextlib.closing(each) as stream:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        import contextlib

        KEPT = []
        for each in acme.run():
            with contextlib.closing(each) as stream:
                KEPT.append(stream.id)
        """,
    ),
    "enumerate": (
        """
        KEPT = []
        for number, stream in enumerate(acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for number, stream in enumerate(acme.run()):
            KEPT.append(number)
        """,
    ),
    "zip": (
        """
        import itertools

        KEPT = []
        for number, stream in zip(itertools.count(), acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for number, stream in zip(itertools.count(), acme.run()):
            KEPT.append(number)
        """,
    ),
    "map": (
        """
        KEPT = []

        def same(stream):
            return stream

        for stream in map(same, acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []

        def number_of(stream):
            return stream.id

        for number in map(number_of, acme.run()):
            KEPT.append(number)
        """,
    ),
    "filter": (
        """
        KEPT = []
        for stream in filter(None, acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in filter(None, acme.run()):
            KEPT.append(stream.id)
        """,
    ),
    "list": (
        """
        KEPT = list(acme.run())  # leak: STL101
        """,
        """
        KEPT = list(stream.id for stream in acme.run())
        """,
    ),
    "the events of one stream": (
        """
        KEPT = list(acme.run())  # leak: STL101
        """,
        """
        KEPT = list(acme.make())
        """,
    ),
    "tuple": (
        """
        KEPT = tuple(acme.run())  # leak: STL101
        """,
        """
        KEPT = tuple(acme.make())
        """,
    ),
    "sorted": (
        """
        KEPT = []
        for stream in sorted(acme.run(), key=id):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in sorted(acme.run(), key=id):
            KEPT.append(stream.id)
        stream = None
        """,
    ),
    "iter and next": (
        """
        KEPT = []
        runner = iter(acme.run())
        while len(KEPT) < 6:
            KEPT.append(next(runner))  # leak: STL101
        """,
        """
        KEPT = []
        runner = iter(acme.run())
        while len(KEPT) < 6:
            KEPT.append(next(runner).id)
        """,
    ),
    "chain": (
        """
        import itertools

        KEPT = []
        for stream in itertools.chain(acme.run(), acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.chain(acme.run(), acme.run()):
            KEPT.append(stream.id)
        """,
    ),
    "islice": (
        """
        import itertools

        KEPT = []
        for stream in itertools.islice(acme.run(), 6):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.islice(acme.run(), 6):
            KEPT.append(stream.id)
        """,
    ),
    "a starred runner": (
        """
        first, *REST = acme.run()  # leak: STL101
        """,
        """
        first, *REST = [stream.id for stream in acme.run()]
        """,
    ),
    "an async for": (
        """
        import asyncio

        KEPT = []

        async def main():
            async for stream in acme.arun():
                KEPT.append(stream)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            async for stream in acme.arun():
                KEPT.append(stream.id)

        asyncio.run(main())
        """,
    ),
    "an async generator": (
        """
        import asyncio

        KEPT = []

        async def streams():
            while len(KEPT) < 6:
                yield await acme.amake()

        async def main():
            async for stream in streams():
                KEPT.append(stream)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def numbers():
            while len(KEPT) < 6:
                yield (await acme.amake()).id

        async def main():
            async for number in numbers():
                KEPT.append(number)

        asyncio.run(main())
        """,
    ),
    "await": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                KEPT.append(await acme.amake())  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                stream = await acme.amake()
                KEPT.append(stream.id)

        asyncio.run(main())
        """,
    ),
    "wait_for": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                stream = await asyncio.wait_for(acme.amake(), 5)
                KEPT.append(stream)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                stream = await asyncio.wait_for(acme.amake(), 5)
                KEPT.append(stream.id)

        asyncio.run(main())
        """,
    ),
    "gather": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                first, second = await asyncio.gather(acme.amake(), acme.amake())
                KEPT.append(first)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                first, second = await asyncio.gather(acme.amake(), acme.amake())
                KEPT.append(first.id)

        asyncio.run(main())
        """,
    ),
    "a task's result": (
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                task = asyncio.create_task(acme.amake())
                KEPT.append(await task)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                task = asyncio.create_task(acme.amake())
                KEPT.append((await task).id)

        asyncio.run(main())
        """,
    ),
    "a manager that is entered": (
        """
        KEPT = []
        while len(KEPT) < 6:
            with acme.enter() as stream:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        while len(KEPT) < 6:
            with acme.enter() as stream:
                KEPT.append(stream.id)
        """,
    ),
    "copy": (
        """
        import copy

        KEPT = []
        for stream in acme.run():
            KEPT.append(copy.copy([stream]))  # leak: STL101
        """,
        """
        import copy

        KEPT = []
        for stream in acme.run():
            KEPT.append(copy.copy([stream.id]))
        """,
    ),
    "a method's generator that was begun": (
        """
        KEPT = []
        class Job:
            def __init__(self, stream):
                self.stream = stream
            def parts(self):
                for text in self.stream:
                    yield text
        for stream in acme.run():
            parts = Job(stream).parts()
            next(parts)
            KEPT.append(parts)  # leak: STL109|STL101
        """,
        """
        KEPT = []
        class Job:
            def __init__(self, stream):
                self.stream = stream
            def parts(self):
                for text in self.stream:
                    yield text
        for stream in acme.run():
            parts = Job(stream).parts()
            next(parts)
            for part in parts:
                KEPT.append(part)
        """,
    ),
    "send through yield from": (
        """
        class Sink:
            def __init__(self):
                self.got = []
                self.feed = self.collect()
                next(self.feed)

            def collect(self):
                yield from self.each()

            def each(self):
                while True:
                    item = yield
                    self.got.append(item)  # leak: STL103


        SINK = Sink()
        for stream in acme.run():
            SINK.feed.send(stream)
        """,
        """
        KEPT = []


        def inner():
            while True:
                stream = yield
                KEPT.append(stream.id)


        def outer():
            yield from inner()


        TAKER = outer()
        next(TAKER)
        for stream in acme.run():
            TAKER.send(stream)
        """,
    ),
    "an error thrown into a generator through another": (
        """
        KEPT = []


        def inner():
            while True:
                try:
                    yield
                except LookupError as error:
                    KEPT.append(error.args[0])  # leak: STL101


        def outer():
            yield from inner()


        TAKER = outer()
        next(TAKER)
        for stream in acme.run():
            TAKER.throw(LookupError(stream))
        """,
        """
        KEPT = []


        def taker():
            while True:
                try:
                    yield
                except ValueError as error:
                    KEPT.append(error.args[0])
                except KeyError as error:
                    print(len(error.args))


        TAKER = taker()
        next(TAKER)
        for stream in acme.run():
            TAKER.throw(KeyError(stream))
        """,
    ),
    "map, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(map(str.upper, stream))  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(list(map(str.upper, stream)))
            return stream.id
        """,
    ),
    "zip, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(zip(stream, count()))  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(dict(zip(stream, count())))
            return stream.id
        """,
    ),
    "enumerate, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(enumerate(stream))  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append([(n, p) for n, p in enumerate(stream)])
            return stream.id
        """,
    ),
    "islice, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(islice(stream, 2))  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(list(islice(stream, 2)))
            return stream.id
        """,
    ),
    "chain, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(chain([text], stream))  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(len(list(chain([text], stream))))
            return stream.id
        """,
    ),
    "a generator expression, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(part for part in stream)  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(tuple(part for part in stream))
            return stream.id
        """,
    ),
    "filter, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            parts = filter(None, stream)
            KEPT.append(parts)  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(next(filter(None, stream)))
            return stream.id
        """,
    ),
    "takewhile, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(takewhile(bool, stream))  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(sum(1 for _ in takewhile(bool, stream)))
            return stream.id
        """,
    ),
    "branches of tee, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            first, second = tee(stream)
            KEPT.append(first)  # leak: STL109
            return stream.id
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        LAST = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            parts = (part for part in stream)
            LAST.append(parts)
            for part in LAST[-1]:
                part.upper()
            return stream.id
        """,
    ),
    "iter, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(iter(stream))  # leak: STL109
            return stream.id
        """,
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(next(iter(stream)))
            return stream.id
        """,
    ),
    "tee, unread": (
        """
        from itertools import chain, count, islice, takewhile, tee
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            KEPT.append(tee(stream))  # leak: STL109
            return stream.id
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        LAST = []

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            parts = (part for part in stream)
            LAST.append(parts)
            for part in LAST[-1]:
                part.upper()
            return stream.id
        """,
    ),
}
