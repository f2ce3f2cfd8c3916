"""Under which key a stream is kept: a new one each time, or one of a few."""

FORMS = {
    "a key that a caller gives": (
        """
        LAST = {}
        def remember(kind, stream):
            LAST[kind] = stream  # leak: STL101

        for stream in acme.run():
            remember(stream.id, stream)
        """,
        """
        LAST = {}
        def remember(kind, stream):
            LAST[kind] = stream

        for stream in acme.run():
            remember("chat", stream)
        """,
    ),
    "an attribute of the object as the key": (
        """
        LAST = {}

        class Turn:
            def __init__(self, name):
                self.name = name

            def ask(self, stream):
                LAST[self.name] = stream  # leak: STL101

        for stream in acme.run():
            Turn(stream.id).ask(stream)
        """,
        """
        LAST = {}

        class Agent:
            def __init__(self, name):
                self.name = name

            def ask(self, stream):
                LAST[self.name] = stream

        AGENT = Agent("ann")
        for stream in acme.run():
            AGENT.ask(stream)
        """,
    ),
    "an object as the key": (
        """
        LAST = {}

        class Turn:
            def ask(self, stream):
                LAST[self] = stream  # leak: STL101

        for stream in acme.run():
            Turn().ask(stream)
        """,
        """
        LAST = {}

        class Agent:
            def ask(self, stream):
                LAST[self] = stream

        AGENT = Agent()
        for stream in acme.run():
            AGENT.ask(stream)
        """,
    ),
    "a key that is true or false": (
        """
        LAST = {}
        for stream in acme.run():
            LAST[stream.id + 3] = stream  # leak: STL101
        """,
        """
        LAST = {}
        for stream in acme.run():
            LAST[stream.id > 9] = stream
        """,
    ),
    "the class as the key": (
        """
        LAST = {}
        for stream in acme.run():
            LAST[id(stream)] = stream  # leak: STL101
        """,
        """
        LAST = {}
        for stream in acme.run():
            LAST[type(stream)] = stream
        """,
    ),
    "the process as the key": (
        """
        import itertools

        NUMBERS = itertools.count()
        LAST = {}
        for stream in acme.run():
            LAST[next(NUMBERS)] = stream  # leak: STL101
        """,
        """
        import itertools
        import os

        NAMES = itertools.cycle(["a"])
        LAST = {}
        for stream in acme.run():
            LAST[os.getpid(), next(NAMES)] = stream
        """,
    ),
    "a key that is one of those there": (
        """
        LAST = {"chat": None}
        def remember(kind, stream):
            if kind not in LAST:
                print(kind)
            LAST[kind] = stream  # leak: STL101

        for stream in acme.run():
            remember(stream.id, stream)
        """,
        """
        LAST = {"chat": None}
        def remember(kind, stream):
            if kind not in LAST:
                raise KeyError(kind)
            LAST[kind] = stream

        for stream in acme.run():
            remember("chat", stream)
        """,
    ),
    "a number that begins again": (
        """
        SLOTS = {}
        NEXT = 0
        for stream in acme.run():
            SLOTS[NEXT] = stream  # leak: STL101
            NEXT = NEXT + 1
        """,
        """
        SLOTS = {}
        NEXT = 0
        for stream in acme.run():
            SLOTS[NEXT] = stream
            NEXT = (NEXT + 1) % 1
        """,
    ),
    "a number that is set back": (
        """
        class Ring:
            def __init__(self, size):
                self.size = size
                self.slots = {}
                self.next = 0

            def put(self, stream):
                self.slots[self.next] = stream  # leak: STL103
                self.next += 1
                if self.next >= self.size:
                    print("full")

        RING = Ring(1)
        for stream in acme.run():
            RING.put(stream)
        """,
        """
        class Ring:
            def __init__(self, size):
                self.size = size
                self.slots = {}
                self.next = 0

            def put(self, stream):
                self.slots[self.next] = stream
                self.next += 1
                if self.next >= self.size:
                    self.next = 0

        RING = Ring(1)
        for stream in acme.run():
            RING.put(stream)
        """,
    ),
    "a number that a function counts": (
        """
        KEPT = {}
        COUNT = 0

        def remember(stream):
            global COUNT
            COUNT += 1
            KEPT[COUNT] = stream  # leak: STL101

        for stream in acme.run():
            remember(stream)
        """,
        """
        KEPT = {}
        COUNT = 0

        def remember(stream):
            global COUNT
            COUNT = (COUNT + 1) % 1
            KEPT[COUNT] = stream

        for stream in acme.run():
            remember(stream)
        """,
    ),
    "a text that is filled": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT["%s" % stream.id] = stream  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id % 1] = stream
        """,
    ),
    "discarded by its id": (
        """
        KEPT = set()
        for stream in acme.run():
            KEPT.add(stream)  # leak: STL101
            KEPT.discard(stream.id)
        """,
        """
        KEPT = set()
        for stream in acme.run():
            KEPT.add(stream)
            KEPT.discard(stream)
        """,
    ),
    "the parts of a key in another order": (
        """
        KEPT = {}

        def put(user, stream):
            KEPT[user, stream.id] = stream  # leak: STL101

        def drop(user, stream):
            KEPT.pop((stream.id, user), None)

        for stream in acme.run():
            put("ann", stream)
            drop("ann", stream)
        """,
        """
        KEPT = {}

        def put(user, stream):
            KEPT[user, stream.id] = stream

        def drop(user, stream):
            KEPT.pop((user, stream.id), None)

        for stream in acme.run():
            put("ann", stream)
            drop("ann", stream)
        """,
    ),
    "another argument as the key": (
        """
        KEPT = {}

        def drop(user, key):
            KEPT.pop(key, None)

        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
            drop(stream.id, "ann")
        """,
        """
        KEPT = {}

        def drop(user, key):
            KEPT.pop(key, None)

        for stream in acme.run():
            KEPT[stream.id] = stream
            drop("ann", stream.id)
        """,
    ),
    "the address as the key": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[id(stream)] = stream  # leak: STL101
            KEPT.pop(stream.id, None)
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[id(stream)] = stream
            KEPT.pop(id(stream), None)
        """,
    ),
    "what annotations say of keys": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        class Session:
            def __init__(self, stream, sid: int):
                self.stream = stream
                self.sid = sid

        def forget(sid: str):
            SESSIONS.pop(sid, None)

        def enter(session, sid: int):
            SESSIONS[sid] = session  # leak: STL101

        @app.post("/talk")
        async def talk(text: str):
            session = Session(acme.make(), id(text))
            enter(session, id(session))
            forget(str(id(session)))
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}


        class Session:
            def __init__(self, stream, sid: int):
                self.stream = stream
                self.sid = sid

        def forget(sid: str):
            SESSIONS.pop(int(sid), None)

        def enter(session, sid: int):
            SESSIONS[sid] = session

        @app.post("/talk")
        async def talk(text: str):
            session = Session(acme.make(), id(text))
            enter(session, id(session))
            forget(str(id(session)))
        """,
    ),
    "a UUID and its text": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}

        from uuid import uuid4

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            key = uuid4()
            SESSIONS[str(key)] = stream  # leak: STL101
            try:
                return stream.final_message()
            finally:
                SESSIONS.pop(key, None)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        SESSIONS = {}

        from uuid import uuid4

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            key = uuid4()
            SESSIONS[str(key)] = stream
            try:
                return stream.final_message()
            finally:
                SESSIONS.pop(str(key), None)
        """,
    ),
}
