"""Ways to hand a value to a function and to get it back."""

FORMS = {
    "an argument": (
        """
        KEPT = []

        def put(value):
            KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            put(stream)
        """,
        """
        KEPT = []

        def put(value):
            KEPT.append(value)

        for stream in acme.run():
            put(stream.id)
        """,
    ),
    "a keyword argument": (
        """
        KEPT = []

        def put(*, value, number):
            KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            put(number=stream.id, value=stream)
        """,
        """
        KEPT = []

        def put(*, value, number):
            KEPT.append(number)

        for stream in acme.run():
            put(number=stream.id, value=stream)
        """,
    ),
    "*args": (
        """
        KEPT = []

        def put(*values):
            for value in values:
                KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            put(1, stream)
        """,
        """
        KEPT = []

        def put(*values):
            KEPT.append(len(values))

        for stream in acme.run():
            put(1, stream)
        """,
    ),
    "**kwargs": (
        """
        KEPT = []

        def put(**values):
            KEPT.append(values["stream"])  # leak: STL101

        for stream in acme.run():
            put(stream=stream, number=stream.id)
        """,
        """
        KEPT = []

        def put(**values):
            KEPT.append(values["number"])

        for stream in acme.run():
            put(stream=stream, number=stream.id)
        """,
    ),
    "arguments that are spread": (
        """
        KEPT = []

        def put(value, number):
            KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            pair = (stream, stream.id)
            put(*pair)
        """,
        """
        KEPT = []

        def put(value, number):
            KEPT.append(number)

        for stream in acme.run():
            put(*(stream, stream.id))
        """,
    ),
    "keyword arguments that are spread": (
        """
        KEPT = []

        def put(value, number):
            KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            put(**{"value": stream, "number": stream.id})
        """,
        """
        KEPT = []

        def put(value, number):
            KEPT.append(number)

        for stream in acme.run():
            put(**{"value": stream, "number": stream.id})
        """,
    ),
    "a return value": (
        """
        KEPT = []

        def open_one():
            return acme.make()

        while len(KEPT) < 6:
            KEPT.append(open_one())  # leak: STL101
        """,
        """
        KEPT = []

        def open_one():
            return acme.make().final_message()

        while len(KEPT) < 6:
            KEPT.append(open_one())
        """,
    ),
    "a return value through two functions": (
        """
        KEPT = []

        def open_one():
            return acme.make()

        def same(value):
            return value

        while len(KEPT) < 6:
            KEPT.append(same(open_one()))  # leak: STL101
        """,
        """
        KEPT = []

        def open_one():
            return acme.make()

        def same(value):
            return value

        while len(KEPT) < 6:
            same(open_one())
            KEPT.append(same(1))
        """,
    ),
    "a tuple that a function returns": (
        """
        KEPT = []

        def open_one():
            stream = acme.make()
            return stream.id, stream

        while len(KEPT) < 6:
            number, mine = open_one()
            KEPT.append(mine)  # leak: STL101
        """,
        """
        KEPT = []

        def open_one():
            stream = acme.make()
            return stream.id, stream

        while len(KEPT) < 6:
            number, mine = open_one()
            KEPT.append(number)
        """,
    ),
    "a default argument": (
        """
        def put(value, kept=[]):
            kept.append(value)  # leak: STL101

        for stream in acme.run():
            put(stream)
        """,
        """
        def put(value, kept=None):
            kept = [] if kept is None else kept
            kept.append(value)

        for stream in acme.run():
            put(stream)
        """,
    ),
    "an attribute of a function": (
        """
        def put(value):
            put.kept.append(value)  # leak: STL101

        put.kept = []
        for stream in acme.run():
            put(stream)
        """,
        """
        def put(value):
            put.last = value

        for stream in acme.run():
            put(stream)
        """,
    ),
    "a function as a value": (
        """
        KEPT = []

        def put(value):
            KEPT.append(value)  # leak: STL101

        chosen = put
        for stream in acme.run():
            chosen(stream)
        """,
        """
        KEPT = []

        def put(value):
            KEPT.append(value.id)

        chosen = put
        for stream in acme.run():
            chosen(stream)
        """,
    ),
    "a bound method as a value": (
        """
        KEPT = []
        put = KEPT.append
        for stream in acme.run():
            put(stream)  # leak: STL101
        """,
        """
        KEPT = []
        put = KEPT.append
        for stream in acme.run():
            put(stream.id)
        """,
    ),
    "a lambda": (
        """
        KEPT = []
        put = lambda value: KEPT.append(value)  # leak: STL101
        for stream in acme.run():
            put(stream)
        """,
        """
        KEPT = []
        put = lambda value: KEPT.append(value.id)
        for stream in acme.run():
            put(stream)
        """,
    ),
    "a closure that keeps": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(lambda stream=stream: stream)  # leak: STL101|STL105
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(lambda number=stream.id: number)
        """,
    ),
    "a closure made by a function": (
        """
        KEPT = []

        def later(stream):
            def tell():
                return stream.id

            return tell

        for stream in acme.run():
            KEPT.append(later(stream))  # leak: STL101|STL105
        """,
        """
        KEPT = []

        def later(number):
            def tell():
                return number

            return tell

        for stream in acme.run():
            KEPT.append(later(stream.id))
        """,
    ),
    "partial": (
        """
        import functools

        KEPT = []
        for stream in acme.run():
            KEPT.append(functools.partial(print, stream))  # leak: STL101|STL105
        """,
        """
        import functools

        KEPT = []
        for stream in acme.run():
            KEPT.append(functools.partial(print, stream.id))
        """,
    ),
    "partial that is called": (
        """
        import functools

        KEPT = []

        def put(kept, value):
            kept.append(value)  # leak: STL101

        save = functools.partial(put, KEPT)
        for stream in acme.run():
            save(stream)
        """,
        """
        import functools

        KEPT = []

        def put(kept, value):
            kept.append(value)

        save = functools.partial(put, KEPT)
        for stream in acme.run():
            save(stream.id)
        """,
    ),
    "a bound method of the stream": (
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream.final_message)  # leak: STL109
        """,
        """
        KEPT = []
        for stream in acme.run():
            KEPT.append(stream.final_message())
        """,
    ),
    "a decorator of the project": (
        """
        import functools

        KEPT = []

        def told(function):
            @functools.wraps(function)
            def inner(value):
                return function(value)

            return inner

        @told
        def put(value):
            KEPT.append(value)  # leak: STL101

        for stream in acme.run():
            put(stream)
        """,
        """
        import functools

        KEPT = []

        def told(function):
            @functools.wraps(function)
            def inner(value):
                return function(value.id)

            return inner

        @told
        def put(value):
            KEPT.append(value)

        for stream in acme.run():
            put(stream)
        """,
    ),
    "recursion": (
        """
        KEPT = []

        def step(left):
            if left:
                KEPT.append(acme.make())  # leak: STL101
                step(left - 1)

        step(6)
        """,
        """
        KEPT = []

        def step(left):
            if left:
                KEPT.append(acme.make().id)
                step(left - 1)

        step(6)
        """,
    ),
    "an exception that carries a value": (
        """
        KEPT = []

        class Ended(Exception):
            def __init__(self, stream):
                self.stream = stream

        for stream in acme.run():
            try:
                raise Ended(stream)
            except Ended as ended:
                KEPT.append(ended.stream)  # leak: STL101
        """,
        """
        KEPT = []

        class Ended(Exception):
            def __init__(self, stream):
                self.number = stream.id

        for stream in acme.run():
            try:
                raise Ended(stream)
            except Ended as ended:
                KEPT.append(ended.number)
        """,
    ),
    "the result of a future that is kept": (
        """
        import concurrent.futures


        class Broker:
            def __init__(self):
                self.answers = {}

            def put(self, key, stream):
                future = concurrent.futures.Future()
                self.answers[key] = future  # leak: STL103|STL107
                future.set_result(stream)


        BROKER = Broker()
        for stream in acme.run():
            BROKER.put(stream.id, stream)
        """,
        """
        import concurrent.futures


        class Broker:
            def __init__(self):
                self.answers = {}

            def put(self, key, stream):
                future = concurrent.futures.Future()
                self.answers[key] = future
                future.set_result(stream)

            def get(self, key):
                return self.answers.pop(key).result().id


        BROKER = Broker()
        for stream in acme.run():
            BROKER.put(stream.id, stream)
            BROKER.get(stream.id)
        """,
    ),
    "what a done-callback is told": (
        """
        import asyncio
        KEPT = []


        async def fetch():
            return await acme.amake()


        async def serve():
            for _ in acme.numbers():
                task = asyncio.create_task(fetch())
                task.add_done_callback(lambda done: KEPT.append(done.result()))  # leak: STL101
                await task
                await asyncio.sleep(0)


        asyncio.run(serve())
        """,
        """
        import asyncio
        KEPT = []


        async def fetch():
            return await acme.amake()


        async def serve():
            for _ in acme.numbers():
                task = asyncio.create_task(fetch())
                task.add_done_callback(lambda done: KEPT.append(done.result().id))
                await task
                await asyncio.sleep(0)


        asyncio.run(serve())
        """,
    ),
    "a method that a task tells of itself": (
        """
        import asyncio


        async def fetch():
            return await acme.amake()


        class Fetcher:
            def __init__(self):
                self.done = []

            def finished(self, task):
                if not task.cancelled():
                    self.done.append(task.result())  # leak: STL103

            async def run(self):
                for _ in acme.numbers():
                    task = asyncio.create_task(fetch())
                    task.add_done_callback(self.finished)
                    await task
                    await asyncio.sleep(0)


        FETCHER = Fetcher()
        asyncio.run(FETCHER.run())
        """,
        """
        import asyncio


        async def fetch():
            return await acme.amake()


        class Fetcher:
            def __init__(self):
                self.tasks = set()

            async def run(self):
                for _ in acme.numbers():
                    task = asyncio.create_task(fetch())
                    self.tasks.add(task)
                    task.add_done_callback(self.tasks.discard)
                    await task
                    await asyncio.sleep(0)


        FETCHER = Fetcher()
        asyncio.run(FETCHER.run())
        """,
    ),
}
