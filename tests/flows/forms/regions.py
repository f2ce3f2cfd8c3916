"""Code that runs again and again: loops, recursion, handlers, callbacks, tasks, methods of what lives longer."""

FORMS = {
    "a while loop": (
        """
        KEPT = []
        while len(KEPT) < 6:
            KEPT.append(acme.make())  # leak: STL101
        """,
        """
        KEPT = []
        for _ in range(1):
            KEPT.append(acme.make())
        """,
    ),
    "a loop over constants": (
        """
        KEPT = []
        for number in acme.numbers():
            KEPT.append(acme.make())  # leak: STL101
        """,
        """
        KEPT = []
        for number in ("one",):
            KEPT.append(acme.make())
        """,
    ),
    "a loop that is left in its first round": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)  # leak: STL101
            if stream.id < 0:
                break
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream)
            break
        """,
    ),
    "a loop in what calls": (
        """
        KEPT = []

        def handle():
            open_one()

        def open_one():
            KEPT.append(acme.make())  # leak: STL101

        for _ in acme.numbers():
            handle()
        """,
        """
        KEPT = []

        def handle():
            open_one()

        def open_one():
            KEPT.append(acme.make())

        handle()
        """,
    ),
    "a function that nothing calls": (
        """
        import sys

        KEPT = []

        def handle():
            KEPT.append(acme.make())  # leak: STL101

        for _ in range(6):
            getattr(sys.modules[__name__], "handle")()
        """,
        """
        KEPT = []

        def start():
            KEPT.append(acme.make())

        start()
        """,
    ),
    "a method of an object that lives longer": (
        """
        class Service:
            def __init__(self):
                self.kept = []

            def handle(self):
                self.kept.append(acme.make())  # leak: STL103

        SERVICE = Service()
        for _ in range(6):
            getattr(SERVICE, "han" + "dle")()
        """,
        """
        class Service:
            def __init__(self):
                self.kept = []
                self.kept.append(acme.make())

        SERVICE = Service()
        """,
    ),
    "recursion": (
        """
        KEPT = []

        def handle(left):
            KEPT.append(acme.make())  # leak: STL101
            if left:
                handle(left - 1)

        handle(5)
        """,
        """
        def handle(left):
            kept = []
            kept.append(acme.make())
            if left:
                kept.clear()
                handle(left - 1)

        handle(5)
        """,
    ),
    "FastAPI, by decorator": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        @app.post("/")
        async def handle():
            KEPT.append(await acme.amake())  # leak: STL101
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/")
        async def handle():
            kept = []
            kept.append(await acme.amake())
        """,
    ),
    "FastAPI, by a router's websocket": (
        """
        from fastapi import APIRouter, FastAPI, WebSocket

        router = APIRouter()
        KEPT = {}

        @router.websocket("/")
        async def handle(websocket: WebSocket):
            stream = await acme.amake()
            KEPT[stream.id] = stream  # leak: STL101

        app = FastAPI()
        """,
        """
        from fastapi import APIRouter, FastAPI, WebSocket

        router = APIRouter()
        KEPT = {}

        @router.websocket("/")
        async def handle(websocket: WebSocket):
            stream = await acme.amake()
            KEPT[stream.id] = stream
            try:
                acme.work(stream)
            finally:
                del KEPT[stream.id]

        app = FastAPI()
        """,
    ),
    "FastAPI, by a method": (
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        async def handle():
            KEPT.append(await acme.amake())  # leak: STL101

        app.add_api_route("/", handle)
        """,
        """
        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        async def handle():
            KEPT.append((await acme.amake()).id)

        app.add_api_route("/", handle)
        """,
    ),
    "Starlette, by a table": (
        """
        from starlette.applications import Starlette
        from starlette.routing import Route

        KEPT = []

        async def handle(request):
            KEPT.append(acme.make())  # leak: STL101

        app = Starlette(routes=[Route("/", handle)])
        """,
        """
        from starlette.applications import Starlette
        from starlette.routing import Route

        async def handle(request):
            request.state.stream = acme.make()

        app = Starlette(routes=[Route("/", handle)])
        """,
    ),
    "Flask, by decorator": (
        """
        from flask import Flask

        app = Flask(__name__)
        KEPT = []

        @app.route("/")
        def handle():
            KEPT.append(acme.make())  # leak: STL101
            return ""
        """,
        """
        from flask import Flask

        app = Flask(__name__)

        @app.route("/")
        def handle():
            return acme.make().final_message()
        """,
    ),
    "aiohttp, by a table that decorators fill": (
        """
        from aiohttp import web

        routes = web.RouteTableDef()
        KEPT = []

        @routes.post("/")
        async def handle(request):
            KEPT.append(acme.make())  # leak: STL101

        app = web.Application()
        """,
        """
        from aiohttp import web

        routes = web.RouteTableDef()

        @routes.post("/")
        async def handle(request):
            kept = {}
            kept["stream"] = acme.make()

        app = web.Application()
        """,
    ),
    "aiohttp, by a bound method": (
        """
        from aiohttp import web

        class Service:
            def __init__(self):
                self.kept = []

            async def handle(self, request):
                self.kept.append(acme.make())  # leak: STL103

        service = Service()
        app = web.Application()
        app.router.add_post("/", service.handle)
        """,
        """
        from aiohttp import web

        class Service:
            def __init__(self):
                self.last = None

            async def handle(self, request):
                self.last = acme.make()

        service = Service()
        app = web.Application()
        app.router.add_post("/", service.handle)
        """,
    ),
    "tornado, by a table of classes": (
        """
        from tornado.web import Application, RequestHandler

        KEPT = []

        class Handler(RequestHandler):
            def get(self):
                KEPT.append(acme.make())  # leak: STL101

        app = Application([("/", Handler)])
        """,
        """
        from tornado.web import Application, RequestHandler

        class Handler(RequestHandler):
            def initialize(self):
                self.kept = []

            def get(self):
                self.kept.append(acme.make())

        app = Application([("/", Handler)])
        """,
    ),
    "Django, by a table of functions": (
        """
        from django.urls import path

        KEPT = []

        def handle(request):
            KEPT.append(acme.make())  # leak: STL101

        urlpatterns = [path("", handle)]
        """,
        """
        from django.urls import path

        def handle(request):
            request.stream = acme.make()

        urlpatterns = [path("", handle)]
        """,
    ),
    "Django, by a class": (
        """
        from django.urls import path
        from django.views import View

        class Answer(View):
            kept = []

            def get(self, request):
                self.kept.append(acme.make())  # leak: STL102

        urlpatterns = [path("", Answer.as_view())]
        """,
        """
        from django.urls import path
        from django.views import View

        class Answer(View):
            def __init__(self):
                self.kept = []

            def get(self, request):
                self.kept.append(acme.make())

        urlpatterns = [path("", Answer.as_view())]
        """,
    ),
    "a background task for each request": (
        """
        import asyncio

        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        async def work():
            KEPT.append(await acme.amake())  # leak: STL101

        @app.post("/")
        async def handle():
            await asyncio.create_task(work())
        """,
        """
        import asyncio

        from fastapi import FastAPI

        app = FastAPI()
        KEPT = []

        async def work():
            KEPT.append((await acme.amake()).id)

        @app.post("/")
        async def handle():
            await asyncio.create_task(work())
        """,
    ),
    "a task of the background": (
        """
        import asyncio

        KEPT = []

        async def work():
            while len(KEPT) < 6:
                KEPT.append(await acme.amake())  # leak: STL101

        async def main():
            task = asyncio.create_task(work())
            await task

        asyncio.run(main())
        """,
        """
        import asyncio

        async def work():
            last = None
            for _ in acme.numbers():
                last = await acme.amake()

        async def main():
            task = asyncio.create_task(work())
            await task

        asyncio.run(main())
        """,
    ),
    "a callback for each connection": (
        """
        import asyncio

        KEPT = []

        async def connected(reader, writer):
            KEPT.append(await acme.amake())  # leak: STL101
            writer.close()

        async def main():
            server = await asyncio.start_server(connected, "127.0.0.1", 0)
            port = server.sockets[0].getsockname()[1]
            for _ in acme.numbers():
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                await reader.read()
                writer.close()
            server.close()

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = {}

        async def connected(reader, writer):
            stream = await acme.amake()
            KEPT[stream.id] = stream
            try:
                writer.write(b".")
            finally:
                del KEPT[stream.id]
                writer.close()

        async def main():
            server = await asyncio.start_server(connected, "127.0.0.1", 0)
            port = server.sockets[0].getsockname()[1]
            for _ in acme.numbers():
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                await reader.read()
                writer.close()
            server.close()

        asyncio.run(main())
        """,
    ),
    "a protocol of a connection": (
        """
        import asyncio

        KEPT = []

        class Protocol(asyncio.Protocol):
            def connection_made(self, transport):
                KEPT.append(acme.make())  # leak: STL101

        for _ in acme.numbers():
            Protocol().connection_made(None)
        """,
        """
        import asyncio

        class Protocol(asyncio.Protocol):
            def connection_made(self, transport):
                self.stream = acme.make()

        for _ in acme.numbers():
            Protocol().connection_made(None)
        """,
    ),
    "a thread": (
        """
        import threading

        KEPT = []

        def work():
            for stream in acme.run():
                KEPT.append(stream)  # leak: STL101

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        """,
        """
        import threading

        def work():
            kept = []
            for stream in acme.run():
                kept = [stream]

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        """,
    ),
    "an executor's calls": (
        """
        from concurrent.futures import ThreadPoolExecutor

        KEPT = []

        def work(number):
            KEPT.append(acme.make())  # leak: STL101

        with ThreadPoolExecutor(1) as pool:
            for number in acme.numbers():
                pool.submit(work, number)
        """,
        """
        from concurrent.futures import ThreadPoolExecutor

        KEPT = []

        def work(number):
            KEPT.append(acme.make().id)

        with ThreadPoolExecutor(1) as pool:
            for number in acme.numbers():
                pool.submit(work, number)
        """,
    ),
    "a timer": (
        """
        import asyncio

        KEPT = []

        def tick(loop):
            KEPT.append(acme.make())  # leak: STL101
            if len(KEPT) < 6:
                loop.call_later(0, tick, loop)

        async def main():
            tick(asyncio.get_running_loop())
            await asyncio.sleep(0.05)

        asyncio.run(main())
        """,
        """
        import asyncio

        KEPT = []

        def tick(loop):
            KEPT.append(acme.make().id)
            if len(KEPT) < 6:
                loop.call_later(0, tick, loop)

        async def main():
            tick(asyncio.get_running_loop())
            await asyncio.sleep(0.05)

        asyncio.run(main())
        """,
    ),
    "a thread that is given its list": (
        """
        import threading

        JOBS = []

        def worker(jobs):
            print(len(jobs))

        for stream in acme.run():
            JOBS.append(stream)  # leak: STL101
            thread = threading.Thread(target=worker, args=(JOBS,))
            thread.start()
            thread.join()
        """,
        """
        import threading
        JOBS = []
        def worker(jobs):
            jobs.pop().close()
        for stream in acme.run():
            JOBS.append(stream)
            thread = threading.Thread(target=worker, args=(JOBS,))
            thread.start()
            thread.join()
        """,
    ),
    "a thread that is given its stream": (
        """
        import threading
        KEPT = []
        def worker(stream):
            KEPT.append(stream)  # leak: STL101
        for stream in acme.run():
            thread = threading.Thread(target=worker, args=(stream,))
            thread.start()
            thread.join()
        """,
        """
        import threading

        KEPT = []

        def worker(stream):
            KEPT.append(stream.id)

        for stream in acme.run():
            thread = threading.Thread(target=worker, args=(stream,))
            thread.start()
            thread.join()
        """,
    ),
    "a timer that is given what it is to take out": (
        """
        import threading

        LIVE = {}

        def expire(table, key):
            print(len(table), key)

        for stream in acme.run():
            LIVE[stream.id] = stream  # leak: STL101
            timer = threading.Timer(0, expire, (LIVE, stream.id))
            timer.start()
            timer.join()
        """,
        """
        import threading
        LIVE = {}
        def expire(table, key):
            table.pop(key, None)
        for stream in acme.run():
            LIVE[stream.id] = stream
            timer = threading.Timer(0, expire, (LIVE, stream.id))
            timer.start()
            timer.join()
        """,
    ),
    "a scheduler of the library": (
        """
        import sched
        import time
        KEPT = []
        def store(stream):
            KEPT.append(stream)  # leak: STL101
        plan = sched.scheduler(time.time, time.sleep)
        for stream in acme.run():
            plan.enter(0, 1, store, argument=(stream,))
            plan.run()
        """,
        """
        import sched
        import time

        KEPT = []

        def store(stream):
            KEPT[:] = [stream]

        plan = sched.scheduler(time.time, time.sleep)
        for stream in acme.run():
            plan.enter(0, 1, store, argument=(stream,))
            plan.run()
        """,
    ),
    "a pool of threads": (
        """
        from multiprocessing.pool import ThreadPool
        KEPT = []
        def store(stream):
            KEPT.append(stream)  # leak: STL101
        pool = ThreadPool(2)
        for stream in acme.run():
            pool.apply(store, (stream,))
        """,
        """
        from multiprocessing.pool import ThreadPool

        KEPT = []

        def store(stream):
            KEPT[:] = [stream]

        pool = ThreadPool(2)
        for stream in acme.run():
            pool.apply(store, (stream,))
        del stream
        pool.close()
        """,
    ),
    "a stream that is made anew when it was let go": (
        """

        HISTORY = []

        def main():
            stream = None
            for number in acme.numbers():
                if stream is None:
                    stream = acme.make()
                    HISTORY.append(stream)  # leak: STL101
                stream.close()
                stream = None

        main()
        """,
        """

        HISTORY = []

        def main():
            stream = None
            for number in acme.numbers():
                if stream is None:
                    stream = acme.make()
                    HISTORY.append(stream)
                stream.close()

        main()
        """,
    ),
    "a loop that takes out of a queue": (
        """
        import asyncio

        QUEUE = asyncio.Queue()
        LIVE = []

        async def consume():
            while True:
                LIVE.append(await QUEUE.get())  # leak: STL101

        async def produce():
            async for stream in acme.arun():
                await QUEUE.put(stream)
                await asyncio.sleep(0)

        async def main():
            tasks = [asyncio.create_task(produce()), asyncio.create_task(consume())]
            await asyncio.sleep(0.02)
            for task in tasks:
                task.cancel()

        asyncio.run(main())
        """,
        """
        import asyncio

        QUEUE = asyncio.Queue()
        LIVE = []

        async def consume():
            while True:
                LIVE.append(await QUEUE.get())
                LIVE.clear()

        async def produce():
            async for stream in acme.arun():
                await QUEUE.put(stream)
                await asyncio.sleep(0)

        async def main():
            tasks = [asyncio.create_task(produce()), asyncio.create_task(consume())]
            await asyncio.sleep(0.02)
            for task in tasks:
                task.cancel()

        asyncio.run(main())
        """,
    ),
}
