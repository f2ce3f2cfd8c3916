"""Ways to put a value into a container, and to take it out again."""

FORMS = {
    "append": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            KEPT.pop()
        """,
    ),
    "extend": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.extend([stream])  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.extend(event for event in stream)
        """,
    ),
    "extend by the runner itself": (
        """
        KEPT = []
        KEPT.extend(acme.run())  # leak: STL101
        """,
        """
        KEPT = []
        KEPT.extend(stream.id for stream in acme.run())
        """,
    ),
    "insert": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.insert(0, stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.insert(0, stream)
            del KEPT[1:]
        """,
    ),
    "add": (
        """
        KEPT = set()
        for stream in acme.run():
            KEPT.add(stream)  # leak: STL101
        """,
        """
        KEPT = set()
        for stream in acme.run():
            KEPT.add(stream)
            KEPT.discard(stream)
        """,
    ),
    "an item under a new key": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT["last"] = stream
        """,
    ),
    "an item that is deleted": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream
            del KEPT[stream.id]
        """,
    ),
    "update": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.update({stream.id: stream})  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.update({stream.id: stream.final_message()})
        """,
    ),
    "setdefault": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault(stream.id, stream)  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault(stream.id, stream)
            KEPT.popitem()
        """,
    ),
    "setdefault of an inner list": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault("all", []).append(stream)  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault("all", []).append(stream.id)
        """,
    ),
    "|= of a set": (
        """
        KEPT = set()
        for stream in acme.run():
            KEPT |= {stream}  # leak: STL101
        """,
        """
        KEPT = set()
        for stream in acme.run():
            KEPT |= {stream.id}
        """,
    ),
    "|= of a dict": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT |= {stream.id: stream}  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT |= {stream.id: stream.final_message()}
        """,
    ),
    "a slice": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT[len(KEPT):] = [stream]  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT[:] = [stream]
        """,
    ),
    "a list that is built anew from itself": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT = KEPT + [stream]  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT = [stream]
        """,
    ),
    "a display that spreads the list": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT = [*KEPT, stream]  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT = [*KEPT, stream][-1:]
        """,
    ),
    "a defaultdict": (
        """
        from collections import defaultdict

        KEPT = defaultdict(list)
        for stream in acme.run():
            KEPT["all"].append(stream)  # leak: STL101
        """,
        """
        from collections import defaultdict

        KEPT = defaultdict(list)
        for stream in acme.run():
            KEPT["all"].append(stream)
            KEPT["all"].clear()
        """,
    ),
    "a deque": (
        """
        from collections import deque

        KEPT = deque()
        for stream in acme.run():
            KEPT.appendleft(stream)  # leak: STL101
        """,
        """
        from collections import deque

        KEPT = deque(maxlen=1)
        for stream in acme.run():
            KEPT.appendleft(stream)
        """,
    ),
    "an OrderedDict": (
        """
        from collections import OrderedDict

        KEPT = OrderedDict()
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
        """,
        """
        from collections import OrderedDict

        KEPT = OrderedDict()
        for stream in acme.run():
            KEPT[stream.id] = stream
            if len(KEPT) > 1:
                KEPT.popitem(last=False)
        """,
    ),
    "a queue": (
        """
        import queue

        KEPT = queue.Queue()
        for stream in acme.run():
            KEPT.put(stream)  # leak: STL101|STL107
        """,
        """
        import queue

        KEPT = queue.Queue()
        for stream in acme.run():
            KEPT.put(stream)
            KEPT.get()
        """,
    ),
    "weak references": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import weakref

        KEPT = weakref.WeakSet()
        for stream in acme.run():
            KEPT.add(stream)
        """,
    ),
    "what weakref.ref gives": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append((stream,))  # leak: STL101
        """,
        """
        import weakref

        KEPT = []
        for stream in acme.run():
            KEPT.append(weakref.ref(stream))
        """,
    ),
    "a container in a container": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append({"stream": stream, "id": stream.id})  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            entry = {"stream": stream, "id": stream.id}
            KEPT.append(entry["id"])
        """,
    ),
    "a container of containers by key": (
        """
        KEPT = {"streams": [], "ids": []}
        for stream in acme.run():
            KEPT["streams"].append(stream)  # leak: STL101
        """,
        """
        KEPT = {"streams": [], "ids": []}
        for stream in acme.run():
            KEPT["ids"].append(stream.id)
        """,
    ),
    "elements that are told apart by position": (
        """
        KEPT = []
        for stream in acme.run():
            pair = (stream, stream.id)
            KEPT.append(pair[0])  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            pair = (stream, stream.id)
            KEPT.append(pair[1])
        """,
    ),
    "values that leave a container again": (
        """
        KEPT = []
        passing = []
        for stream in acme.run():
            passing.append(stream)
            KEPT.append(passing.pop())  # leak: STL101
        """,
        """
        passing = []
        for stream in acme.run():
            passing.append(stream)
            passing.pop().close()
        """,
    ),
    "a list comprehension": (
        """
        KEPT = [stream for stream in acme.run()]  # leak: STL101
        """,
        """
        KEPT = [stream.id for stream in acme.run()]
        """,
    ),
    "a set comprehension": (
        """
        KEPT = {stream for stream in acme.run()}  # leak: STL101
        """,
        """
        KEPT = {stream.id for stream in acme.run()}
        """,
    ),
    "a dict comprehension": (
        """
        KEPT = {stream.id: stream for stream in acme.run()}  # leak: STL101
        """,
        """
        KEPT = {stream.id: stream.final_message() for stream in acme.run()}
        """,
    ),
    "a comprehension with a condition and a second loop": (
        """
        KEPT = [stream for number in (1, 2) for stream in acme.run() if stream.id]  # leak: STL101
        """,
        """
        KEPT = [event for number in (1, 2) for stream in acme.run() for event in stream]
        """,
    ),
    "a list of a loop that is trimmed": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            while len(KEPT) > 1:
                KEPT.pop(0)
        """,
    ),
    "a rebound name": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            KEPT = []
        """,
    ),
    "a container's method that is kept": (
        """
        CALLS = []

        def handle(stream):
            parts = [stream]
            CALLS.append(parts.append)  # leak: STL101|STL105

        for stream in acme.run():
            handle(stream)
        """,
        """
        CALLS = []

        def handle(stream):
            parts = [stream]
            add = parts.append
            add(1)
            CALLS.append(len(parts))

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a container's method in a kept partial": (
        """
        from functools import partial

        CALLS = []

        def handle(stream):
            parts = [stream]
            CALLS.append(partial(parts.append, 1))  # leak: STL101|STL105

        for stream in acme.run():
            handle(stream)
        """,
        """
        from functools import partial

        CALLS = []

        def handle(stream):
            parts = [stream]
            CALLS.append(partial([].append, len(parts)))

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a copy that is added to and written back": (
        """
        class A:
            def __init__(self): self.items = ()
            def add(self, s):
                items = list(self.items)
                items.append(s)
                self.items = tuple(items)  # leak: STL103
        A1 = A()
        for s in acme.run():
            A1.add(s)
        """,
        """
        class A:
            def __init__(self): self.items = ()
            def add(self, s):
                items = list(self.items)
                if items:
                    items.pop(0)
                items.append(s)
                self.items = tuple(items)
        A1 = A()
        for s in acme.run():
            A1.add(s)
        """,
    ),
    "a dict copied for each write": (
        """
        class A:
            def __init__(self): self.items = {}
            def add(self, s):
                items = dict(self.items)
                items[s.id] = s
                self.items = items  # leak: STL103
        A1 = A()
        for s in acme.run():
            A1.add(s)
        """,
        """
        class A:
            def __init__(self): self.items = {}
            def add(self, s):
                items = dict(self.items)
                items[s.id] = s
                self.items = items
            def end(self, s):
                items = dict(self.items)
                del items[s.id]
                self.items = items
        A1 = A()
        for s in acme.run():
            A1.add(s)
            A1.end(s)
        """,
    ),
    "a copy of a global": (
        """
        KEPT = []
        def add(s):
            global KEPT
            new = KEPT.copy()
            new.append(s)
            KEPT = new  # leak: STL101
        for s in acme.run():
            add(s)
        """,
        """
        KEPT = []
        def add(s):
            global KEPT
            new = KEPT.copy()
            new.append(s.id)
            KEPT = new
        for s in acme.run():
            add(s)
        """,
    ),
    "chained with what there was": (
        """
        import itertools
        class A:
            def __init__(self): self.items = []
            def add(self, s):
                self.items = list(itertools.chain(self.items, [s]))  # leak: STL103
        A1 = A()
        for s in acme.run():
            A1.add(s)
        """,
        """
        import itertools
        class A:
            def __init__(self): self.items = []
            def add(self, s):
                self.items = list(itertools.chain(self.items, [s]))[-1:]
        A1 = A()
        for s in acme.run():
            A1.add(s)
        """,
    ),
    "a bounded subclass": (
        """
        from collections import deque

        from fastapi import FastAPI

        app = FastAPI()


        class Window(deque):
            def __init__(self, size=1):
                super().__init__()
                self.size = size

            def last(self):
                return self[-1]


        WINDOW = Window()


        @app.post("/")
        async def handle(request):
            WINDOW.append(await acme.amake())  # leak: STL101|STL103
            return WINDOW.last().id
        """,
        """
        from collections import deque

        from fastapi import FastAPI

        app = FastAPI()


        class Window(deque):
            def __init__(self, size=1):
                super().__init__(maxlen=size)

            def last(self):
                return self[-1]


        WINDOW = Window()


        @app.post("/")
        async def handle(request):
            WINDOW.append(await acme.amake())
            return WINDOW.last().id
        """,
    ),
    "a tool that is enrolled once": (
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Tool:
            def __init__(self):
                self.stream = acme.make()

        class Host:
            def __init__(self):
                self.tools = []

            def sync(self):
                tool = Tool()
                if tool not in self.tools:
                    self.tools.append(tool)  # leak: STL103

        HOST = Host()

        @app.post("/")
        async def handle(request):
            HOST.sync()
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Tool:
            def __init__(self):
                self.stream = acme.make()

        class Provider:
            def __init__(self):
                self.tool = None

            def get(self):
                if self.tool is None:
                    self.tool = Tool()
                return self.tool

        class Host:
            def __init__(self):
                self.provider = Provider()
                self.tools = []

            def sync(self):
                for tool in [self.provider.get()]:
                    if tool not in self.tools:
                        self.tools.append(tool)

        HOST = Host()

        @app.post("/")
        async def handle(request):
            HOST.sync()
        """,
    ),
    "a slot of pairs that lead back": (
        """
        class Current:
            def __init__(self):
                self.last = None
            def switch(self, stream):
                self.last = (stream, self.last)  # leak: STL103
        CURRENT = Current()
        for stream in acme.run():
            CURRENT.switch(stream)
        """,
        """
        class Current:
            def __init__(self):
                self.last = None
            def switch(self, stream):
                self.last = (stream, self.last and self.last[0].id)
        CURRENT = Current()
        for stream in acme.run():
            CURRENT.switch(stream)
        """,
    ),
    "weak sets by key": (
        """
        from collections import defaultdict
        from weakref import WeakSet
        from fastapi import FastAPI
        app = FastAPI()
        QUEUES = defaultdict(set)
        @app.post("/")
        async def handle(request):
            stream = await acme.amake()
            QUEUES["all"].add(stream)  # leak: STL101
            return stream.final_message()
        """,
        """
        from collections import defaultdict
        from weakref import WeakSet
        from fastapi import FastAPI
        app = FastAPI()
        QUEUES = defaultdict(WeakSet)
        @app.post("/")
        async def handle(request):
            stream = await acme.amake()
            QUEUES["all"].add(stream)
            return stream.final_message()
        """,
    ),
    "a dict over which another is put": (
        """
        DONE = []
        for stream in acme.run():
            record = {"stream": stream, "id": stream.id}
            DONE.append({**record, "id": None})  # leak: STL101
        """,
        """
        DONE = []
        for stream in acme.run():
            record = {"stream": stream, "id": stream.id}
            DONE.append({**record, "stream": None})
        """,
    ),
}
