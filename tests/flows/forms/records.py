"""Classes that are given their constructors, and objects that are made of other objects."""

FORMS = {
    "an attrs class": (
        """
        import attrs

        @attrs.define
        class Session:
            kept: list = attrs.field(factory=list)

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        import attrs

        @attrs.define
        class Session:
            last: object = None

            def run(self):
                for stream in acme.run():
                    self.last = stream

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "an attrs class that carries": (
        """
        import attr

        @attr.s(auto_attribs=True)
        class Turn:
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream, number=stream.id))  # leak: STL101
        """,
        """
        import attr

        @attr.s(auto_attribs=True)
        class Turn:
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream, number=stream.id).number)
        """,
    ),
    "attributes that attrs is told of one by one": (
        """
        import attr

        @attr.s
        class Turn:
            stream = attr.ib()
            number = attr.ib(default=0)

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream))  # leak: STL101
        """,
        """
        import attr

        @attr.s
        class Turn:
            stream = attr.ib()
            number = attr.ib(default=0)

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream.final_message()))
        """,
    ),
    "a default that attrs makes": (
        """
        import attr

        @attr.s
        class Session:
            kept = attr.ib(factory=list)

            def put(self, stream):
                self.kept.append(stream)  # leak: STL103

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
        """
        import attr

        @attr.s
        class Session:
            kept = attr.ib(factory=list)

            def put(self, stream):
                self.kept.append(stream)

        for stream in acme.run():
            Session().put(stream)
        """,
    ),
    "a dataclass with a default that it inherits": (
        """
        from dataclasses import dataclass, field

        @dataclass
        class Base:
            kept: dict = field(default_factory=dict)

        @dataclass
        class Session(Base):
            name: str = ""

        SESSION = Session(name="one")
        for stream in acme.run():
            SESSION.kept[stream.id] = stream  # leak: STL103
        """,
        """
        from dataclasses import dataclass, field

        @dataclass
        class Base:
            kept: dict = field(default_factory=dict)

        @dataclass
        class Session(Base):
            name: str = ""

        for stream in acme.run():
            session = Session(name="one")
            session.kept[stream.id] = stream
        """,
    ),
    "__post_init__": (
        """
        from dataclasses import dataclass

        KEPT = []

        @dataclass
        class Turn:
            stream: object

            def __post_init__(self):
                KEPT.append(self.stream)  # leak: STL101

        for stream in acme.run():
            Turn(stream)
        """,
        """
        from dataclasses import dataclass

        KEPT = []

        @dataclass
        class Turn:
            stream: object

            def __post_init__(self):
                KEPT.append(self.stream.id)

        for stream in acme.run():
            Turn(stream)
        """,
    ),
    "dataclasses.replace": (
        """
        from dataclasses import dataclass, replace

        @dataclass(frozen=True)
        class Turn:
            stream: object
            number: int = 0

        KEPT = []
        for stream in acme.run():
            turn = Turn(stream)
            KEPT.append(replace(turn, number=stream.id))  # leak: STL101
        """,
        """
        from dataclasses import dataclass, replace

        @dataclass(frozen=True)
        class Turn:
            stream: object
            number: int = 0

        KEPT = []
        for stream in acme.run():
            turn = Turn(stream)
            KEPT.append(replace(turn, number=stream.id).number)
        """,
    ),
    "a namedtuple that collections makes": (
        """
        from collections import namedtuple

        Turn = namedtuple("Turn", ["stream", "number"])
        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream, stream.id))  # leak: STL101
        """,
        """
        from collections import namedtuple

        Turn = namedtuple("Turn", ["text", "number"])
        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream.final_message(), stream.id))
        """,
    ),
    "a NamedTuple that is unpacked": (
        """
        from typing import NamedTuple

        class Turn(NamedTuple):
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            mine, number = Turn(stream, stream.id)
            KEPT.append(mine)  # leak: STL101
        """,
        """
        from typing import NamedTuple

        class Turn(NamedTuple):
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            mine, number = Turn(stream, stream.id)
            KEPT.append(number)
        """,
    ),
    "a SimpleNamespace": (
        """
        from types import SimpleNamespace

        KEPT = []
        for stream in acme.run():
            KEPT.append(SimpleNamespace(stream=stream, number=stream.id))  # leak: STL101
        """,
        """
        from types import SimpleNamespace

        KEPT = []
        for stream in acme.run():
            turn = SimpleNamespace(stream=stream, number=stream.id)
            KEPT.append(turn.number)
        """,
    ),
    "a TypedDict": (
        """
        from typing import TypedDict

        class Turn(TypedDict):
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream=stream, number=stream.id))  # leak: STL101
        """,
        """
        from typing import TypedDict

        class Turn(TypedDict):
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            turn = Turn(stream=stream, number=stream.id)
            KEPT.append(turn["number"])
        """,
    ),
    "an object whose class says __slots__": (
        """
        class Turn:
            __slots__ = ("stream",)

            def __init__(self, stream):
                self.stream = stream

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream))  # leak: STL101
        """,
        """
        class Turn:
            __slots__ = ("number",)

            def __init__(self, stream):
                self.number = stream.id

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream))
        """,
    ),
    "a class that a loop makes": (
        """
        KEPT = []
        for stream in acme.run():
            class Turn:
                mine = stream

            KEPT.append(Turn)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            class Turn:
                number = stream.id

            KEPT.append(Turn.number)
        """,
    ),
    "an alternative constructor": (
        """
        class Turn:
            def __init__(self, stream):
                self.stream = stream

            @classmethod
            def of(cls, stream):
                return cls(stream)

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn.of(stream))  # leak: STL101
        """,
        """
        class Turn:
            def __init__(self, number):
                self.number = number

            @classmethod
            def of(cls, stream):
                return cls(stream.id)

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn.of(stream))
        """,
    ),
    "__new__": (
        """
        class Turn:
            def __new__(cls, stream):
                made = super().__new__(cls)
                made.stream = stream
                return made

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream))  # leak: STL101
        """,
        """
        class Turn:
            def __new__(cls, stream):
                made = super().__new__(cls)
                made.number = stream.id
                return made

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream))
        """,
    ),
    "__dict__": (
        """
        class Turn:
            pass

        KEPT = []
        for stream in acme.run():
            turn = Turn()
            turn.__dict__["stream"] = stream
            KEPT.append(turn)  # leak: STL101
        """,
        """
        class Turn:
            pass

        TURN = Turn()
        for stream in acme.run():
            TURN.__dict__["stream"] = stream
        """,
    ),
    "vars": (
        """
        class Session:
            pass

        SESSION = Session()
        for stream in acme.run():
            vars(SESSION)[f"stream {stream.id}"] = stream  # leak: STL101|STL103
        """,
        """
        class Session:
            pass

        SESSION = Session()
        for stream in acme.run():
            vars(SESSION)["stream"] = stream
        """,
    ),
    "an entry that lets go of its stream in a method": (
        """
        class Entry:
            def __init__(self, stream):
                self.stream = stream

            def finish(self):
                return self.stream.final_message()

        DONE = []
        for stream in acme.run():
            entry = Entry(stream)
            DONE.append(entry)  # leak: STL101
            entry.finish()
        """,
        """
        class Entry:
            def __init__(self, stream):
                self.stream = stream

            def finish(self):
                text = self.stream.final_message()
                self.stream = None
                return text

        DONE = []
        for stream in acme.run():
            entry = Entry(stream)
            DONE.append(entry)
            entry.finish()
        """,
    ),
    "an entry that lets go of its stream before it is stored": (
        """
        class Entry:
            pass

        DONE = []
        for stream in acme.run():
            entry = Entry()
            entry.stream = None
            entry.stream = stream
            DONE.append(entry)  # leak: STL101
        """,
        """
        class Entry:
            pass

        DONE = []
        for stream in acme.run():
            entry = Entry()
            entry.stream = stream
            entry.stream = None
            DONE.append(entry)
        """,
    ),
    "an entry that has no stream at first": (
        """
        class Entry:
            def __init__(self):
                self.stream = None

        DONE = []

        def handle(stream):
            entry = Entry()
            entry.stream = stream
            DONE.append(entry)  # leak: STL101

        for stream in acme.run():
            handle(stream)
        for stream in acme.run():
            handle(stream)
        """,
        """
        class Entry:
            def __init__(self, stream):
                self.stream = stream
                self.text = stream.final_message()
                self.stream = None

        DONE = []

        def handle(stream):
            DONE.append(Entry(stream))

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "an entry that a function takes the stream out of": (
        """
        DONE = []

        def finish(entry):
            entry["text"] = entry["stream"].final_message()
            if entry["text"] is None:
                entry.pop("stream")

        for stream in acme.run():
            entry = {"stream": stream}
            DONE.append(entry)  # leak: STL101
            finish(entry)
        """,
        """
        DONE = []

        def finish(entry):
            entry["text"] = entry["stream"].final_message()
            entry.pop("stream")

        for stream in acme.run():
            entry = {"stream": stream}
            DONE.append(entry)
            finish(entry)
        """,
    ),
    "an entry whose block ends": (
        """
        class Entry:
            def __init__(self, stream):
                self.stream = stream

            def __enter__(self):
                return self

            def __exit__(self, *error):
                self.text = self.stream.final_message()

        DONE = []
        for stream in acme.run():
            with Entry(stream) as entry:
                DONE.append(entry)  # leak: STL101
        """,
        """
        class Entry:
            def __init__(self, stream):
                self.stream = stream

            def __enter__(self):
                return self

            def __exit__(self, *error):
                self.text = self.stream.final_message()
                self.stream = None

        DONE = []
        for stream in acme.run():
            with Entry(stream) as entry:
                DONE.append(entry)
        """,
    ),
    "an entry that answers in a `finally`": (
        """
        class Entry:
            stream = None

            def run(self, stream):
                self.stream = stream
                try:
                    self.text = stream.final_message()
                except ValueError:
                    self.stream = None

        DONE = []
        for stream in acme.run():
            entry = Entry()
            DONE.append(entry)  # leak: STL101
            entry.run(stream)
        """,
        """
        class Entry:
            stream = None

            def run(self, stream):
                self.stream = stream
                try:
                    self.text = stream.final_message()
                finally:
                    self.stream = None

        DONE = []
        for stream in acme.run():
            entry = Entry()
            DONE.append(entry)
            entry.run(stream)
        """,
    ),
    "a factory of a field that is a lambda": (
        """
        from dataclasses import dataclass, field
        @dataclass
        class Turn:
            name: str
            history: list = field(default_factory=lambda: [])
        T = Turn("x")
        for s in acme.run():
            T.history.append(s)  # leak: STL103
        """,
        """
        from dataclasses import dataclass, field
        @dataclass
        class Turn:
            name: str
            history: list = field(default_factory=lambda: [])
        for s in acme.run():
            t = Turn("x")
            t.history.append(s)
        """,
    ),
    "a list given to a named tuple": (
        """
        from typing import NamedTuple
        class Turn(NamedTuple):
            name: str
            history: list
        T = Turn("x", [])
        for s in acme.run():
            T.history.append(s)  # leak: STL103
        """,
        """
        from typing import NamedTuple
        class Turn(NamedTuple):
            name: str
            history: list
        for s in acme.run():
            t = Turn("x", [])
            t.history.append(s)
        """,
    ),
    "an annotation in front of a weak dict": (
        """
        import weakref
        class Registry:
            live: dict
            def __init__(self):
                self.live = {}
            def add(self, s):
                self.live[s.id] = s  # leak: STL103
        R = Registry()
        for s in acme.run():
            R.add(s)
        """,
        """
        import weakref
        class Registry:
            live: dict
            def __init__(self):
                self.live = weakref.WeakValueDictionary()
            def add(self, s):
                self.live[s.id] = s
        R = Registry()
        for s in acme.run():
            R.add(s)
        """,
    ),
    "a field that is replaced": (
        """
        from dataclasses import dataclass, replace

        @dataclass(frozen=True)
        class Job:
            id: int
            stream: object
            text: str = ""

        DONE = []
        for stream in acme.run():
            job = Job(stream.id, stream)
            DONE.append(replace(job, text="done"))  # leak: STL101
        """,
        """
        from dataclasses import dataclass, replace
        @dataclass(frozen=True)
        class Job:
            id: int
            stream: object
            text: str = ""
        DONE = []
        for stream in acme.run():
            job = Job(stream.id, stream)
            DONE.append(replace(job, stream=None, text=stream.final_message()))
        """,
    ),
}
