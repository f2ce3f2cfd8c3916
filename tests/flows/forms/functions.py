"""More of functions: defaults, arguments that are gathered, generators, decorators, and bodies that run where they stand."""

FORMS = {
    "a default value of a lambda": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(lambda stream=stream: stream.final_message())  # leak: STL101|STL105
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(lambda number=stream.id: number)
        """,
    ),
    "a default value of a function": (
        """
        KEPT = []
        for stream in acme.run():
            def read(stream=stream):
                return stream.final_message()

            KEPT.append(read)  # leak: STL101|STL105
        """,
        """
        KEPT = []
        for stream in acme.run():
            def read(number=stream.id):
                return number

            KEPT.append(read)
        """,
    ),
    "a default that is called": (
        """
        KEPT = []

        def put(value, into=KEPT):
            into.append(value)  # leak: STL101

        for stream in acme.run():
            put(stream)
        """,
        """
        def put(value, into=None):
            into = []
            into.append(value)

        for stream in acme.run():
            put(stream)
        """,
    ),
    "keywords between": (
        """
        KEPT = []

        def put(first, /, second, *, third):
            KEPT.append(second)  # leak: STL101

        for stream in acme.run():
            put(1, stream, third=2)
        """,
        """
        KEPT = []

        def put(first, /, second, *, third):
            KEPT.append(third)

        for stream in acme.run():
            put(1, stream, third=2)
        """,
    ),
    "*args handed on": (
        """
        KEPT = []

        def put(value):
            KEPT.append(value)  # leak: STL101

        def handed(*args, **kwargs):
            put(*args, **kwargs)

        for stream in acme.run():
            handed(stream)
        """,
        """
        KEPT = []

        def put(value):
            KEPT.append(value)

        def handed(*args, **kwargs):
            put(*args, **kwargs)

        for stream in acme.run():
            handed(stream.id)
        """,
    ),
    "**kwargs handed on": (
        """
        KEPT = []

        def put(value, number):
            KEPT.append(value)  # leak: STL101

        def handed(**kwargs):
            put(**kwargs)

        for stream in acme.run():
            handed(value=stream, number=1)
        """,
        """
        KEPT = []

        def put(value, number):
            KEPT.append(number)

        def handed(**kwargs):
            put(**kwargs)

        for stream in acme.run():
            handed(value=stream, number=1)
        """,
    ),
    "the first of *args": (
        """
        KEPT = []

        def put(*args):
            first, *rest = args
            KEPT.append(first)  # leak: STL101

        for stream in acme.run():
            put(stream, stream.id)
        """,
        """
        KEPT = []

        def put(*args):
            first, *rest = args
            KEPT.append(rest)

        for stream in acme.run():
            put(stream, stream.id)
        """,
    ),
    "the rest of a list": (
        """
        KEPT = []
        for stream in acme.run():
            first, *rest = [stream.id, stream]
            KEPT.append(rest)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            *rest, last = [stream.id, stream]
            KEPT.append(rest)
        """,
    ),
    "a target of a loop that unpacks": (
        """
        KEPT = []
        while len(KEPT) < 6:
            for number, (stream, text) in [(1, (acme.make(), "text"))]:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        while len(KEPT) < 6:
            for number, (stream, text) in [(1, (acme.make(), "text"))]:
                KEPT.append(text)
        """,
    ),
    "a target of a loop that is an attribute": (
        """
        KEPT = []

        class Box:
            pass

        box = Box()
        for box.stream in acme.run():
            KEPT.append(box.stream)  # leak: STL101
        """,
        """
        class Box:
            pass

        box = Box()
        for box.stream in acme.run():
            box.stream.close()
        """,
    ),
    "a target of a loop that is an element": (
        """
        KEPT = {}
        count = 0
        for KEPT[count] in acme.run():  # leak: STL101
            count += 1
        """,
        """
        LAST = {}
        for LAST["stream"] in acme.run():
            LAST["stream"].close()
        """,
    ),
    "a nested function": (
        """
        KEPT = []

        def handle(stream):
            def put():
                KEPT.append(stream)  # leak: STL101

            put()

        for stream in acme.run():
            handle(stream)
        """,
        """
        KEPT = []

        def handle(stream):
            def put():
                KEPT.append(stream.id)

            put()

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a decorator that keeps": (
        """
        KEPT = []

        def kept(function):
            def inner():
                result = function()
                KEPT.append(result)  # leak: STL101
                return result

            return inner

        @kept
        def open_one():
            return acme.make()

        for _ in acme.numbers():
            open_one()
        """,
        """
        KEPT = []

        def kept(function):
            def inner():
                result = function()
                KEPT.append(result.id)
                return result

            return inner

        @kept
        def open_one():
            return acme.make()

        for _ in acme.numbers():
            open_one()
        """,
    ),
    "a decorator with arguments": (
        """
        KEPT = []

        def kept(into):
            def decorate(function):
                def inner(*args, **kwargs):
                    result = function(*args, **kwargs)
                    into.append(result)  # leak: STL101
                    return result

                return inner

            return decorate

        @kept(KEPT)
        def open_one():
            return acme.make()

        for _ in acme.numbers():
            open_one()
        """,
        """
        KEPT = []

        def kept(into):
            def decorate(function):
                def inner(*args, **kwargs):
                    result = function(*args, **kwargs)
                    into.append(result.id)
                    return result

                return inner

            return decorate

        @kept(KEPT)
        def open_one():
            return acme.make()

        for _ in acme.numbers():
            open_one()
        """,
    ),
    "a decorator that is a class": (
        """
        class Kept:
            def __init__(self, function):
                self.function = function
                self.results = []

            def __call__(self):
                result = self.function()
                self.results.append(result)  # leak: STL103
                return result

        @Kept
        def open_one():
            return acme.make()

        for _ in acme.numbers():
            open_one()
        """,
        """
        class Kept:
            def __init__(self, function):
                self.function = function
                self.result = None

            def __call__(self):
                self.result = self.function()
                return self.result

        @Kept
        def open_one():
            return acme.make()

        for _ in acme.numbers():
            open_one()
        """,
    ),
    "functions in a table": (
        """
        KEPT = []

        def put(value):
            KEPT.append(value)  # leak: STL101

        TABLE = {"put": put}
        for stream in acme.run():
            TABLE["put"](stream)
        """,
        """
        KEPT = []

        def put(value):
            KEPT.append(value.id)

        TABLE = {"put": put}
        for stream in acme.run():
            TABLE["put"](stream)
        """,
    ),
    "a method by its class": (
        """
        class History:
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)  # leak: STL103

        HISTORY = History()
        for stream in acme.run():
            History.put(HISTORY, stream)
        """,
        """
        class History:
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)

        HISTORY = History()
        for stream in acme.run():
            History.put(HISTORY, stream.id)
        """,
    ),
    "a method by a constant name": (
        """
        class History:
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)  # leak: STL103

        HISTORY = History()
        for stream in acme.run():
            getattr(HISTORY, "put")(stream)
        """,
        """
        class History:
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)

        HISTORY = History()
        for stream in acme.run():
            getattr(HISTORY, "put")(stream.id)
        """,
    ),
    "a container's method by its class": (
        """
        KEPT = []
        for stream in acme.run():
            list.append(KEPT, stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            list.append(KEPT, stream)
            list.clear(KEPT)
        """,
    ),
    "a static method and a class method": (
        """
        KEPT = []

        class Helper:
            @staticmethod
            def put(value):
                KEPT.append(value)  # leak: STL101

            @classmethod
            def all(cls, value):
                cls.put(value)

        for stream in acme.run():
            Helper.all(stream)
        """,
        """
        KEPT = []

        class Helper:
            @staticmethod
            def put(value):
                KEPT.append(value)

            @classmethod
            def all(cls, value):
                cls.put(value.id)

        for stream in acme.run():
            Helper.all(stream)
        """,
    ),
    "inheritance from two": (
        """
        class Kept:
            def put(self, value):
                self.kept.append(value)  # leak: STL103

        class Made:
            def __init__(self):
                self.kept = []

        class Session(Kept, Made):
            pass

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
        """
        class Kept:
            def put(self, value):
                self.kept.append(value.id)

        class Made:
            def __init__(self):
                self.kept = []

        class Session(Kept, Made):
            pass

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
    ),
    "super() in the order of two bases": (
        """
        class Base:
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)  # leak: STL103

        class First(Base):
            def put(self, value):
                super().put(value)

        class Second(Base):
            def put(self, value):
                super().put(value)

        class Session(First, Second):
            pass

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
        """
        class Base:
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)

        class First(Base):
            def put(self, value):
                super().put(value)

        class Second(Base):
            def put(self, value):
                super().put(value.id)

        class Session(First, Second):
            pass

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
    ),
    "an abstract method": (
        """
        from abc import ABC, abstractmethod

        class Base(ABC):
            @abstractmethod
            def put(self, value):
                ...

            def run(self):
                for stream in acme.run():
                    self.put(stream)

        class Session(Base):
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        from abc import ABC, abstractmethod

        class Base(ABC):
            @abstractmethod
            def put(self, value):
                ...

            def run(self):
                for stream in acme.run():
                    self.put(stream)

        class Session(Base):
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value.id)

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "match by class": (
        """
        class Turn:
            __match_args__ = ("stream", "number")

            def __init__(self, stream, number):
                self.stream = stream
                self.number = number

        KEPT = []
        for stream in acme.run():
            match Turn(stream, stream.id):
                case Turn(mine, number):
                    KEPT.append(mine)  # leak: STL101
        """,
        """
        class Turn:
            __match_args__ = ("stream", "number")

            def __init__(self, stream, number):
                self.stream = stream
                self.number = number

        KEPT = []
        for stream in acme.run():
            match Turn(stream, stream.id):
                case Turn(mine, number):
                    KEPT.append(number)
        """,
    ),
    "match by attribute": (
        """
        class Turn:
            def __init__(self, stream, number):
                self.stream = stream
                self.number = number

        KEPT = []
        for stream in acme.run():
            match Turn(stream, stream.id):
                case Turn(stream=mine):
                    KEPT.append(mine)  # leak: STL101
        """,
        """
        class Turn:
            def __init__(self, stream, number):
                self.stream = stream
                self.number = number

        KEPT = []
        for stream in acme.run():
            match Turn(stream, stream.id):
                case Turn(number=mine):
                    KEPT.append(mine)
        """,
    ),
    "match of a mapping": (
        """
        KEPT = []
        for stream in acme.run():
            match {"stream": stream, "number": stream.id}:
                case {"stream": mine, **rest}:
                    KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            match {"stream": stream, "number": stream.id}:
                case {"number": mine}:
                    KEPT.append(mine)
        """,
    ),
    "match with a star": (
        """
        KEPT = []
        for stream in acme.run():
            match [stream.id, stream]:
                case [number, *rest]:
                    KEPT.append(rest)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            match [stream.id, stream]:
                case [number, *rest]:
                    KEPT.append(number)
        """,
    ),
    "match of one or another": (
        """
        KEPT = []
        for stream in acme.run():
            match stream:
                case (None as mine) | mine:
                    KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            match stream.id:
                case (None as mine) | mine:
                    KEPT.append(mine)
        """,
    ),
    "an assert and a del": (
        """
        KEPT = []
        for stream in acme.run():
            assert (mine := stream)
            KEPT.append(mine)  # leak: STL101
            del mine
        """,
        """
        KEPT = []
        for stream in acme.run():
            assert (mine := stream)
            KEPT.append(mine.id)
            del mine
        """,
    ),
    "a type alias and a cast by a function": (
        """
        from typing import TypeVar

        T = TypeVar("T")

        def same(value: T) -> T:
            return value

        KEPT = []
        for stream in acme.run():
            KEPT.append(same(stream))  # leak: STL101
        """,
        """
        from typing import TypeVar

        T = TypeVar("T")

        def same(value: T) -> T:
            return value

        KEPT = []
        for stream in acme.run():
            KEPT.append(same(stream.id))
        """,
    ),
    "a loop that is left with else": (
        """
        KEPT = []
        for _ in acme.numbers():
            for stream in [acme.make()]:
                pass
            else:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for _ in acme.numbers():
            for stream in [acme.make()]:
                pass
            else:
                KEPT.append(stream.id)
        """,
    ),
    "a class body": (
        """
        class Session:
            kept = [stream for stream in acme.run()]  # leak: STL102|STL104
        """,
        """
        class Session:
            kept = [stream.id for stream in acme.run()]
        """,
    ),
    "a conditional function": (
        """
        KEPT = []
        if KEPT is not None:
            def put(value):
                KEPT.append(value)  # leak: STL101
        else:
            def put(value):
                pass

        for stream in acme.run():
            put(stream)
        """,
        """
        KEPT = []
        if KEPT is None:
            def put(value):
                KEPT.append(value.id)
        else:
            def put(value):
                pass

        for stream in acme.run():
            put(stream)
        """,
    ),
    "a default that a branch makes": (
        """
        DATA = []
        def handle(stream=None):
            if stream is None:
                stream = acme.make()
            DATA.append(stream)  # leak: STL101|STL106
        for n in acme.numbers():
            handle()
        """,
        """

        DATA = []

        def handle(stream=None):
            if stream is None:
                stream = acme.make()
            DATA[:] = [stream]

        for number in acme.numbers():
            handle()
        """,
    ),
    "a default list that a branch makes": (
        """

        class Batch:
            def __init__(self, items=None):
                if items is None:
                    items = []
                self.items = items

            def add(self, stream):
                self.items.append(stream)  # leak: STL103

        BATCH = Batch()
        for stream in acme.run():
            BATCH.add(stream)
        """,
        """
        class Batch:
            def __init__(self, items=None):
                if items is None:
                    items = []
                self.items = items
            def add(self, stream):
                self.items.append(stream)
        def handle(stream):
            batch = Batch()
            batch.add(stream)
            return len(batch.items)
        for s in acme.run():
            handle(s)
        """,
    ),
}
