"""More ways in and out of containers: those that are made of others, told apart by keys, or sliced."""

FORMS = {
    "a ChainMap": (
        """
        from collections import ChainMap

        BASE = {}
        KEPT = ChainMap(BASE, {})
        for stream in acme.run():
            KEPT[stream.id] = stream  # leak: STL101
        """,
        """
        from collections import ChainMap

        BASE = {}
        for stream in acme.run():
            layered = ChainMap({}, BASE)
            layered[stream.id] = stream
        """,
    ),
    "what a ChainMap is made of": (
        """
        from collections import ChainMap

        KEPT = []
        for stream in acme.run():
            layered = ChainMap({}, {"stream": stream})
            KEPT.append(layered["stream"])  # leak: STL101
        """,
        """
        from collections import ChainMap

        KEPT = []
        for stream in acme.run():
            layered = ChainMap({}, {"stream": stream})
            KEPT.append(len(layered))
        """,
    ),
    "setdefault of a filled list": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault(stream.id, [stream])  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault("first", [stream])
            stream = None
        """,
    ),
    "setdefault that gives": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault("all", []).append(stream)  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.setdefault("all", []).append(stream)
            KEPT.pop("all")
        """,
    ),
    "fromkeys": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(dict.fromkeys(["one", "two"], stream))  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(dict.fromkeys(["one", "two"], stream.id))
        """,
    ),
    "a dict made of keywords": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(dict(stream=stream, number=stream.id))  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(dict(stream=stream, number=stream.id)["number"])
        """,
    ),
    "a dict made of pairs": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(dict([("stream", stream)]))  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(dict([("number", stream.id)]))
        """,
    ),
    "update by keyword": (
        """
        KEPT = []
        for stream in acme.run():
            turn = {}
            turn.update(stream=stream)
            KEPT.append(turn)  # leak: STL101
        """,
        """
        TURN = {}
        for stream in acme.run():
            TURN.update(stream=stream)
        """,
    ),
    "update by pairs": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.update([(stream.id, stream)])  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT.update([("last", stream)])
        """,
    ),
    "a dict that is spread": (
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream}
            KEPT.append({**turn, "number": stream.id})  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            turn = {"text": stream.final_message()}
            KEPT.append({**turn, "number": stream.id})
        """,
    ),
    "a dict that is joined with another": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT = KEPT | {stream.id: stream}  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT = {"old": 1} | {stream.id: stream}
        """,
    ),
    "a key that is a tuple": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT["one", stream.id] = stream  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT["one", "two"] = stream
        """,
    ),
    "the stream as the key": (
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream] = stream.id  # leak: STL101
        """,
        """
        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = True
        """,
    ),
    "constant keys that are told apart": (
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream, "number": stream.id}
            KEPT.append(turn["stream"])  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream, "number": stream.id}
            KEPT.append(turn["number"])
        """,
    ),
    "get and pop of constant keys": (
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream, "number": stream.id}
            KEPT.append(turn.get("stream"))  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream, "number": stream.id}
            KEPT.append(turn.pop("number"))
        """,
    ),
    "a negative index": (
        """
        KEPT = []
        for stream in acme.run():
            pair = [stream.id, stream]
            KEPT.append(pair[-1])  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            pair = [stream.id, stream]
            KEPT.append(pair[0])
        """,
    ),
    "part of a list": (
        """
        KEPT = []
        for stream in acme.run():
            turn = [stream.id, stream]
            KEPT.append(turn[1:])  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            turn = [stream.id, stream.final_message()]
            KEPT.append(turn[1:])
        """,
    ),
    "a slice that is replaced": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT[len(KEPT) :] = [stream]  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT[:] = [stream]
        """,
    ),
    "a slice that is put before": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT[:0] = [stream]  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT[:0] = [stream.id]
        """,
    ),
    "multiplied": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append([stream] * 2)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append([stream.id] * 2)
        """,
    ),
    "added": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT = KEPT + [stream]  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT = [] + [stream]
        """,
    ),
    "a tuple that grows": (
        """
        KEPT = ()
        for stream in acme.run():
            KEPT += (stream,)  # leak: STL101
        """,
        """
        KEPT = ()
        for stream in acme.run():
            KEPT = (stream,)
        """,
    ),
    "sorted in a loop": (
        """
        KEPT = []
        while len(KEPT) < 6:
            for stream in sorted([acme.make()], key=id):
                KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        while len(KEPT) < 6:
            for stream in sorted([acme.make()], key=id):
                KEPT.append(stream.id)
        """,
    ),
    "a set of two that are joined": (
        """
        KEPT = set()
        for stream in acme.run():
            KEPT = KEPT.union({stream})  # leak: STL101
        """,
        """
        KEPT = set()
        for stream in acme.run():
            KEPT = set().union({stream})
        """,
    ),
    "extendleft": (
        """
        from collections import deque

        KEPT = deque()
        for stream in acme.run():
            KEPT.extendleft((stream,))  # leak: STL101
        """,
        """
        from collections import deque

        KEPT = deque(maxlen=1)
        for stream in acme.run():
            KEPT.extendleft((stream,))
        """,
    ),
    "a UserList": (
        """
        from collections import UserList

        class History(UserList):
            pass

        HISTORY = History()
        for stream in acme.run():
            HISTORY.append(stream)  # leak: STL101|STL103
        """,
        """
        from collections import UserList

        class History(UserList):
            def append(self, item):
                super().append(item.id)

        HISTORY = History()
        for stream in acme.run():
            HISTORY.append(stream)
        """,
    ),
    "a class of the project that is a dict": (
        """
        from collections import UserDict

        class Registry(UserDict):
            def register(self, stream):
                self[stream.id] = stream  # leak: STL101|STL103

        REGISTRY = Registry()
        for stream in acme.run():
            REGISTRY.register(stream)
        """,
        """
        from collections import UserDict

        class Registry(UserDict):
            def register(self, stream):
                self[stream.id] = stream
                del self[stream.id]

        REGISTRY = Registry()
        for stream in acme.run():
            REGISTRY.register(stream)
        """,
    ),
    "a MutableSequence of the project": (
        """
        from collections.abc import MutableSequence

        class History(MutableSequence):
            def __init__(self):
                self._items = []

            def __len__(self):
                return len(self._items)

            def __getitem__(self, index):
                return self._items[index]

            def __setitem__(self, index, value):
                self._items[index] = value

            def __delitem__(self, index):
                raise TypeError

            def insert(self, index, value):
                self._items.insert(index, value)  # leak: STL103

        HISTORY = History()
        for stream in acme.run():
            HISTORY.append(stream)
        """,
        """
        from collections.abc import MutableSequence

        class History(MutableSequence):
            def __init__(self):
                self._items = []

            def __len__(self):
                return len(self._items)

            def __getitem__(self, index):
                return self._items[index]

            def __setitem__(self, index, value):
                self._items[index] = value

            def __delitem__(self, index):
                raise TypeError

            def insert(self, index, value):
                self._items.insert(index, value.id)

        HISTORY = History()
        for stream in acme.run():
            HISTORY.append(stream)
        """,
    ),
    "a list in a list": (
        """
        KEPT = [[], []]
        for stream in acme.run():
            KEPT[0].append(stream)  # leak: STL101
        """,
        """
        KEPT = [[], []]
        for stream in acme.run():
            KEPT[0].append(stream)
            KEPT[0].pop()
        """,
    ),
    "a queue that is read": (
        """
        import queue

        WAITING = queue.Queue()
        KEPT = []
        for stream in acme.run():
            WAITING.put(stream)
            KEPT.append(WAITING.get())  # leak: STL101
        """,
        """
        import queue

        WAITING = queue.Queue()
        for stream in acme.run():
            WAITING.put(stream)
            WAITING.get().close()
        """,
    ),
    "the values of a dict": (
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream}
            for value in turn.values():
                KEPT.append(value)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream}
            for key in turn:
                KEPT.append(key)
        """,
    ),
    "the pairs of a dict": (
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream}
            for key, value in turn.items():
                KEPT.append(value)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream}
            for key, value in turn.items():
                KEPT.append(key)
        """,
    ),
    "popitem": (
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream}
            key, value = turn.popitem()
            KEPT.append(value)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            turn = {"stream": stream}
            key, value = turn.popitem()
            KEPT.append(key)
        """,
    ),
    "swapped": (
        """
        KEPT = []
        for stream in acme.run():
            first, second = stream, stream.id
            first, second = second, first
            KEPT.append(second)  # leak: STL101
        """,
        """
        KEPT = []
        for stream in acme.run():
            number, text = stream.id, stream.final_message()
            number, text = text, number
            KEPT.append(text)
        """,
    ),
    "children of a ChainMap": (
        """
        from collections import ChainMap

        GLOBAL = {"model": "m"}


        class Interpreter:
            def __init__(self):
                self.scope = ChainMap(GLOBAL)

            def enter(self, **names):
                self.scope = self.scope.new_child(names)  # leak: STL103

            def run(self, stream):
                self.enter(stream=stream)
                return self.scope["model"]


        interpreter = Interpreter()
        for stream in acme.run():
            interpreter.run(stream)
        """,
        """
        from collections import ChainMap

        GLOBAL = {"model": "m"}


        class Interpreter:
            def __init__(self):
                self.scope = ChainMap(GLOBAL)

            def enter(self, **names):
                return self.scope.new_child(names)

            def run(self, stream):
                scope = self.enter(stream=stream)
                return scope["model"], scope["stream"].id


        interpreter = Interpreter()
        for stream in acme.run():
            interpreter.run(stream)
        """,
    ),
    "a child of a ChainMap that is left": (
        """
        from collections import ChainMap
        SCOPE = ChainMap({})
        def enter(stream):
            global SCOPE
            SCOPE = SCOPE.new_child({"stream": stream})  # leak: STL101
        for stream in acme.run():
            enter(stream)
        """,
        """
        from collections import ChainMap

        class Interpreter:
            def __init__(self):
                self.scope = ChainMap({"model": "m"})

            def run(self, stream):
                self.scope = self.scope.new_child({"stream": stream})
                try:
                    return self.scope["stream"].id
                finally:
                    self.scope = self.scope.parents

        interpreter = Interpreter()
        for stream in acme.run():
            interpreter.run(stream)
        """,
    ),
}
