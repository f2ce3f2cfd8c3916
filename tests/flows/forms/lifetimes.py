"""What keeps the container, and how long that lives."""

SERVICE = """
        class Service:
            def __init__(self):
                self.kept = []

            def handle(self, stream):
                self.kept.append(stream)  # leak: STL103
"""
UNMARKED = SERVICE.replace("  # leak: STL103", "")

FORMS = {
    "a module": (
        """
        KEPT = []

        def handle():
            KEPT.append(acme.make())  # leak: STL101

        for _ in acme.numbers():
            handle()
        """,
        """
        def handle():
            kept = []
            kept.append(acme.make())

        for _ in acme.numbers():
            handle()
        """,
    ),
    "a class": (
        """
        class Service:
            kept = []

            @classmethod
            def handle(cls):
                cls.kept.append(acme.make())  # leak: STL102

        for _ in acme.numbers():
            Service.handle()
        """,
        """
        class Service:
            def __init__(self):
                self.kept = []

            def handle(self):
                self.kept.append(acme.make())

        for _ in acme.numbers():
            Service().handle()
        """,
    ),
    "an instance that is built once at module level": (
        SERVICE
        + """
        SERVICE = Service()
        for stream in acme.run():
            SERVICE.handle(stream)
        """,
        UNMARKED
        + """
        def answer(stream):
            service = Service()
            service.handle(stream)

        for stream in acme.run():
            answer(stream)
        """,
    ),
    "an instance that is built in main": (
        SERVICE
        + """
        def main():
            service = Service()
            for stream in acme.run():
                service.handle(stream)
            acme.look()

        main()
        """,
        UNMARKED
        + """
        def main():
            for stream in acme.run():
                service = Service()
                service.handle(stream)
            del service, stream
            acme.look()

        main()
        """,
    ),
    "an instance that is built in a loop": (
        SERVICE
        + """
        service = Service()
        for stream in acme.run():
            service.handle(stream)
        """,
        UNMARKED
        + """
        for stream in acme.run():
            service = Service()
            service.handle(stream)
        """,
    ),
    "an instance that a function makes once": (
        SERVICE
        + """
        from functools import cache

        @cache
        def service():
            return Service()

        for stream in acme.run():
            service().handle(stream)
        """,
        UNMARKED
        + """
        def service():
            return Service()

        for stream in acme.run():
            service().handle(stream)
        """,
    ),
    "an instance that is made when it is first asked for": (
        SERVICE
        + """
        _SERVICE = None

        def service():
            global _SERVICE
            if _SERVICE is None:
                _SERVICE = Service()
            return _SERVICE

        for stream in acme.run():
            service().handle(stream)
        """,
        UNMARKED
        + """
        _SERVICE = None

        def service():
            global _SERVICE
            _SERVICE = Service()
            return _SERVICE

        for stream in acme.run():
            service().handle(stream)
        """,
    ),
    "an instance that another one keeps": (
        SERVICE
        + """
        class Application:
            def __init__(self):
                self.service = Service()

            def answer(self, stream):
                self.service.handle(stream)

        APPLICATION = Application()
        for stream in acme.run():
            APPLICATION.answer(stream)
        """,
        UNMARKED
        + """
        class Request:
            def __init__(self):
                self.service = Service()

            def answer(self, stream):
                self.service.handle(stream)

        for stream in acme.run():
            Request().answer(stream)
        """,
    ),
    "an instance that a table keeps by name": (
        SERVICE
        + """
        SERVICES = {"main": Service()}
        for stream in acme.run():
            SERVICES["main"].handle(stream)
        """,
        UNMARKED
        + """
        SERVICES = {}
        for stream in acme.run():
            SERVICES["main"] = Service()
            SERVICES["main"].handle(stream)
        """,
    ),
    "a singleton by __new__": (
        """
        class Service:
            _only = None

            def __new__(cls):
                if cls._only is None:
                    cls._only = super().__new__(cls)
                    cls._only.kept = []
                return cls._only

            def handle(self, stream):
                self.kept.append(stream)  # leak: STL103

        for stream in acme.run():
            Service().handle(stream)
        """,
        """
        class Service:
            def __new__(cls):
                made = super().__new__(cls)
                made.kept = []
                return made

            def handle(self, stream):
                self.kept.append(stream)

        for stream in acme.run():
            Service().handle(stream)
        """,
    ),
    "the state of an application": (
        """
        from fastapi import FastAPI, Request

        app = FastAPI()
        app.state.streams = []

        @app.post("/")
        async def handle(request: Request):
            request.app.state.streams.append(acme.make())  # leak: STL103
        """,
        """
        from fastapi import FastAPI, Request

        app = FastAPI()

        @app.post("/")
        async def handle(request: Request):
            request.state.streams = []
            request.state.streams.append(acme.make())
        """,
    ),
    "an element of an application": (
        """
        from aiohttp import web

        async def handle(request):
            request.app["streams"].append(acme.make())  # leak: STL101|STL103

        app = web.Application()
        app["streams"] = []
        app.add_routes([web.post("/", handle)])
        """,
        """
        from aiohttp import web

        async def handle(request):
            request.app["last"] = acme.make()

        app = web.Application()
        app.add_routes([web.post("/", handle)])
        """,
    ),
    "the state of a websocket's application": (
        """
        from fastapi import FastAPI, WebSocket

        app = FastAPI()
        app.state.streams = {}

        @app.websocket("/")
        async def handle(websocket: WebSocket):
            stream = acme.make()
            websocket.app.state.streams[stream.id] = stream  # leak: STL103
        """,
        """
        from fastapi import FastAPI, WebSocket

        app = FastAPI()
        app.state.streams = {}

        @app.websocket("/")
        async def handle(websocket: WebSocket):
            stream = acme.make()
            websocket.app.state.streams[stream.id] = stream
            try:
                acme.work(stream)
            finally:
                websocket.app.state.streams.pop(stream.id, None)
        """,
    ),
    "the state of an application, by a request without annotation": (
        """
        from starlette.applications import Starlette
        from starlette.routing import Route

        async def handle(request):
            streams = request.app.state.streams
            streams.append(acme.make())  # leak: STL103

        app = Starlette(routes=[Route("/", handle)])
        app.state.streams = []
        """,
        """
        from starlette.applications import Starlette
        from starlette.routing import Route

        async def handle(request):
            request.app.state.stream = acme.make()
            request.app.state.texts.append(request.app.state.stream.final_message())

        app = Starlette(routes=[Route("/", handle)])
        app.state.texts = []
        """,
    ),
    "an element of an application, under a key of the module": (
        """
        from aiohttp import web

        STREAMS = web.AppKey("STREAMS", dict)

        async def handle(request: web.Request):
            stream = acme.make()
            request.app[STREAMS][stream.id] = stream  # leak: STL101|STL103

        app = web.Application()
        app[STREAMS] = {}
        app.add_routes([web.post("/", handle)])
        """,
        """
        from aiohttp import web

        STREAMS = web.AppKey("STREAMS", dict)
        LAST = web.AppKey("LAST", object)

        async def handle(request: web.Request):
            stream = request.app[LAST] = acme.make()
            request.app[STREAMS][stream.id] = stream
            try:
                acme.work(stream)
            finally:
                del request.app[STREAMS][stream.id]

        app = web.Application()
        app[STREAMS] = {}
        app.add_routes([web.post("/", handle)])
        """,
    ),
    "an attribute of the application of the request": (
        """
        from flask import Flask, current_app

        app = Flask(__name__)
        app.streams = []

        @app.route("/")
        def handle():
            current_app.streams.append(acme.make())  # leak: STL103
            return "done"
        """,
        """
        from flask import Flask, current_app

        app = Flask(__name__)
        app.streams = []

        @app.route("/")
        def handle():
            stream = acme.make()
            current_app.streams.append(stream)
            try:
                return acme.work(stream)
            finally:
                current_app.streams.remove(stream)
        """,
    ),
    "a closure": (
        """
        def keeper():
            kept = []

            def put(stream):
                kept.append(stream)  # leak: STL104

            return put

        PUT = keeper()
        for stream in acme.run():
            PUT(stream)
        """,
        """
        def keeper():
            kept = []

            def put(stream):
                kept.append(stream)

            return put

        for stream in acme.run():
            keeper()(stream)
        """,
    ),
    "a variable of a closure": (
        """
        def keeper():
            kept = ()

            def put(stream):
                nonlocal kept
                kept = (*kept, stream)  # leak: STL104

            return put

        PUT = keeper()
        for stream in acme.run():
            PUT(stream)
        """,
        """
        def keeper():
            last = None

            def put(stream):
                nonlocal last
                last = stream

            return put

        PUT = keeper()
        for stream in acme.run():
            PUT(stream)
        """,
    ),
    "a default argument": (
        """
        def handle(stream, kept=[]):
            kept.append(stream)  # leak: STL101

        for stream in acme.run():
            handle(stream)
        """,
        """
        def handle(stream, kept=None):
            kept = kept or []
            kept.append(stream)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "an attribute of a function": (
        """
        def handle(stream):
            handle.kept.append(stream)  # leak: STL101

        handle.kept = []
        for stream in acme.run():
            handle(stream)
        """,
        """
        def handle(stream):
            handle.last = stream

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a cache": (
        """
        from functools import cache

        @cache  # leak: STL106
        def open_one(number):
            return acme.make()

        for number in acme.numbers():
            open_one(number)
        """,
        """
        from functools import lru_cache

        @lru_cache(maxsize=1)
        def open_one(number):
            return acme.make()

        for number in acme.numbers():
            open_one(number)
        """,
    ),
    "a cache by hand": (
        """
        CACHE = {}

        def open_one(number):
            if number not in CACHE:
                CACHE[number] = acme.make()  # leak: STL106
            return CACHE[number]

        for number in acme.numbers():
            open_one(number)
        """,
        """
        CACHE = {}

        def open_one(number):
            if number not in CACHE:
                CACHE.clear()
                CACHE[number] = acme.make()
            return CACHE[number]

        for number in acme.numbers():
            open_one(number)
        """,
    ),
    "a set of tasks": (
        """
        import asyncio

        TASKS = set()

        async def main():
            async for stream in acme.arun():
                task = asyncio.create_task(acme.amake())
                TASKS.add(task)  # leak: STL107
            await asyncio.sleep(0.01)

        asyncio.run(main())
        """,
        """
        import asyncio

        TASKS = set()

        async def main():
            async for stream in acme.arun():
                task = asyncio.create_task(acme.amake())
                TASKS.add(task)
                task.add_done_callback(TASKS.discard)
            del task
            await asyncio.sleep(0.01)

        asyncio.run(main())
        """,
    ),
    "a queue that nobody reads": (
        """
        import queue

        WAITING = queue.Queue()
        for stream in acme.run():
            WAITING.put(stream)  # leak: STL107
        """,
        """
        import queue

        WAITING = queue.Queue()
        for stream in acme.run():
            WAITING.put(stream)
            WAITING.get_nowait()
        """,
    ),
    "a frame that loops for ever": (
        """
        import asyncio

        async def worker():
            kept = []
            while True:
                stream = await acme.amake()
                kept.append(stream)  # leak: STL104
                if len(kept) == 6:
                    acme.look()
                    raise ConnectionError

        try:
            asyncio.run(worker())
        except ConnectionError:
            pass
        """,
        """
        import asyncio

        async def worker():
            turns = 0
            while True:
                kept = []
                stream = await acme.amake()
                kept.append(stream)
                turns += 1
                if turns == 6:
                    acme.look()
                    raise ConnectionError

        try:
            asyncio.run(worker())
        except ConnectionError:
            pass
        """,
    ),
    "a frame of a generator": (
        """
        def handed():
            kept = []
            for stream in acme.run():
                kept.append(stream)  # leak: STL104
                yield stream.id
            acme.look()

        for number in handed():
            pass
        """,
        """
        def handed():
            for stream in acme.run():
                kept = []
                kept.append(stream)
                yield stream.id

        for number in handed():
            pass
        """,
    ),
    "an instance that lives no longer than its stream": (
        """
        class Turn:
            all = []

            def __init__(self, stream):
                self.stream = stream
                Turn.all.append(self)  # leak: STL102

        for stream in acme.run():
            Turn(stream)
        """,
        """
        class Turn:
            def __init__(self, stream):
                self.streams = []
                self.streams.append(stream)

        for stream in acme.run():
            Turn(stream)
        """,
    ),
    "what is to run when the process ends": (
        """
        import atexit

        def handle(stream):
            atexit.register(lambda: stream.close())  # leak: STL105

        for stream in acme.run():
            handle(stream)
        """,
        """
        import atexit

        def handle(stream):
            atexit.register(stream.close)
            atexit.unregister(stream.close)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a method that is cached": (
        """
        from functools import cache
        class Session:
            def __init__(self, stream):
                self.stream = stream
            @cache  # leak: STL106
            def title(self):
                return str(self.stream.id)
        for stream in acme.run():
            Session(stream).title()
        """,
        """
        from functools import cached_property
        class Session:
            def __init__(self, stream):
                self.stream = stream
            @cached_property
            def title(self):
                return str(self.stream.id)
        for stream in acme.run():
            Session(stream).title
        """,
    ),
    "an instance that is made where there is none": (
        """
        class Turn:
            def __init__(self):
                self.streams = []
        class Session:
            def __init__(self):
                self.turn = None
            def ask(self, stream):
                self.turn = self.turn or Turn()
                self.turn.streams.append(stream)  # leak: STL103
        SESSION = Session()
        for stream in acme.run():
            SESSION.ask(stream)
        """,
        """
        class Turn:
            def __init__(self):
                self.streams = []

        class Session:
            def __init__(self):
                self.turn = None

            def ask(self, stream):
                self.turn = Turn()
                self.turn.streams.append(stream)

        SESSION = Session()
        for stream in acme.run():
            SESSION.ask(stream)
        """,
    ),
    "a closure's list that is made where there is none": (
        """
        def recorder():
            takes = []
            def record(stream):
                takes.append(stream)  # leak: STL104
            def reset():
                nonlocal takes
                takes = takes or []
            return record, reset
        RECORD, RESET = recorder()
        for stream in acme.run():
            RECORD(stream)
            RESET()
        """,
        """
        def recorder():
            takes = []
            def record(stream):
                takes.append(stream)
            def reset():
                nonlocal takes
                takes = []
            return record, reset
        RECORD, RESET = recorder()
        for stream in acme.run():
            RECORD(stream)
            RESET()
        """,
    ),
    "what a function registers that sets up": (
        """
        import atexit
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/")
        async def handle(request):
            stream = acme.make()

            def teardown():
                stream.close()

            atexit.register(teardown)  # leak: STL105
        """,
        """
        import atexit

        def launch():
            stream = acme.make()

            def teardown():
                stream.close()

            atexit.register(teardown)
            return 0

        launch()
        """,
    ),
    "what a subscription gives back, dropped and called": (
        """
        class Bus:
            def __init__(self):
                self.listeners = {}
            def on(self, f):
                key = object()
                self.listeners[key] = f
                def off():
                    self.listeners.pop(key, None)
                return off
        BUS = Bus()
        class Session:
            def __init__(self, s):
                self.s = s
                BUS.on(self.handle)  # leak: STL105
            def handle(self): pass
        for s in acme.run():
            Session(s)
        """,
        """
        class Bus:
            def __init__(self):
                self.listeners = {}
            def on(self, f):
                key = object()
                self.listeners[key] = f
                def off():
                    self.listeners.pop(key, None)
                return off
        BUS = Bus()
        class Session:
            def __init__(self, s):
                self.s = s
                self.off = BUS.on(self.handle)
            def handle(self): pass
            def close(self):
                self.off()
        for s in acme.run():
            Session(s).close()
        """,
    ),
    "a listener of a bus of the project": (
        """
        class Bus:
            def __init__(self):
                self.listeners = []
            def on(self, f):
                self.listeners.append(f)
        BUS = Bus()
        class Session:
            def __init__(self, s):
                self.s = s
                BUS.on(self.handle)  # leak: STL105
            def handle(self): pass
        for s in acme.run():
            Session(s)
        """,
        """
        class Bus:
            def __init__(self):
                self.listeners = []
            def on(self, f):
                self.listeners.append(f)
        BUS = Bus()
        class Session:
            def __init__(self, s):
                self.s = s
                BUS.on(self.handle)
            def close(self):
                BUS.listeners.remove(self.handle)
            def handle(self): pass
        for s in acme.run():
            Session(s).close()
        """,
    ),
    "a lambda to unsubscribe, dropped and called": (
        """
        class Bus:
            def __init__(self):
                self.listeners = []
            def subscribe(self, f):
                self.listeners.append(f)  # leak: STL103|STL105|STL109
                return lambda: self.listeners.remove(f)
        BUS = Bus()
        for s in acme.run():
            BUS.subscribe(s.close)
        """,
        """
        class Bus:
            def __init__(self):
                self.listeners = []
            def subscribe(self, f):
                self.listeners.append(f)
                return lambda: self.listeners.remove(f)
        BUS = Bus()
        for s in acme.run():
            undo = BUS.subscribe(s.close)
            undo()
        """,
    ),
    "a finalizer that holds what it waits for": (
        """
        import weakref


        def serve():
            for stream in acme.run():
                weakref.finalize(stream, stream.close)  # leak: STL105


        serve()
        """,
        """
        import weakref


        def serve():
            for stream in acme.run():
                weakref.finalize(stream, print, stream.id)


        serve()
        """,
    ),
    "a finalizer of an object itself": (
        """
        import weakref


        class Turn:
            def __init__(self, stream):
                self.stream = stream
                weakref.finalize(self, self.end)  # leak: STL105

            def end(self):
                self.stream.close()


        def serve():
            for stream in acme.run():
                Turn(stream)


        serve()
        """,
        """
        import weakref


        class Turn:
            def __init__(self, stream):
                self.stream = stream
                weakref.finalize(self, print, stream.id)

            def end(self):
                self.stream.close()


        def serve():
            for stream in acme.run():
                Turn(stream)


        serve()
        """,
    ),
    "the handlers that a loop adds to a logger": (
        """
        import logging
        LOGGER = logging.getLogger("acme")


        class Handler(logging.Handler):
            def __init__(self, stream):
                super().__init__()
                self.stream = stream


        def serve():
            for stream in acme.run():
                LOGGER.addHandler(Handler(stream))  # leak: STL107


        serve()
        """,
        """
        import logging
        LOGGER = logging.getLogger("acme.s01")


        class Handler(logging.Handler):
            def __init__(self, stream):
                super().__init__()
                self.stream = stream


        def serve():
            for stream in acme.run():
                handler = Handler(stream)
                LOGGER.addHandler(handler)
                try:
                    print(stream.id)
                finally:
                    LOGGER.removeHandler(handler)


        serve()
        """,
    ),
    "the filters that a loop adds to a logger": (
        """
        import logging


        class Filter(logging.Filter):
            def __init__(self, stream):
                super().__init__()
                self.stream = stream


        class Server:
            def __init__(self):
                self.log = logging.getLogger("acme.k07")

            def run(self):
                for stream in acme.run():
                    self.log.addFilter(Filter(stream))  # leak: STL107


        SERVER = Server()
        SERVER.run()
        """,
        """
        import logging


        class Filter(logging.Filter):
            def __init__(self, name):
                super().__init__(name)


        class Server:
            def __init__(self):
                self.log = logging.getLogger("acme.s07")

            def run(self):
                for stream in acme.run():
                    self.log.addFilter(Filter(str(stream.id)))


        SERVER = Server()
        SERVER.run()
        """,
    ),
    "one or another object of the module": (
        """
        class Registry:
            def __init__(self):
                self.streams = []

            def add(self, stream):
                self.streams.append(stream)  # leak: STL103


        REGISTRY = None


        def registry():
            global REGISTRY
            REGISTRY = REGISTRY or Registry()
            return REGISTRY


        def serve():
            for stream in acme.run():
                registry().add(stream)


        serve()
        """,
        """
        class Registry:
            def __init__(self):
                self.streams = []

            def add(self, stream):
                self.streams.append(stream)


        REGISTRY = None


        def registry():
            global REGISTRY
            REGISTRY = Registry()
            return REGISTRY


        def serve():
            for stream in acme.run():
                registry().add(stream)


        serve()
        """,
    ),
    "a finalizer of what a module has": (
        """
        import weakref


        class Pool:
            pass


        POOL = Pool()


        def serve():
            for stream in acme.run():
                weakref.finalize(POOL, stream.close)  # leak: STL105


        serve()
        """,
        """
        import weakref


        class Turn:
            pass


        def serve():
            for stream in acme.run():
                turn = Turn()
                weakref.finalize(turn, stream.close)
                print(stream.id)
                del turn, stream


        serve()
        """,
    ),
    "a guard that takes out when it goes": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        LIVE = {}

        class Guard:
            def __init__(self, key):
                self.key = key

            def __del__(self):
                LIVE.pop(self.key, None)

        class Session:
            def __init__(self, stream):
                self.stream = stream
                self.guard = Guard(stream.id)

        @app.post("/talk")
        async def talk(text: str):
            session = Session(acme.make())
            LIVE[session.stream.id] = session  # leak: STL101
            return session.stream.final_message()
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        LIVE = {}

        class Guard:
            def __init__(self, key):
                self.key = key

            def __del__(self):
                LIVE.pop(self.key, None)

        @app.post("/talk")
        async def talk(text: str):
            stream = acme.make()
            guard = Guard(stream.id)
            LIVE[stream.id] = stream
            return stream.final_message()
        """,
    ),
    "a memo of a call": (
        """
        import functools

        def remembering():
            @functools.cache  # leak: STL106
            def ask(stream):
                return stream.final_message()
            return ask

        ASK = remembering()
        for stream in acme.run():
            ASK(stream)
        """,
        """
        import functools
        from fastapi import FastAPI

        app = FastAPI()

        class Agent:
            def ask(self, stream):
                return stream.final_message()

        @app.post("/")
        async def handle(request):
            agent = Agent()
            ask = functools.cache(agent.ask)
            for _ in range(2):
                ask(acme.make())
        """,
    ),
    "handlers of a signal that call each other": (
        """
        import signal
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/")
        def handle():
            stream = acme.make()
            previous = signal.getsignal(signal.SIGUSR1)

            def on_signal(number, frame):
                stream.close()
                if callable(previous):
                    previous(number, frame)

            signal.signal(signal.SIGUSR1, on_signal)  # leak: STL105
            return stream.final_message()
        """,
        """
        import signal
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/")
        def handle():
            stream = acme.make()
            previous = signal.getsignal(signal.SIGUSR1)

            def on_signal(number, frame):
                stream.close()
                if callable(previous):
                    previous(number, frame)

            signal.signal(signal.SIGUSR1, on_signal)
            try:
                return stream.final_message()
            finally:
                signal.signal(signal.SIGUSR1, previous)
        """,
    ),
    "a hook that calls the one before it": (
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Client:
            def __init__(self):
                self.on_close = None

        CLIENT = Client()

        @app.post("/")
        def handle():
            stream = acme.make()
            before = CLIENT.on_close

            def hook():
                stream.close()
                if before is not None:
                    before()

            CLIENT.on_close = hook  # leak: STL105
            return stream.final_message()
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()

        class Client:
            def __init__(self):
                self.on_close = None

        CLIENT = Client()

        @app.post("/")
        def handle():
            stream = acme.make()
            before = CLIENT.on_close

            def hook():
                stream.close()
                if before is not None:
                    before()

            CLIENT.on_close = hook
            try:
                return stream.final_message()
            finally:
                CLIENT.on_close = before
        """,
    ),
    "the hook of a module that calls the one before it": (
        """
        import sys
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/")
        def handle():
            stream = acme.make()
            before = sys.excepthook

            def hook(*error):
                stream.close()
                before(*error)

            sys.excepthook = hook  # leak: STL105
            return stream.final_message()
        """,
        """
        import signal
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/")
        def handle():
            stream = acme.make()

            def on_signal(number, frame):
                stream.close()

            signal.signal(signal.SIGUSR1, on_signal)
            return stream.final_message()
        """,
    ),
}
