"""Classes: attributes, inheritance, protocols, records."""

FORMS = {
    "a list of an instance": (
        """
        class Session:
            def __init__(self):
                self.kept = []

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        class Session:
            def __init__(self):
                self.last = None

            def run(self):
                for stream in acme.run():
                    self.last = stream

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "a list of a class": (
        """
        class Session:
            kept = []

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)  # leak: STL102

        Session().run()
        """,
        """
        class Session:
            last = None

            def run(self):
                for stream in acme.run():
                    Session.last = stream

        Session().run()
        """,
    ),
    "an attribute of an attribute": (
        """
        class Store:
            def __init__(self):
                self.kept = []

        class Session:
            def __init__(self):
                self.store = Store()

            def run(self):
                for stream in acme.run():
                    self.store.kept.append(stream)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        class Store:
            def __init__(self):
                self.kept = []

        class Session:
            def __init__(self):
                self.store = Store()

            def run(self):
                for stream in acme.run():
                    self.store.kept.append(stream)
                    self.store.kept.remove(stream)

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "a wrapper class": (
        """
        class History:
            def __init__(self):
                self._items = []

            def add(self, item):
                self._items.append(item)  # leak: STL103

        HISTORY = History()
        for stream in acme.run():
            HISTORY.add(stream)
        """,
        """
        class History:
            def __init__(self):
                self._items = []

            def add(self, item):
                self._items.append(item)
                self._items = self._items[-1:]

        HISTORY = History()
        for stream in acme.run():
            HISTORY.add(stream)
        """,
    ),
    "inheritance and super()": (
        """
        class Base:
            def __init__(self):
                self.kept = []

            def put(self, value):
                self.kept.append(value)  # leak: STL103

        class Session(Base):
            def __init__(self):
                super().__init__()

            def put(self, value):
                super().put(value)

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

        class Session(Base):
            def __init__(self):
                super().__init__()

            def put(self, value):
                super().put(value.id)

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
    ),
    "a subclass of list": (
        """
        class History(list):
            pass

        HISTORY = History()
        for stream in acme.run():
            HISTORY.append(stream)  # leak: STL101|STL103
        """,
        """
        class History(list):
            def append(self, item):
                super().append(item.id)

        HISTORY = History()
        for stream in acme.run():
            HISTORY.append(stream)
        """,
    ),
    "a property": (
        """
        class Session:
            def __init__(self):
                self._kept = []

            @property
            def kept(self):
                return self._kept

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        class Session:
            @property
            def kept(self):
                return []

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "a dataclass": (
        """
        from dataclasses import dataclass, field

        @dataclass
        class Session:
            kept: list = field(default_factory=list)

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        from dataclasses import dataclass, field

        @dataclass
        class Session:
            kept: list = field(default_factory=list)

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)
                    self.kept.clear()

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "a dataclass that carries": (
        """
        from dataclasses import dataclass

        @dataclass
        class Turn:
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream, stream.id))  # leak: STL101
        """,
        """
        from dataclasses import dataclass

        @dataclass
        class Turn:
            text: str
            number: int

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream.final_message(), stream.id))
        """,
    ),
    "a NamedTuple that carries": (
        """
        from typing import NamedTuple

        class Turn(NamedTuple):
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            KEPT.append(Turn(stream, stream.id))  # leak: STL101
        """,
        """
        from typing import NamedTuple

        class Turn(NamedTuple):
            stream: object
            number: int

        KEPT = []
        for stream in acme.run():
            turn = Turn(stream, stream.id)
            KEPT.append(turn.number)
        """,
    ),
    "__setitem__ and __getitem__": (
        """
        class Registry:
            def __init__(self):
                self._all = {}

            def __setitem__(self, key, value):
                self._all[key] = value  # leak: STL103

        REGISTRY = Registry()
        for stream in acme.run():
            REGISTRY[stream.id] = stream
        """,
        """
        class Registry:
            def __init__(self):
                self._all = {}

            def __setitem__(self, key, value):
                self._all[key] = value

            def __delitem__(self, key):
                del self._all[key]

        REGISTRY = Registry()
        for stream in acme.run():
            REGISTRY[stream.id] = stream
            del REGISTRY[stream.id]
        """,
    ),
    "__call__": (
        """
        class Keeper:
            def __init__(self):
                self.kept = []

            def __call__(self, value):
                self.kept.append(value)  # leak: STL103

        KEEPER = Keeper()
        for stream in acme.run():
            KEEPER(stream)
        """,
        """
        class Keeper:
            def __init__(self):
                self.kept = []

            def __call__(self, value):
                self.kept.append(value.id)

        KEEPER = Keeper()
        for stream in acme.run():
            KEEPER(stream)
        """,
    ),
    "__iter__ and __next__": (
        """
        class Runner:
            def __init__(self):
                self.left = 6

            def __iter__(self):
                return self

            def __next__(self):
                if not self.left:
                    raise StopIteration
                self.left -= 1
                return acme.make()

        KEPT = []
        for stream in Runner():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        class Runner:
            def __init__(self):
                self.left = 6

            def __iter__(self):
                return self

            def __next__(self):
                if not self.left:
                    raise StopIteration
                self.left -= 1
                return acme.make().id

        KEPT = []
        for number in Runner():
            KEPT.append(number)
        """,
    ),
    "an operator": (
        """
        class History:
            def __init__(self):
                self.kept = []

            def __iadd__(self, value):
                self.kept.append(value)  # leak: STL103
                return self

        HISTORY = History()
        for stream in acme.run():
            HISTORY += stream
        """,
        """
        class History:
            def __init__(self):
                self.kept = []

            def __iadd__(self, value):
                self.kept.append(value.id)
                return self

        HISTORY = History()
        for stream in acme.run():
            HISTORY += stream
        """,
    ),
    "__enter__ of a class of the project": (
        """
        class Opened:
            def __enter__(self):
                self.stream = acme.make()
                return self.stream

            def __exit__(self, *error):
                self.stream.close()

        KEPT = []
        while len(KEPT) < 6:
            with Opened() as stream:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        class Opened:
            def __enter__(self):
                self.stream = acme.make()
                return self.stream

            def __exit__(self, *error):
                self.stream.close()

        KEPT = []
        while len(KEPT) < 6:
            with Opened() as stream:
                KEPT.append(stream.id)
        """,
    ),
    "a linked list": (
        """
        class Node:
            def __init__(self, stream, before):
                self.stream = stream
                self.before = before

        class Session:
            def __init__(self):
                self.head = None

            def run(self):
                for stream in acme.run():
                    self.head = Node(stream, self.head)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        class Node:
            def __init__(self, stream, before):
                self.stream = stream
                self.before = before

        class Session:
            def __init__(self):
                self.head = None

            def run(self):
                for stream in acme.run():
                    self.head = Node(stream, None)

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "one instance for each call": (
        """
        class Session:
            def __init__(self):
                self.kept = []

            def run(self):
                for stream in acme.run():
                    self.kept.append(stream)  # leak: STL103

        ALL = []
        session = Session()
        ALL.append(session)
        session.run()
        """,
        """
        class Session:
            def __init__(self, stream):
                self.kept = []
                self.kept.append(stream)

        def handle(stream):
            return Session(stream).kept[0].id

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a tuple of the class that an object adds to": (
        """
        class Turn:
            live = ()
            def add(self, s):
                self.live += (s,)  # leak: STL103
        def handle(s):

            T.add(s)
        T = Turn()
        for s in acme.run():
            handle(s)
        """,
        """
        class Turn:
            live = ()
            def add(self, s):
                self.live += (s,)
        def handle(s):
            t = Turn()
            t.add(s)
        for s in acme.run():
            handle(s)
        """,
    ),
    "a cached property deleted": (
        """
        from functools import cached_property
        class A:
            @cached_property
            def table(self):
                return {}
            def add(self, s):
                self.table[s.id] = s  # leak: STL103
        X = A()
        for s in acme.run():
            X.add(s)
        """,
        """
        from functools import cached_property
        class A:
            @cached_property
            def table(self):
                return {}
            def add(self, s):
                self.table[s.id] = s
            def reset(self):
                del self.table
        X = A()
        for s in acme.run():
            X.add(s)
            X.reset()
        """,
    ),
    "an error that is never raised": (
        """
        class StreamLost(Exception):
            pass


        LOST = []


        def note(stream):
            LOST.append(StreamLost(stream, "timeout"))  # leak: STL101


        for stream in acme.run():
            note(stream)
        """,
        """
        class StreamLost(Exception):
            pass


        LOST = []


        def note(stream):
            LOST.append(StreamLost(stream.id, "timeout"))


        for stream in acme.run():
            note(stream)
        """,
    ),
    "an exit stack of an object that is kept": (
        """
        import contextlib


        class Session:
            def __init__(self):
                self.stack = contextlib.ExitStack()
                self.stream = self.stack.enter_context(contextlib.closing(acme.make()))


        class Manager:
            def __init__(self):
                self.sessions = {}

            def open(self, key):
                self.sessions[key] = Session()  # leak: STL103|STL107


        MANAGER = Manager()
        number = 0
        while number < 6 or not acme:
            number += 1
            MANAGER.open(number)
        """,
        """
        import contextlib


        class Session:
            def __init__(self):
                self.stack = contextlib.ExitStack()
                self.stream = self.stack.enter_context(contextlib.closing(acme.make()))


        class Manager:
            def open(self):
                session = Session()
                session.stack.close()


        MANAGER = Manager()
        for number in acme.numbers():
            MANAGER.open()
        """,
    ),
    "a list of its own in what is kept": (
        """
        class Entry:
            def __init__(self, stream):
                self.streams = [stream]


        DONE = []


        def serve():
            for stream in acme.run():
                DONE.append(Entry(stream))  # leak: STL101


        serve()
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []

            def add(self, stream):
                self.streams.append(stream)

            def finish(self):
                self.text = self.streams[-1].final_message()
                self.streams.clear()


        TURNS = []


        def serve():
            for stream in acme.run():
                turn = Turn()
                turn.add(stream)
                turn.finish()
                TURNS.append(turn)


        serve()
        """,
    ),
    "an object that was filled after it was made": (
        """
        class Turn:
            def __init__(self):
                self.streams = []

            def add(self, stream):
                self.streams.append(stream)


        TURNS = []


        def serve():
            for stream in acme.run():
                turn = Turn()
                turn.add(stream)
                TURNS.append(turn)  # leak: STL101


        serve()
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []

            def add(self, stream):
                self.streams.append(stream)


        TURNS = []


        def serve():
            for stream in acme.run():
                turn = Turn()
                turn.add(stream)
                TURNS.append(len(turn.streams))


        serve()
        """,
    ),
    "a part that enters its whole": (
        """
        class Node:
            def __init__(self, stream, parent=None):
                self.stream = stream
                self.children = []
                if parent is not None:
                    parent.children.append(self)  # leak: STL103


        ROOT = Node(None)


        def serve():
            for stream in acme.run():
                Node(stream, ROOT)


        serve()
        """,
        """
        class Node:
            def __init__(self, stream, parent=None):
                self.stream = stream
                self.children = []
                if parent is not None:
                    parent.children.append(self)


        def serve():
            for stream in acme.run():
                root = Node(None)
                Node(stream, root)


        serve()
        """,
    ),
    "an object of one key, and its list": (
        """
        class Turn:
            def __init__(self):
                self.streams = []


        class Book:
            def __init__(self):
                self.turns = {}

            def add(self, stream):
                turn = self.turns.setdefault(stream.id, Turn())  # leak: STL103
                turn.streams.append(stream)


        BOOK = Book()
        for stream in acme.run():
            BOOK.add(stream)
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []


        TURNS = {}


        def serve():
            for stream in acme.run():
                TURNS.setdefault(stream.id, Turn()).streams.append(stream)
                TURNS.pop(stream.id)


        serve()
        """,
    ),
    "the keys of a dict that is kept no more": (
        """
        KEPT = []


        def serve():
            for stream in acme.run():
                answer = {stream.id: stream}
                KEPT.append(answer.keys())  # leak: STL101


        serve()
        """,
        """
        KEPT = []


        def names(parts):
            return parts.keys()


        def serve():
            for stream in acme.run():
                parts = {"stream": stream, "id": stream.id}
                KEPT.append(tuple(names(parts)))
                KEPT.append(sorted(parts.keys() - {"id"}))
                KEPT.append(len(parts.values()))


        serve()
        """,
    ),
    "the values of an object's dict": (
        """
        class Answer:
            def __init__(self, stream):
                self.parts = {"stream": stream}

            def all(self):
                return self.parts.values()


        class Log:
            def __init__(self):
                self.answers = []

            def add(self, stream):
                answer = Answer(stream)
                self.answers.append(answer.all())  # leak: STL103


        LOG = Log()
        for stream in acme.run():
            LOG.add(stream)
        """,
        """
        KEPT = []


        def serve():
            for stream in acme.run():
                answer = {"stream": stream.id}
                KEPT.append(answer.values())


        serve()
        """,
    ),
    "links cut behind the second": (
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Turn:
            def __init__(self, stream, previous):
                self.stream = stream
                self.previous = previous

        class History:
            def __init__(self):
                self.head = None

            def add(self, stream):
                self.head = Turn(stream, self.head)  # leak: STL103

        HISTORY = History()

        @app.post("/talk")
        async def talk(text: str):
            HISTORY.add(acme.make())
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Turn:
            def __init__(self, stream, previous):
                self.stream = stream
                self.previous = previous

        class History:
            def __init__(self):
                self.head = None

            def add(self, stream):
                self.head = Turn(stream, self.head)
                if self.head.previous is not None:
                    self.head.previous.previous = None

        HISTORY = History()

        @app.post("/talk")
        async def talk(text: str):
            HISTORY.add(acme.make())
            HISTORY.head.previous = None
        """,
    ),
    "lists by key of an object of the call": (
        """
        from collections import defaultdict

        class Chart:
            def __init__(self):
                self._callbacks = defaultdict(list)

            def on(self, event, callback, **args):
                self._callbacks[event].append((callback, args))  # leak: STL103

        CHART = Chart()

        def one():
            stream = acme.make()
            CHART.on("click", print, stream=stream)

        def two():
            chart = Chart()
            chart.on("click", print)

        for _ in acme.numbers():
            one()
            two()
        """,
        """
        from collections import defaultdict

        class Chart:
            def __init__(self):
                self._callbacks = defaultdict(list)

            def on(self, event, callback, **args):
                self._callbacks[event].append((callback, args))

        def one():
            chart = Chart()
            stream = acme.make()
            chart.on("click", print, stream=stream)


        def two():
            chart = Chart()
            chart.on("click", print)

        for _ in acme.numbers():
            one()
        """,
    ),
}
