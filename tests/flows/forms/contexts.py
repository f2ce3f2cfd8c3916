"""What lives as long as a thread, a context, a stack or a group does, which is longer than one request."""

OPENED = """
        from contextlib import ExitStack, contextmanager

        from fastapi import FastAPI

        app = FastAPI()

        @contextmanager
        def opened():
            stream = acme.make()
            yield stream
"""

FORMS = {
    "a list of a thread-local": (
        """
        import threading

        LOCAL = threading.local()
        LOCAL.kept = []

        def handle(stream):
            LOCAL.kept.append(stream)  # leak: STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        import threading

        LOCAL = threading.local()

        def handle(stream):
            LOCAL.kept = []
            LOCAL.kept.append(stream)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a thread-local that the next one overwrites": (
        """
        import threading

        LOCAL = threading.local()

        def handle(stream):
            if not hasattr(LOCAL, "kept"):
                LOCAL.kept = []
            LOCAL.kept.append(stream)  # leak: STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        import threading

        LOCAL = threading.local()

        def handle(stream):
            LOCAL.stream = stream

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a class that is a thread-local": (
        """
        import threading

        class State(threading.local):
            def __init__(self):
                self.kept = {}

        STATE = State()

        def handle(stream):
            STATE.kept[stream.id] = stream  # leak: STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        import threading

        class State(threading.local):
            def __init__(self):
                self.kept = {}

        STATE = State()

        def handle(stream):
            STATE.kept[stream.id] = stream
            try:
                acme.work(stream)
            except ConnectionError:
                pass
            finally:
                del STATE.kept[stream.id]

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "the default of a context variable": (
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current", default=[])

        def handle(stream):
            CURRENT.get().append(stream)  # leak: STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current", default=None)

        def handle(stream):
            token = CURRENT.set(stream)
            try:
                return CURRENT.get().final_message()
            finally:
                CURRENT.reset(token)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a list in a context variable": (
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current")
        CURRENT.set([])

        def handle(stream):
            CURRENT.get().append(stream)  # leak: STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current")

        def handle(stream):
            token = CURRENT.set([])
            CURRENT.get().append(stream)
            CURRENT.reset(token)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a context variable that the next one overwrites": (
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current", default=())

        def handle(stream):
            CURRENT.set((*CURRENT.get(), stream))  # leak: STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current", default=None)

        def handle(stream):
            CURRENT.set(stream)

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "the tokens of a context variable": (
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current", default=None)
        TOKENS = []

        def handle(stream):
            TOKENS.append(CURRENT.set(stream))  # leak: STL101|STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        from contextvars import ContextVar

        CURRENT = ContextVar("current", default=None)
        TOKENS = []

        def handle(stream):
            TOKENS.append(CURRENT.set(stream))
            CURRENT.reset(TOKENS.pop())

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a stack that outlives the request": (
        OPENED
        + """
        STACK = ExitStack()

        @app.post("/")
        async def handle(request):
            stream = STACK.enter_context(opened())  # leak: STL105|STL107
            return stream.final_message()
        """,
        OPENED
        + """
        @app.post("/")
        async def handle(request):
            with ExitStack() as stack:
                stream = stack.enter_context(opened())
                return stream.final_message()
        """,
    ),
    "a stack of an instance": (
        OPENED
        + """
        class Session:
            def __init__(self):
                self.stack = ExitStack()

            async def handle(self, request):
                stream = self.stack.enter_context(opened())  # leak: STL105|STL107
                return stream.final_message()

        SESSION = Session()
        app.add_api_route("/", SESSION.handle)
        """,
        OPENED
        + """
        class Session:
            def __init__(self):
                self.stack = ExitStack()

            def connect(self):
                return self.stack.enter_context(opened()).id

        SESSION = Session()
        SESSION.connect()
        """,
    ),
    "a callback of a stack": (
        OPENED
        + """
        EXIT_STACK = ExitStack()

        @app.post("/")
        async def handle(request):
            stream = acme.make()
            EXIT_STACK.callback(stream.close)  # leak: STL105|STL107
        """,
        OPENED
        + """
        @app.post("/")
        async def handle(request):
            with ExitStack() as stack:
                stream = acme.make()
                stack.callback(stream.close)
        """,
    ),
    "copies of a context, where another variable is reset": (
        """
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)
        OTHER = ContextVar("other", default=None)
        CONTEXTS = {}

        def handle(stream):
            CURRENT.set(stream)
            token = OTHER.set(1)
            OTHER.reset(token)
            CONTEXTS[stream.id] = copy_context()  # leak: STL101|STL107

        for stream in acme.run():
            handle(stream)
        """,
        """
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []

        def handle(stream):
            CURRENT.set(stream)
            CURRENT.set(None)
            CONTEXTS.append(copy_context())

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "copies of a context that tasks run in": (
        """
        import asyncio
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []

        async def work():
            await asyncio.sleep(0)

        async def main():
            async for stream in acme.arun():
                context = copy_context()
                context.run(CURRENT.set, stream)
                await asyncio.create_task(work(), context=context)
                CONTEXTS.append(context)  # leak: STL101|STL107

        asyncio.run(main())
        """,
        """
        import asyncio
        from contextvars import ContextVar, copy_context

        CURRENT = ContextVar("current", default=None)

        async def work():
            await asyncio.sleep(0)

        async def main():
            async for stream in acme.arun():
                context = copy_context()
                context.run(CURRENT.set, stream)
                await asyncio.create_task(work(), context=context)

        asyncio.run(main())
        """,
    ),
    "a context variable that a function sets which is called before the copy": (
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def enter(stream):
            CURRENT.set(stream)
        def handle(stream):
            enter(stream)
            CONTEXTS.append(copy_context())  # leak: STL101|STL107
        for s in acme.run():
            handle(s)
        """,
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def enter(stream):
            token = CURRENT.set(stream)
            print(stream.id)
            CURRENT.reset(token)
        def handle(stream):
            enter(stream)
            CONTEXTS.append(copy_context())
        for s in acme.run():
            handle(s)
        """,
    ),
    "a context variable that the caller has set": (
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def remember():
            CONTEXTS.append(copy_context())  # leak: STL101|STL107
        def handle(stream):
            token = CURRENT.set(stream)
            try:
                remember()
            finally:
                CURRENT.reset(token)
        for s in acme.run():
            handle(s)
        """,
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def remember():
            CONTEXTS.append(copy_context())
        def handle(stream):
            token = CURRENT.set(stream)
            try:
                print(stream.id)
            finally:
                CURRENT.reset(token)
            remember()
        for s in acme.run():
            handle(s)
        """,
    ),
    "a context in which a function sets a variable": (
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def begin(stream):
            CURRENT.set(stream)
        def handle(stream):
            context = copy_context()
            context.run(begin, stream)
            CONTEXTS.append(context)  # leak: STL101|STL107
        for s in acme.run():
            handle(s)
        """,
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def begin(stream):
            token = CURRENT.set(stream)
            CURRENT.reset(token)
        def handle(stream):
            context = copy_context()
            context.run(begin, stream)
            CONTEXTS.append(context)
        for s in acme.run():
            handle(s)
        """,
    ),
    "a context of its own": (
        """
        from contextvars import Context, ContextVar
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            context = Context()
            context.run(CURRENT.set, stream)
            CONTEXTS.append(context)  # leak: STL101|STL107
        for s in acme.run():
            handle(s)
        """,
        """
        from contextvars import Context, ContextVar
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            CURRENT.set(stream)
            context = Context()
            CONTEXTS.append(context)
        for s in acme.run():
            handle(s)
        """,
    ),
    "a context that a kept partial runs in": (
        """
        import functools
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            CURRENT.set(stream)
            CONTEXTS.append(functools.partial(copy_context().run, print))  # leak: STL101|STL107|STL105
            CURRENT.set(None)
        for s in acme.run():
            handle(s)
        """,
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            CURRENT.set(stream)
            CONTEXTS.append(len(copy_context()))
        for s in acme.run():
            handle(s)
        """,
    ),
    "a copied context that is read": (
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            CURRENT.set(stream)
            CONTEXTS.append(copy_context()[CURRENT])  # leak: STL101|STL107
        for s in acme.run():
            handle(s)
        """,
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            context = copy_context()
            CONTEXTS.append(context.copy())
            context.run(CURRENT.set, stream)
        for s in acme.run():
            handle(s)
        """,
    ),
    "a copied context as a dict": (
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            CURRENT.set(stream)
            CONTEXTS.append(dict(copy_context()))  # leak: STL101|STL107
        for s in acme.run():
            handle(s)
        """,
        """
        from contextvars import ContextVar, copy_context
        CURRENT = ContextVar("current", default=None)
        CONTEXTS = []
        def handle(stream):
            CURRENT.set(stream)
            CONTEXTS.append(len(copy_context()))
        for s in acme.run():
            handle(s)
        """,
    ),
    "jobs that remember their context": (
        """
        import asyncio
        from contextvars import ContextVar, copy_context
        from fastapi import FastAPI

        app = FastAPI()
        REQUEST = ContextVar("request")

        class Jobs:
            def __init__(self):
                self.waiting = []
            def later(self, function):
                self.waiting.append((copy_context(), function))  # leak: STL103|STL107

        JOBS = Jobs()

        @app.post("/")
        async def handle(request):
            stream = acme.make()
            REQUEST.set(stream)
            JOBS.later(print)
            return {}
        """,
        """
        import asyncio
        from contextvars import ContextVar, copy_context
        from fastapi import FastAPI

        app = FastAPI()
        REQUEST = ContextVar("request")

        class Jobs:
            def __init__(self):
                self.waiting = []
            def later(self, function):
                self.waiting.append((copy_context(), function))

        JOBS = Jobs()

        @app.post("/")
        async def handle(request):
            stream = acme.make()
            token = REQUEST.set(stream)
            try:
                await acme.awork(stream)
            except ConnectionError:
                pass
            finally:
                REQUEST.reset(token)
            JOBS.later(print)
            return {}
        """,
    ),
    "a tuple of a context variable that is reset": (
        """
        from contextvars import ContextVar
        trail = ContextVar("trail", default=())
        def handle(stream):
            trail.set((*trail.get(), stream))  # leak: STL107
            try:
                stream.final_message()
            finally:
                pass
        for stream in acme.run():
            handle(stream)
        """,
        """
        from contextvars import ContextVar
        trail = ContextVar("trail", default=())
        def handle(stream):
            token = trail.set((*trail.get(), stream))
            try:
                stream.final_message()
            finally:
                trail.reset(token)
        for stream in acme.run():
            handle(stream)
        """,
    ),
    "a stack in a context variable that another function pops": (
        """
        from contextvars import ContextVar
        stack = ContextVar("stack", default=())
        def push(stream):
            stack.set(stack.get() + (stream,))  # leak: STL107
        for stream in acme.run():
            push(stream)
        """,
        """
        from contextvars import ContextVar
        stack = ContextVar("stack", default=())
        def push(stream):
            stack.set(stack.get() + (stream,))
        def pop():
            stack.set(stack.get()[:-1])
        for stream in acme.run():
            push(stream)
            pop()
        """,
    ),
    "a stack of the module that the request closes": (
        """
        from contextlib import ExitStack, contextmanager
        from fastapi import FastAPI
        app = FastAPI()
        @contextmanager
        def opened():
            stream = acme.make()
            yield stream
        EXIT_STACK = ExitStack()
        @app.post("/")
        async def handle():
            EXIT_STACK.enter_context(opened())  # leak: STL107
        """,
        """
        from contextlib import ExitStack, contextmanager
        from fastapi import FastAPI
        app = FastAPI()
        @contextmanager
        def opened():
            stream = acme.make()
            yield stream
        EXIT_STACK = ExitStack()
        @app.post("/")
        async def handle():
            EXIT_STACK.enter_context(opened())
            EXIT_STACK.close()
        """,
    ),
    "a stack of an object of the request": (
        """
        from contextlib import AsyncExitStack, asynccontextmanager
        from fastapi import FastAPI

        app = FastAPI()

        @asynccontextmanager
        async def opened():
            stream = await acme.amake()
            yield stream

        class Client:
            def __init__(self):
                self.cleanup = AsyncExitStack()

            async def ask(self):
                return (await self.cleanup.enter_async_context(opened())).final_message()  # leak: STL107

        client = Client()

        @app.post("/")
        async def handle(request):
            return await client.ask()
        """,
        """
        from contextlib import AsyncExitStack, asynccontextmanager
        from fastapi import FastAPI
        app = FastAPI()
        @asynccontextmanager
        async def opened():
            stream = await acme.amake()
            yield stream
        class Client:
            def __init__(self):
                self.stack = AsyncExitStack()
            async def ask(self):
                return (await self.stack.enter_async_context(opened())).final_message()
        @app.post("/")
        async def handle():
            client = Client()
            return await client.ask()
        """,
    ),
    "a tuple of a variable, in tasks": (
        """
        import asyncio
        from contextvars import ContextVar

        SEEN = ContextVar("seen", default=())

        async def talk(number):
            stream = acme.make()
            SEEN.set(SEEN.get() + (stream,))  # leak: STL107
            return stream.id

        async def main():
            for number in acme.numbers():
                await talk(number)
            acme.look()

        asyncio.run(main())
        """,
        """
        import asyncio
        from contextvars import ContextVar

        SEEN = ContextVar("seen", default=())

        async def talk(number):
            stream = acme.make()
            SEEN.set(SEEN.get() + (stream,))
            return stream.id

        async def main():
            for number in acme.numbers():
                await asyncio.create_task(talk(number))
            acme.look()

        asyncio.run(main())
        """,
    ),
}
