"""Functions of the standard library that hand on what they are given, or call what they are given."""

FORMS = {
    "zip_longest": (
        """
        import itertools

        KEPT = []
        for number, stream in itertools.zip_longest(acme.numbers(), acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for number, stream in itertools.zip_longest(acme.numbers(), acme.run()):
            KEPT.append(number)
        """,
    ),
    "pairwise": (
        """
        import itertools

        KEPT = []
        for earlier, later in itertools.pairwise(acme.run()):
            KEPT.append(earlier)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for earlier, later in itertools.pairwise(acme.run()):
            KEPT.append(earlier.id)
        del earlier
        """,
    ),
    "chain.from_iterable": (
        """
        import itertools

        KEPT = []
        for stream in itertools.chain.from_iterable([acme.run()]):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.chain.from_iterable([acme.run()]):
            KEPT.append(stream.id)
        """,
    ),
    "chain.from_iterable of a generator of runners": (
        """
        import itertools

        KEPT = []
        for stream in itertools.chain.from_iterable(acme.run() for _ in range(1)):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.chain.from_iterable(acme.run() for _ in range(1)):
            KEPT.append(stream.id)
        """,
    ),
    "takewhile": (
        """
        import itertools

        KEPT = []
        for stream in itertools.takewhile(lambda one: one.id, acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.takewhile(lambda one: one.id, acme.run()):
            KEPT.append(stream.id)
        """,
    ),
    "dropwhile and filterfalse": (
        """
        import itertools

        KEPT = []
        for stream in itertools.dropwhile(callable, itertools.filterfalse(callable, acme.run())):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.dropwhile(callable, itertools.filterfalse(callable, acme.run())):
            KEPT.append(stream.id)
        """,
    ),
    "starmap": (
        """
        import itertools

        def second(number, stream):
            return stream

        KEPT = []
        for stream in itertools.starmap(second, zip(acme.numbers(), acme.run())):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        def first(number, stream):
            return number

        KEPT = []
        for number in itertools.starmap(first, zip(acme.numbers(), acme.run())):
            KEPT.append(number)
        """,
    ),
    "map over two": (
        """
        def second(number, stream):
            return stream

        KEPT = []
        for stream in map(second, acme.numbers(), acme.run()):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        def first(number, stream):
            return number

        KEPT = []
        for number in map(first, acme.numbers(), acme.run()):
            KEPT.append(number)
        """,
    ),
    "groupby": (
        """
        import itertools

        KEPT = []
        for key, group in itertools.groupby(acme.run(), lambda stream: stream.id // 100):
            for stream in group:
                KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for key, group in itertools.groupby(acme.run(), lambda stream: stream.id // 100):
            for stream in group:
                KEPT.append(stream.id)
        """,
    ),
    "tee": (
        """
        import itertools

        KEPT = []
        first, second = itertools.tee(acme.run())
        for stream in second:
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        first, second = itertools.tee(acme.run())
        for stream in second:
            KEPT.append(stream.id)
        del first, second
        """,
    ),
    "accumulate": (
        """
        import itertools

        KEPT = []
        for stream in itertools.accumulate(acme.run(), lambda before, after: after):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.accumulate(acme.run(), lambda before, after: after):
            KEPT.append(stream.id)
        """,
    ),
    "compress": (
        """
        import itertools

        KEPT = []
        for stream in itertools.compress(acme.run(), [True] * 6):
            KEPT.append(stream)  # leak: STL101
        """,
        """
        import itertools

        KEPT = []
        for stream in itertools.compress(acme.run(), [True] * 6):
            KEPT.append(stream.id)
        """,
    ),
    "iter with an end": (
        """
        KEPT = []
        for stream in iter(acme.make, None):
            KEPT.append(stream)  # leak: STL101
            if len(KEPT) == 6:
                break
        """,
        """
        KEPT = []
        for stream in iter(acme.make, None):
            KEPT.append(stream.id)
            if len(KEPT) == 6:
                break
        """,
    ),
    "reversed": (
        """
        KEPT = []
        for _ in acme.numbers():
            for stream in reversed([acme.make()]):
                KEPT.append(stream)  # leak: STL101
        """,
        """
        KEPT = []
        for _ in acme.numbers():
            for stream in reversed([acme.make()]):
                KEPT.append(stream.id)
        """,
    ),
    "max and min": (
        """
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(max([acme.make(), acme.make()], key=id))  # leak: STL101
        """,
        """
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(max(acme.make().id, acme.make().id))
        """,
    ),
    "the greater of two": (
        """
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(max(acme.make(), acme.make(), key=id))  # leak: STL101
        """,
        """
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(max(acme.make(), acme.make(), key=id).id)
        """,
    ),
    "reduce": (
        """
        from functools import reduce

        def add(kept, stream):
            kept.append(stream)  # leak: STL101|STL104
            return kept

        KEPT = reduce(add, acme.run(), [])
        """,
        """
        from functools import reduce

        def later(before, stream):
            return stream

        LAST = reduce(later, acme.run())
        """,
    ),
    "what reduce gives": (
        """
        from functools import reduce

        def later(before, after):
            return after

        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(reduce(later, [acme.make(), acme.make()]))  # leak: STL101
        """,
        """
        from functools import reduce

        def later(before, after):
            return after

        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(reduce(later, [acme.make(), acme.make()]).id)
        """,
    ),
    "a deep copy of what holds it": (
        """
        import copy

        KEPT = []
        for stream in acme.run():
            KEPT.append(copy.copy({"stream": stream}))  # leak: STL101
        """,
        """
        import copy

        KEPT = []
        for stream in acme.run():
            KEPT.append(copy.deepcopy(stream.messages))
        """,
    ),
    "the copy of an object": (
        """
        import copy

        class Turn:
            def __init__(self, stream):
                self.stream = stream

        KEPT = []
        for stream in acme.run():
            KEPT.append(copy.copy(Turn(stream)))  # leak: STL101
        """,
        """
        import copy

        class Turn:
            def __init__(self, stream):
                self.number = stream.id

        KEPT = []
        for stream in acme.run():
            KEPT.append(copy.copy(Turn(stream)))
        """,
    ),
    "cast": (
        """
        from typing import cast

        KEPT = []
        for stream in acme.run():
            KEPT.append(cast("object", stream))  # leak: STL101
        """,
        """
        from typing import cast

        KEPT = []
        for stream in acme.run():
            KEPT.append(cast("int", stream.id))
        """,
    ),
    "itemgetter": (
        """
        import operator

        KEPT = []
        first = operator.itemgetter(0)
        for stream in acme.run():
            KEPT.append(first((stream, stream.id)))  # leak: STL101
        """,
        """
        import operator

        KEPT = []
        second = operator.itemgetter(1)
        for stream in acme.run():
            KEPT.append(second((stream, stream.id)))
        """,
    ),
    "attrgetter": (
        """
        import operator

        class Turn:
            def __init__(self, stream):
                self.stream = stream
                self.number = stream.id

        KEPT = []
        taken = operator.attrgetter("stream")
        for stream in acme.run():
            KEPT.append(taken(Turn(stream)))  # leak: STL101
        """,
        """
        import operator

        class Turn:
            def __init__(self, stream):
                self.stream = stream
                self.number = stream.id

        KEPT = []
        taken = operator.attrgetter("number")
        for stream in acme.run():
            KEPT.append(taken(Turn(stream)))
        """,
    ),
    "methodcaller": (
        """
        import operator

        class Turn:
            def __init__(self, stream):
                self.mine = stream

            def stream(self):
                return self.mine

            def number(self):
                return self.mine.id

        KEPT = []
        taken = operator.methodcaller("stream")
        for stream in acme.run():
            KEPT.append(taken(Turn(stream)))  # leak: STL101
        """,
        """
        import operator

        class Turn:
            def __init__(self, stream):
                self.mine = stream

            def stream(self):
                return self.mine

            def number(self):
                return self.mine.id

        KEPT = []
        taken = operator.methodcaller("number")
        for stream in acme.run():
            KEPT.append(taken(Turn(stream)))
        """,
    ),
    "operator.setitem": (
        """
        import operator

        KEPT = {}
        for stream in acme.run():
            operator.setitem(KEPT, stream.id, stream)  # leak: STL101
        """,
        """
        import operator

        KEPT = {}
        for stream in acme.run():
            operator.setitem(KEPT, stream.id, stream)
            operator.delitem(KEPT, stream.id)
        """,
    ),
    "heappush": (
        """
        import heapq

        KEPT = []
        for stream in acme.run():
            heapq.heappush(KEPT, (stream.id, stream))  # leak: STL101
        """,
        """
        import heapq

        KEPT = []
        for stream in acme.run():
            heapq.heappush(KEPT, (stream.id, stream))
            heapq.heappop(KEPT)
        """,
    ),
    "partialmethod": (
        """
        from functools import partialmethod

        class History:
            def __init__(self):
                self.kept = []

            def put(self, kind, value):
                self.kept.append(value)  # leak: STL103

            stream = partialmethod(put, "stream")

        HISTORY = History()
        for stream in acme.run():
            HISTORY.stream(stream)
        """,
        """
        from functools import partialmethod

        class History:
            def __init__(self):
                self.kept = []

            def put(self, kind, value):
                self.kept.append(value)

            stream = partialmethod(put, "stream")

        HISTORY = History()
        for stream in acme.run():
            HISTORY.stream(stream.id)
        """,
    ),
    "MethodType": (
        """
        import types

        KEPT = []

        def read(stream):
            return stream.final_message()

        for stream in acme.run():
            KEPT.append(types.MethodType(read, stream))  # leak: STL101|STL109
        """,
        """
        import types

        KEPT = []

        def read(stream):
            return stream.final_message()

        for stream in acme.run():
            KEPT.append(types.MethodType(read, stream)())
        """,
    ),
    "singledispatch": (
        """
        from functools import singledispatch

        KEPT = []

        @singledispatch
        def put(value):
            KEPT.append(value)  # leak: STL101

        @put.register
        def _(value: int):
            pass

        for stream in acme.run():
            put(stream)
        """,
        """
        from functools import singledispatch

        KEPT = []

        @singledispatch
        def put(value):
            KEPT.append(value)

        @put.register
        def _(value: str):
            pass

        for stream in acme.run():
            put(stream.id)
        """,
    ),
    "an executor's map": (
        """
        from concurrent.futures import ThreadPoolExecutor

        def open_one(number):
            return acme.make()

        KEPT = []
        with ThreadPoolExecutor(1) as pool:
            for stream in pool.map(open_one, acme.numbers()):
                KEPT.append(stream)  # leak: STL101
        """,
        """
        from concurrent.futures import ThreadPoolExecutor

        def open_one(number):
            return acme.make().id

        KEPT = []
        with ThreadPoolExecutor(1) as pool:
            for number in pool.map(open_one, acme.numbers()):
                KEPT.append(number)
        """,
    ),
    "an executor's result": (
        """
        from concurrent.futures import ThreadPoolExecutor

        KEPT = []
        with ThreadPoolExecutor(1) as pool:
            while len(KEPT) < 6:
                KEPT.append(pool.submit(acme.make).result())  # leak: STL101
        """,
        """
        from concurrent.futures import ThreadPoolExecutor

        KEPT = []
        with ThreadPoolExecutor(1) as pool:
            while len(KEPT) < 6:
                KEPT.append(pool.submit(acme.make).result().id)
        """,
    ),
    "callbacks of a connection's future": (
        """
        import asyncio

        NUMBERS = acme.numbers()

        class Connection:
            def __init__(self):
                self.closed = asyncio.get_running_loop().create_future()

            async def send(self, text):
                stream = await acme.amake()
                self.closed.add_done_callback(lambda _: stream.close())  # leak: STL105|STL110
                return stream.id

        async def main():
            connection = Connection()
            while next(NUMBERS) < 5:
                await connection.send("x")
            acme.look()

        asyncio.run(main())
        """,
        """
        import asyncio

        NUMBERS = acme.numbers()

        class Connection:
            def __init__(self):
                self.ready = asyncio.get_running_loop().create_future()

            async def send(self, text):
                stream = await acme.amake()
                call = stream.close
                self.ready.add_done_callback(lambda _, call=call: call())
                await asyncio.sleep(0)
                self.answer()
                return stream.id

            def answer(self):
                self.ready.set_result(1)
                self.ready = asyncio.get_running_loop().create_future()

        async def main():
            connection = Connection()
            while next(NUMBERS) < 5:
                await connection.send("x")
            acme.look()

        asyncio.run(main())
        """,
    ),
    "callbacks of a future that is handed in": (
        """
        import asyncio

        NUMBERS = acme.numbers()

        async def send(closed, text):
            stream = await acme.amake()
            closed.add_done_callback(lambda _, stream=stream: stream.close())  # leak: STL105|STL110
            return stream.id

        async def main():
            closed = asyncio.get_running_loop().create_future()
            while next(NUMBERS) < 5:
                await send(closed, "x")
            acme.look()

        asyncio.run(main())
        """,
        """
        import asyncio

        async def send(text):
            stream = await acme.amake()
            done = asyncio.get_running_loop().create_future()
            done.add_done_callback(lambda _, stream=stream: stream.close())
            done.set_result(text)
            await asyncio.sleep(0)
            return done.result()

        async def main():
            for number in acme.numbers():
                await send("x")
            acme.look()

        asyncio.run(main())
        """,
    ),
    "a queue that a thread empties": (
        """
        import queue
        import threading

        class Reaper:
            def __init__(self):
                self.done = queue.Queue()

            def close_all(self):
                while True:
                    try:
                        self.done.get_nowait().close()
                    except queue.Empty:
                        return

            def handle(self, text):
                stream = acme.make()
                self.done.put(stream)  # leak: STL107
                return text

        REAPER = Reaper()
        for stream in acme.run():
            REAPER.handle(stream.id)
        """,
        """
        import queue
        import threading

        class Reaper:
            def __init__(self):
                self.done = queue.Queue()
                self.thread = threading.Thread(target=self._close_all, daemon=True)
                self.thread.start()

            def _close_all(self):
                while True:
                    stream = self.done.get()
                    if stream is None:
                        return
                    stream.close()
                    del stream

            def handle(self, text):
                stream = acme.make()
                self.done.put(stream)
                return text

        REAPER = Reaper()
        for number in acme.numbers():
            REAPER.handle(number)
        import time
        time.sleep(0.05)
        REAPER.done.put(None)
        REAPER.thread.join()
        """,
    ),
    "a bus that lets go of its listeners": (
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Bus:
            def __init__(self):
                self.listeners = {}

            def on(self, name, fn):
                self.listeners.setdefault(name, []).append(fn)

            def end(self):
                for fns in self.listeners.values():
                    for fn in fns:
                        fn()

        BUS = Bus()

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            BUS.on("end", stream.close)  # leak: STL105
            BUS.end()
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Bus:
            def __init__(self):
                self.listeners = {}

            def on(self, name, fn):
                self.listeners.setdefault(name, []).append(fn)

            def end(self):
                for fns in self.listeners.values():
                    fns.clear()

        BUS = Bus()

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            BUS.on("end", stream.close)
            BUS.end()
        """,
    ),
    "a bus that begins anew for each name": (
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Bus:
            def __init__(self):
                self.listeners = {}

            def on(self, name, fn):
                self.listeners.setdefault(name, []).append(fn)

            def end(self):
                for fns in self.listeners.values():
                    for fn in fns:
                        fn()

        BUS = Bus()

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            BUS.on("end", stream.close)  # leak: STL105
            BUS.end()
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Bus:
            def __init__(self):
                self.listeners = {}

            def on(self, name, fn):
                self.listeners.setdefault(name, []).append(fn)

            def end(self):
                for name in self.listeners:
                    self.listeners[name] = []

        BUS = Bus()

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            BUS.on("end", stream.close)
            BUS.end()
        """,
    ),
    "what a loop is to call for a file": (
        """
        import asyncio
        import os

        NUMBERS = acme.numbers()
        PIPES = []


        async def main():
            loop = asyncio.get_running_loop()
            while next(NUMBERS) < 5:
                stream = await acme.amake()
                reader, writer = os.pipe()
                PIPES.append((reader, writer))
                loop.add_reader(reader, stream.close)  # leak: STL105
            acme.look()


        asyncio.run(main())
        """,
        """
        import asyncio
        import os

        NUMBERS = acme.numbers()


        async def main():
            loop = asyncio.get_running_loop()
            while next(NUMBERS) < 5:
                stream = await acme.amake()
                reader, writer = os.pipe()
                loop.add_reader(reader, stream.close)
                try:
                    await asyncio.sleep(0)
                finally:
                    loop.remove_reader(reader)
                    os.close(reader)
                    os.close(writer)
            acme.look()


        asyncio.run(main())
        """,
    ),
    "what is registered with its arguments": (
        """
        import atexit
        from functools import partial

        from flask import Flask

        app = Flask(__name__)


        def close_quietly(stream):
            try:
                stream.close()
            except OSError:
                pass


        @app.post("/")
        def ask():
            stream = acme.make()
            atexit.register(partial(close_quietly, stream))  # leak: STL105
            return stream.final_message()
        """,
        """
        import atexit
        from functools import partial

        from flask import Flask

        app = Flask(__name__)


        def close_quietly(stream):
            try:
                stream.close()
            except OSError:
                pass


        @app.post("/")
        def ask():
            stream = acme.make()
            closer = partial(close_quietly, stream)
            atexit.register(closer)
            try:
                return stream.final_message()
            finally:
                atexit.unregister(closer)
        """,
    ),
    "a handler of a logger, taken off by another": (
        """
        import logging

        from flask import Flask

        app = Flask(__name__)
        LOG = logging.getLogger("form")


        class StreamHandler(logging.Handler):
            def __init__(self, stream):
                super().__init__()
                self.stream = stream

            def emit(self, record):
                pass


        @app.post("/")
        def handle():
            stream = acme.make()
            LOG.addHandler(StreamHandler(stream))  # leak: STL107|STL105
            try:
                return acme.work(stream)
            finally:
                LOG.removeHandler(StreamHandler(stream))
        """,
        """
        import logging

        from flask import Flask

        app = Flask(__name__)
        LOG = logging.getLogger("form")


        class StreamHandler(logging.Handler):
            def __init__(self, stream):
                super().__init__()
                self.stream = stream

            def emit(self, record):
                pass


        @app.post("/")
        def handle():
            stream = acme.make()
            handler = StreamHandler(stream)
            LOG.addHandler(handler)
            try:
                return acme.work(stream)
            finally:
                LOG.removeHandler(handler)
        """,
    ),
    "the application of a handler": (
        """
        import tornado.web


        class ChatHandler(tornado.web.RequestHandler):
            def initialize(self):
                self.streams = self.application.streams

            def get(self, *args):
                stream = acme.make()
                self.streams.append(stream)  # leak: STL101|STL103
                self.write(stream.final_message())


        app = tornado.web.Application([("/chat", ChatHandler)])
        app.streams = []
        """,
        """
        import tornado.web


        class ChatHandler(tornado.web.RequestHandler):
            def initialize(self):
                self.streams = []

            def get(self, *args):
                stream = acme.make()
                self.streams.append(stream)
                self.write(stream.final_message())


        app = tornado.web.Application([("/chat", ChatHandler)])
        """,
    ),
    "a bus of the program, by its method on": (
        """
        from fastapi import FastAPI

        app = FastAPI()


        class Emitter:
            def __init__(self):
                self._handlers = {}

            def on(self, event, handler):
                self._handlers.setdefault(event, []).append(handler)

            def off(self, event, handler):
                handlers = self._handlers.get(event, [])
                if handler in handlers:
                    handlers.remove(handler)


        BUS = Emitter()


        @app.websocket("/ws")
        async def ws(socket):
            stream = await acme.amake()
            BUS.on("shutdown", lambda: stream.close())  # leak: STL105
            try:
                acme.work(stream)
            finally:
                BUS.off("shutdown", lambda: stream.close())
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()


        class Emitter:
            def __init__(self):
                self._handlers = {}

            def on(self, event, handler):
                self._handlers.setdefault(event, []).append(handler)

            def off(self, event, handler):
                handlers = self._handlers.get(event, [])
                if handler in handlers:
                    handlers.remove(handler)


        BUS = Emitter()


        @app.websocket("/ws")
        async def ws(socket):
            stream = await acme.amake()

            def stop():
                stream.close()

            BUS.on("shutdown", stop)
            try:
                acme.work(stream)
            finally:
                BUS.off("shutdown", stop)
        """,
    ),
    "a bus that holds methods weakly": (
        """
        import weakref

        from flask import Flask

        app = Flask(__name__)


        class Bus:
            def __init__(self):
                self.listeners = []
                self.owners = weakref.WeakSet()

            def on(self, method):
                self.owners.add(method.__self__)
                self.listeners.append(method)

            def emit(self):
                for method in self.listeners:
                    method()


        BUS = Bus()


        class Session:
            def __init__(self, stream):
                self.stream = stream
                BUS.on(self.closed)  # leak: STL105

            def closed(self):
                self.stream.close()


        @app.post("/")
        def handle():
            session = Session(acme.make())
            BUS.emit()
            return session.stream.id
        """,
        """
        import weakref

        from flask import Flask

        app = Flask(__name__)


        class Bus:
            def __init__(self):
                self.listeners = []

            def on(self, method):
                self.listeners.append(weakref.WeakMethod(method))

            def emit(self):
                for reference in self.listeners:
                    if (method := reference()) is not None:
                        method()


        BUS = Bus()


        class Session:
            def __init__(self, stream):
                self.stream = stream
                BUS.on(self.closed)

            def closed(self):
                self.stream.close()


        @app.post("/")
        def handle():
            session = Session(acme.make())
            BUS.emit()
            return session.stream.id
        """,
    ),
    "a bus with one listener for each event": (
        """
        class Bus:
            def __init__(self):
                self.listeners = {}
            def on(self, event, listener):
                self.listeners.setdefault(event, []).append(listener)
        BUS = Bus()
        class Session:
            def __init__(self, stream):
                self.stream = stream
                BUS.on("message", self.close)  # leak: STL105
            def close(self):
                self.stream.close()
        for stream in acme.run():
            Session(stream)
        """,
        """
        class Bus:
            def __init__(self):
                self.listeners = {}
            def on(self, event, listener):
                self.listeners[event] = listener
        BUS = Bus()
        class Session:
            def __init__(self, stream):
                self.stream = stream
                BUS.on("message", self.close)
            def close(self):
                self.stream.close()
        for stream in acme.run():
            Session(stream)
        """,
    ),
}
