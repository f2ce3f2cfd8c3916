"""Methods that Python calls by itself: descriptors, operators, and the other protocols of a class."""

FORMS = {
    "a descriptor of the project": (
        """
        class Attribute:
            def __set_name__(self, owner, name):
                self.name = "_" + name

            def __get__(self, instance, owner):
                return self.kept

            def __set__(self, instance, value):
                instance.kept.append(value)  # leak: STL103

        class Session:
            current = Attribute()

            def __init__(self):
                self.kept = []

        SESSION = Session()
        for stream in acme.run():
            SESSION.current = stream
        """,
        """
        class Attribute:
            def __get__(self, instance, owner):
                return instance.number

            def __set__(self, instance, value):
                instance.number = value.id

        class Session:
            current = Attribute()

        SESSION = Session()
        for stream in acme.run():
            SESSION.current = stream
        """,
    ),
    "what a descriptor gives": (
        """
        class Made:
            def __get__(self, instance, owner):
                return acme.make()

        class Session:
            stream = Made()

        KEPT = []
        session = Session()
        while len(KEPT) < 6:
            KEPT.append(session.stream)  # leak: STL101
        """,
        """
        class Made:
            def __get__(self, instance, owner):
                return acme.make().final_message()

        class Session:
            stream = Made()

        KEPT = []
        session = Session()
        while len(KEPT) < 6:
            KEPT.append(session.stream)
        """,
    ),
    "a property that is set": (
        """
        class Session:
            def __init__(self):
                self.kept = []

            @property
            def current(self):
                return self.kept[-1]

            @current.setter
            def current(self, value):
                self.kept.append(value)  # leak: STL103

        SESSION = Session()
        for stream in acme.run():
            SESSION.current = stream
        """,
        """
        class Session:
            def __init__(self):
                self.number = 0

            @property
            def current(self):
                return self.number

            @current.setter
            def current(self, value):
                self.number = value.id

        SESSION = Session()
        for stream in acme.run():
            SESSION.current = stream
        """,
    ),
    "a cached property": (
        """
        from functools import cached_property

        class Turn:
            @cached_property
            def stream(self):
                return acme.make()

        KEPT = []
        while len(KEPT) < 6:
            turn = Turn()
            turn.stream.close()
            KEPT.append(turn.stream)  # leak: STL101
        """,
        """
        from functools import cached_property

        class Turn:
            @cached_property
            def stream(self):
                return acme.make()

        KEPT = []
        while len(KEPT) < 6:
            turn = Turn()
            turn.stream.close()
            KEPT.append(turn.stream.id)
        """,
    ),
    "__getitem__": (
        """
        class Opener:
            def __getitem__(self, key):
                return acme.make()

        OPENER = Opener()
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(OPENER[len(KEPT)])  # leak: STL101
        """,
        """
        class Opener:
            def __getitem__(self, key):
                return acme.make().id

        OPENER = Opener()
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(OPENER[len(KEPT)])
        """,
    ),
    "__getattr__": (
        """
        class Opener:
            def __getattr__(self, name):
                return acme.make()

        OPENER = Opener()
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(OPENER.stream)  # leak: STL101
        """,
        """
        class Opener:
            def __getattr__(self, name):
                return acme.make().id

        OPENER = Opener()
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(OPENER.stream)
        """,
    ),
    "__setattr__": (
        """
        KEPT = []

        class Session:
            def __setattr__(self, name, value):
                KEPT.append(value)  # leak: STL101

        SESSION = Session()
        for stream in acme.run():
            SESSION.current = stream
        """,
        """
        KEPT = []

        class Session:
            def __setattr__(self, name, value):
                KEPT.append(value.id)

        SESSION = Session()
        for stream in acme.run():
            SESSION.current = stream
        """,
    ),
    "__lshift__": (
        """
        class History:
            def __init__(self):
                self.kept = []

            def __lshift__(self, value):
                self.kept.append(value)  # leak: STL103
                return self

        HISTORY = History()
        for stream in acme.run():
            HISTORY << stream
        """,
        """
        class History:
            def __init__(self):
                self.kept = []

            def __lshift__(self, value):
                self.kept.append(value.id)
                return self

        HISTORY = History()
        for stream in acme.run():
            HISTORY << stream
        """,
    ),
    "__radd__": (
        """
        class History:
            def __init__(self):
                self.kept = []

            def __radd__(self, value):
                self.kept.append(value)  # leak: STL103
                return self

        HISTORY = History()
        for stream in acme.run():
            stream + HISTORY
        """,
        """
        class History:
            def __init__(self):
                self.kept = []

            def __radd__(self, value):
                self.kept.append(value.id)
                return self

        HISTORY = History()
        for stream in acme.run():
            stream + HISTORY
        """,
    ),
    "other operators": (
        """
        class History:
            def __init__(self):
                self.kept = []

            def __mul__(self, value):
                self.kept.append(value)  # leak: STL103

            def __matmul__(self, value):
                self.kept.append(value)  # leak: STL103

            def __rshift__(self, value):
                self.kept.append(value)  # leak: STL103

            def __and__(self, value):
                self.kept.append(value)  # leak: STL103

            def __sub__(self, value):
                self.kept.append(value)  # leak: STL103

            def __imul__(self, value):
                self.kept.append(value)  # leak: STL103
                return self

        HISTORY = History()
        for stream in acme.run():
            HISTORY * stream
            HISTORY @ stream
            HISTORY >> stream
            HISTORY & stream
            HISTORY - stream
            HISTORY *= stream
        """,
        """
        class History:
            def __init__(self):
                self.kept = []

            def __mul__(self, value):
                self.kept.append(value.id)

            def __matmul__(self, value):
                self.kept.append(value.id)

            def __rshift__(self, value):
                self.kept.append(value.id)

        HISTORY = History()
        for stream in acme.run():
            HISTORY * stream
            HISTORY @ stream
            HISTORY >> stream
        """,
    ),
    "a comparison": (
        """
        class History:
            def __init__(self):
                self.kept = []

            def __contains__(self, value):
                self.kept.append(value)  # leak: STL103
                return True

            def __eq__(self, value):
                self.kept.append(value)  # leak: STL103
                return True

        HISTORY = History()
        for stream in acme.run():
            HISTORY == stream
            stream in HISTORY
        """,
        """
        class History:
            def __init__(self):
                self.kept = []

            def __contains__(self, value):
                self.kept.append(value.id)
                return True

        HISTORY = History()
        for stream in acme.run():
            stream in HISTORY
        """,
    ),
    "__iter__ that is a generator": (
        """
        class Runner:
            def __iter__(self):
                while True:
                    yield acme.make()

        KEPT = []
        for stream in Runner():
            KEPT.append(stream)  # leak: STL101
            if len(KEPT) == 6:
                break
        """,
        """
        class Runner:
            def __iter__(self):
                while True:
                    yield acme.make()

        KEPT = []
        for stream in Runner():
            KEPT.append(stream.id)
            if len(KEPT) == 6:
                break
        """,
    ),
    "__aiter__ and __anext__": (
        """
        import asyncio

        class Runner:
            def __init__(self):
                self.left = 6

            def __aiter__(self):
                return self

            async def __anext__(self):
                if not self.left:
                    raise StopAsyncIteration
                self.left -= 1
                return await acme.amake()

        KEPT = []

        async def main():
            async for stream in Runner():
                KEPT.append(stream)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        class Runner:
            def __init__(self):
                self.left = 6

            def __aiter__(self):
                return self

            async def __anext__(self):
                if not self.left:
                    raise StopAsyncIteration
                self.left -= 1
                return await acme.amake()

        KEPT = []

        async def main():
            async for stream in Runner():
                KEPT.append(stream.id)

        asyncio.run(main())
        """,
    ),
    "__await__": (
        """
        import asyncio

        class Opening:
            def __await__(self):
                yield
                return acme.make()

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                KEPT.append(await Opening())  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        class Opening:
            def __await__(self):
                yield
                return acme.make().id

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                KEPT.append(await Opening())

        asyncio.run(main())
        """,
    ),
    "__aenter__": (
        """
        import asyncio

        class Opened:
            async def __aenter__(self):
                return acme.make()

            async def __aexit__(self, *error):
                pass

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                async with Opened() as stream:
                    KEPT.append(stream)  # leak: STL101

        asyncio.run(main())
        """,
        """
        import asyncio

        class Opened:
            async def __aenter__(self):
                return acme.make()

            async def __aexit__(self, *error):
                pass

        KEPT = []

        async def main():
            while len(KEPT) < 6:
                async with Opened() as stream:
                    KEPT.append(stream.id)

        asyncio.run(main())
        """,
    ),
    "a manager that takes out what it put in": (
        """
        KEPT = {}

        class Registered:
            def __init__(self, stream):
                self.stream = stream

            def __enter__(self):
                KEPT[self.stream.id] = self.stream  # leak: STL101
                return self

            def __exit__(self, *error):
                self.stream.close()

        for stream in acme.run():
            with Registered(stream):
                stream.final_message()
        """,
        """
        KEPT = {}

        class Registered:
            def __init__(self, stream):
                self.stream = stream

            def __enter__(self):
                KEPT[self.stream.id] = self.stream
                return self

            def __exit__(self, *error):
                del KEPT[self.stream.id]

        for stream in acme.run():
            with Registered(stream):
                stream.final_message()
        """,
    ),
    "__init_subclass__": (
        """
        KEPT = []

        class Base:
            def __init_subclass__(cls, stream, **rest):
                KEPT.append(stream)  # leak: STL101

        for mine in acme.run():
            class Turn(Base, stream=mine):
                pass
        """,
        """
        KEPT = []

        class Base:
            def __init_subclass__(cls, stream, **rest):
                KEPT.append(stream.id)

        for mine in acme.run():
            class Turn(Base, stream=mine):
                pass
        """,
    ),
    "__missing__": (
        """
        class Streams(dict):
            def __missing__(self, key):
                made = self[key] = acme.make()  # leak: STL101|STL103|STL106
                return made

        STREAMS = Streams()
        for number in acme.numbers():
            STREAMS[number].close()
        """,
        """
        class Streams(dict):
            def __missing__(self, key):
                return acme.make()

        STREAMS = Streams()
        for number in acme.numbers():
            STREAMS[number].close()
        """,
    ),
}
