"""Values that go by names which the code computes, by the tables behind objects, and as keys."""

FORMS = {
    "globals by a constant name": (
        """
        STREAMS = []

        for stream in acme.run():
            globals()["STREAMS"].append(stream)  # leak: STL101
        """,
        """
        LAST = None

        for stream in acme.run():
            globals()["LAST"] = stream
        """,
    ),
    "vars of an object": (
        """
        class Session:
            def __init__(self):
                self.streams = []

        SESSION = Session()
        for stream in acme.run():
            vars(SESSION)["streams"].append(stream)  # leak: STL103
        """,
        """
        class Session:
            def __init__(self):
                self.stream = None

        SESSION = Session()
        for stream in acme.run():
            vars(SESSION)["stream"] = stream
        """,
    ),
    "the dict of an object": (
        """
        class Session:
            def __init__(self):
                self.streams = []

        SESSION = Session()
        for stream in acme.run():
            SESSION.__dict__["streams"].append(stream)  # leak: STL103
        """,
        """
        class Session:
            def __init__(self):
                self.streams = []

        SESSION = Session()
        for stream in acme.run():
            SESSION.streams.append(stream)
            SESSION.__dict__["streams"].clear()
        """,
    ),
    "an attribute of a computed name": (
        """
        class Session:
            pass

        SESSION = Session()
        for stream in acme.run():
            setattr(SESSION, f"stream_{stream.id}", stream)  # leak: STL103
        """,
        """
        class Session:
            pass

        SESSION = Session()
        for stream in acme.run():
            for kind in ("last", "newest"):
                setattr(SESSION, f"{kind}_stream", stream)
        del SESSION.last_stream, SESSION.newest_stream
        for stream in acme.run():
            name = f"stream_{stream.id}"
            setattr(SESSION, name, stream)
            delattr(SESSION, name)
        """,
    ),
    "streams as keys of a dict": (
        """
        COUNTS = {}

        for stream in acme.run():
            COUNTS[stream] = 1  # leak: STL101
        """,
        """
        COUNTS = {}

        for stream in acme.run():
            COUNTS[stream.id % 2] = 1
        """,
    ),
    "streams as keys of a counter": (
        """
        from collections import Counter

        COUNTS = Counter()

        for stream in acme.run():
            COUNTS[stream] += 1  # leak: STL101
        """,
        """
        from collections import Counter

        COUNTS = Counter()

        for stream in acme.run():
            COUNTS[stream] += 1
            del COUNTS[stream]
        """,
    ),
    "streams as keys of a defaultdict": (
        """
        from collections import defaultdict

        TEXTS = defaultdict(list)

        for stream in acme.run():
            TEXTS[stream].append(stream.final_message())  # leak: STL101
        """,
        """
        from collections import defaultdict

        TEXTS = defaultdict(list)

        for stream in acme.run():
            TEXTS["all"].append(stream.final_message())
        """,
    ),
    "an error of the project by a builtin that it extends": (
        """
        FAILED = []

        class Broken(ValueError):
            def __init__(self, stream):
                super().__init__("broken")
                self.stream = stream

        def work(stream):
            raise Broken(stream)

        for stream in acme.run():
            try:
                work(stream)
            except ValueError as error:
                FAILED.append(error.stream)  # leak: STL101
        """,
        """
        FAILED = []

        class Broken(ValueError):
            def __init__(self, stream):
                super().__init__("broken")
                self.stream = stream

        def work(stream):
            raise Broken(stream)

        for stream in acme.run():
            try:
                work(stream)
            except ValueError as error:
                FAILED.append(error.stream.final_message())
        """,
    ),
    "an error of the project by the root of all": (
        """
        FAILED = []

        class Broken(Exception):
            def __init__(self, stream):
                super().__init__("broken")
                self.stream = stream

        def work(stream):
            raise Broken(stream)

        for stream in acme.run():
            try:
                work(stream)
            except Exception as error:
                FAILED.append(error.stream)  # leak: STL101
        """,
        """
        class Broken(Exception):
            def __init__(self, stream):
                super().__init__("broken")
                self.stream = stream

        LAST = [None]

        for stream in acme.run():
            try:
                raise Broken(stream)
            except Exception as error:
                LAST[0] = error.stream
        """,
    ),
    "the errors of a group": (
        """
        FAILED = []

        class Broken(Exception):
            def __init__(self, stream):
                super().__init__("broken")
                self.stream = stream

        for stream in acme.run():
            try:
                raise ExceptionGroup("several", [Broken(stream)])
            except* Broken as group:
                for error in group.exceptions:
                    FAILED.append(error.stream)  # leak: STL101
        """,
        """
        FAILED = []

        class Broken(Exception):
            def __init__(self, stream):
                super().__init__("broken")
                self.stream = stream

        for stream in acme.run():
            try:
                raise ExceptionGroup("several", [Broken(stream)])
            except* Broken as group:
                for error in group.exceptions:
                    FAILED.append(error.stream.final_message())
        """,
    ),
    "the value of a generator by its end": (
        """
        KEPT = []

        def reading(stream):
            yield from stream
            return stream

        for stream in acme.run():
            parts = reading(stream)
            while True:
                try:
                    next(parts)
                except StopIteration as end:
                    KEPT.append(end.value)  # leak: STL101
                    break
        """,
        """
        KEPT = []

        def reading(stream):
            yield from stream
            return stream.final_message()

        for stream in acme.run():
            parts = reading(stream)
            while True:
                try:
                    next(parts)
                except StopIteration as end:
                    KEPT.append(end.value)
                    break
        """,
    ),
    "the value of a generator that another reads": (
        """
        KEPT = []

        def reading(stream):
            yield from stream
            return stream

        def read(stream):
            done = yield from reading(stream)
            KEPT.append(done)  # leak: STL101

        for stream in acme.run():
            for text in read(stream):
                print(len(text))
        """,
        """
        KEPT = []

        def reading(stream):
            yield from stream
            return stream.final_message()

        def read(stream):
            done = yield from reading(stream)
            KEPT.append(done)

        for stream in acme.run():
            for text in read(stream):
                print(len(text))
        """,
    ),
    "a generator read by half": (
        """
        OPEN = []

        def reading(stream):
            for text in stream:
                yield text
            stream.close()

        for stream in acme.run():
            parts = reading(stream)
            next(parts)
            OPEN.append(parts)  # leak: STL101|STL109
        """,
        """
        FIRST = []

        def reading(stream):
            for text in stream:
                yield text
            stream.close()

        for stream in acme.run():
            parts = reading(stream)
            FIRST.append(next(parts))
        """,
    ),
    "contexts that were copied": (
        """
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []

        def handle(stream):
            CURRENT.set(stream)
            CONTEXTS.append(copy_context())  # leak: STL101|STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []

        def handle(stream):
            token = CURRENT.set(stream)
            CURRENT.reset(token)
            CONTEXTS.append(copy_context())

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a context variable of the context in which a copy runs": (
        """
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []

        for stream in acme.run():
            context = copy_context()
            context.run(CURRENT.set, stream)
            CONTEXTS.append(context)  # leak: STL101|STL107
        """,
        """
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)

        for stream in acme.run():
            context = copy_context()
            context.run(CURRENT.set, stream)
        """,
    ),
    "a dict element that is reached again": (
        """
        JOBS = {}

        for stream in acme.run():
            JOBS[stream.id] = {"stream": stream, "done": False}  # leak: STL101
            JOBS[stream.id]["done"] = True
        """,
        """
        JOBS = {}

        for stream in acme.run():
            JOBS[stream.id] = {"stream": stream, "done": False}
            JOBS[stream.id]["done"] = True
            JOBS[stream.id]["stream"] = None
        """,
    ),
    "a new container by setattr": (
        """
        class Turn:
            def __init__(self):
                self.streams = []
                self.texts = []
        TURN = Turn()
        for stream in acme.run():
            TURN.streams.append(stream)  # leak: STL103
            setattr(TURN, "texts", [])
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []
        TURN = Turn()
        for stream in acme.run():
            TURN.streams.append(stream)
            setattr(TURN, "streams", [])
        """,
    ),
    "cleared by each of some names": (
        """
        class Turn:
            def __init__(self):
                self.streams = []
                self.texts = []
                self.numbers = []
        TURN = Turn()
        for stream in acme.run():
            TURN.streams.append(stream)  # leak: STL103
            for name in ("texts", "numbers"):
                getattr(TURN, name).clear()
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []
                self.texts = []
        TURN = Turn()
        for stream in acme.run():
            TURN.streams.append(stream)
            for name in ("texts", "streams"):
                getattr(TURN, name).clear()
        """,
    ),
    "the constructor of an object that is there": (
        """
        class Turn:
            def __init__(self):
                self.streams = []
        class Other(Turn):
            def __init__(self):
                super().__init__()
        TURN = Other()
        TURN.__init__()
        for stream in acme.run():
            TURN.streams.append(stream)  # leak: STL103
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []
        TURN = Turn()
        for stream in acme.run():
            TURN.streams.append(stream)
            TURN.__init__()
        """,
    ),
    "all names of an object cleared": (
        """
        class Bag:
            pass
        BAG, OTHER = Bag(), Bag()
        for stream in acme.run():
            if not hasattr(BAG, "items"):
                BAG.items = []
            BAG.items.append(stream)  # leak: STL103
            vars(OTHER).clear()
        """,
        """
        class Bag:
            pass
        BAG = Bag()
        for stream in acme.run():
            if not hasattr(BAG, "items"):
                BAG.items = []
            BAG.items.append(stream)
            vars(BAG).clear()
        """,
    ),
    "a group of errors by the name of its class": (
        """
        KEPT = []


        def ask(stream):
            raise ExceptionGroup("both", [ValueError(stream), KeyError("no")])


        def serve():
            for stream in acme.run():
                try:
                    ask(stream)
                except ExceptionGroup as group:
                    for error in group.exceptions:
                        KEPT.append(error.args[0])  # leak: STL101


        serve()
        """,
        """
        KEPT = []


        def ask(stream):
            raise ExceptionGroup("both", [ValueError(stream.id), KeyError("no")])


        def serve():
            for stream in acme.run():
                try:
                    ask(stream)
                except ExceptionGroup as group:
                    for error in group.exceptions:
                        KEPT.append(error.args[0])


        serve()
        """,
    ),
    "a wrapper that hands on what it has not": (
        """
        class Client:
            def __init__(self):
                self.history = []

            def send(self, stream):
                self.history.append(stream)  # leak: STL103
                return stream.id


        class Retrying:
            def __init__(self, client):
                self._client = client

            def __getattr__(self, name):
                if name.startswith("__"):
                    raise AttributeError(name)
                attribute = getattr(self._client, name)
                if not callable(attribute):
                    return attribute

                def retry(*args, **kwargs):
                    return attribute(*args, **kwargs)

                return retry


        CLIENT = Retrying(Client())


        def serve():
            for stream in acme.run():
                CLIENT.send(stream)


        serve()
        """,
        """
        class Log:
            def __init__(self):
                self.ids = []

            def add(self, stream):
                self.ids.append(stream.id)


        class Traced:
            def __init__(self, inner):
                self.inner = inner

            def __getattr__(self, name):
                return getattr(self.inner, name)


        LOG = Traced(Log())


        def serve():
            for stream in acme.run():
                LOG.add(stream)


        serve()
        """,
    ),
    "a part of what a wrapper stands for": (
        """
        class Log:
            def __init__(self):
                self.streams = []


        class Proxy:
            def __init__(self, target):
                self._target = target

            def __getattr__(self, name):
                return getattr(self._target, name)

            def close(self):
                self._target.streams = []


        LOG = Proxy(Log())


        def serve():
            for stream in acme.run():
                LOG.streams.append(stream)  # leak: STL103


        serve()
        """,
        """
        class Log:
            def __init__(self):
                self.streams = []


        class Proxy:
            def __init__(self, target):
                self._target = target

            def __getattr__(self, name):
                return getattr(self._target, name)

            def flush(self):
                self._target.streams.clear()


        LOG = Proxy(Log())


        def serve():
            for stream in acme.run():
                LOG.streams.append(stream)
                LOG.flush()


        serve()
        """,
    ),
    "an attribute by a name that is handed over": (
        """
        class Log:
            def __init__(self):
                self.streams = []


        LOG = Log()


        def add(name, stream):
            getattr(LOG, name).append(stream)  # leak: STL103


        def serve():
            for stream in acme.run():
                add("streams", stream)


        serve()
        """,
        """
        class Log:
            def __init__(self):
                self.streams = []
                self.ids = []


        LOG = Log()


        def add(name, thing):
            getattr(LOG, name).append(thing)


        def serve():
            for stream in acme.run():
                add("ids", stream.id)


        serve()
        """,
    ),
    "a method by a name that is handed over": (
        """
        class Events:
            def __init__(self):
                self.handlers = []

            def call(self, method, *args):
                return getattr(self, method)(*args)

            def put(self, stream):
                self.handlers.append(stream)  # leak: STL103


        EVENTS = Events()


        def serve():
            for stream in acme.run():
                EVENTS.call("put", stream)


        serve()
        """,
        """
        class Events:
            def __init__(self):
                self.handlers = []

            def call(self, method, *args):
                return getattr(self, method)(*args)

            def put(self, stream):
                self.handlers.append(stream)

            def drop(self, stream):
                self.handlers.remove(stream)


        EVENTS = Events()


        def serve():
            for stream in acme.run():
                EVENTS.call("put", stream)
                EVENTS.call("drop", stream)


        serve()
        """,
    ),
}
