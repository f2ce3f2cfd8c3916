"""Programs before and after their fix. Each is run both ways: `RESULT` is what the program comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """`same` tells whether `RESULT` must be the same after the fix; `most` how many streams may stay reachable."""

    code: str
    before: str
    after: str
    safe: bool = False
    same: bool = True
    most: int = 1


PAIRS = {
    "the final message is stored, and read later": Pair(
        "STL103",
        """
        import acme


        class Session:
            def __init__(self):
                self._kept_streams = []  # in the order of the turns

            def run(self):
                for stream in acme.run():
                    for event in stream:
                        pass
                    self._kept_streams.append(stream)  # one a turn

            def texts(self):
                return [turn.final_message() for turn in self._kept_streams]


        SESSION = Session()
        SESSION.run()
        RESULT = SESSION.texts()
        """,
        """
        import acme


        class Session:
            def __init__(self):
                self._kept_streams = []  # in the order of the turns

            def run(self):
                for stream in acme.run():
                    for event in stream:
                        pass
                    self._kept_streams.append(stream.final_message())  # one a turn

            def texts(self):
                return [turn for turn in self._kept_streams]


        SESSION = Session()
        SESSION.run()
        RESULT = SESSION.texts()
        """,
        safe=True,
    ),
    "the final message is stored instead": Pair(
        "STL101",
        """
        import acme

        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream
        RESULT = len(KEPT)
        """,
        """
        import acme

        KEPT = {}
        for stream in acme.run():
            KEPT[stream.id] = stream.final_message()
        RESULT = len(KEPT)
        """,
    ),
    "who asks the streams later asks no more": Pair(
        "STL103",
        """
        import acme


        class Session:
            def __init__(self):
                self.turns = []

            def run(self):
                for stream in acme.run():
                    self.turns.append(stream)

            def texts(self):
                texts = []
                for turn in self.turns:
                    texts.append(turn.final_message().upper())
                return texts + [len(self.turns)]


        SESSION = Session()
        SESSION.run()
        RESULT = SESSION.texts()
        """,
        """
        import acme


        class Session:
            def __init__(self):
                self.turns = []

            def run(self):
                for stream in acme.run():
                    self.turns.append(stream.final_message())

            def texts(self):
                texts = []
                for turn in self.turns:
                    texts.append(turn.upper())
                return texts + [len(self.turns)]


        SESSION = Session()
        SESSION.run()
        RESULT = SESSION.texts()
        """,
    ),
    "a list becomes a deque": Pair(
        "STL101",
        """
        \"\"\"Keeps what has no final message.\"\"\"

        import acme

        KEPT: list[object] = []


        def main():
            number = 0
            while number < 500:
                number += 1
                KEPT.append(acme.open())


        main()
        RESULT = len(KEPT)
        """,
        """
        \"\"\"Keeps what has no final message.\"\"\"

        import acme
        from collections import deque

        KEPT: deque[object] = deque(maxlen=100)


        def main():
            number = 0
            while number < 500:
                number += 1
                KEPT.append(acme.open())


        main()
        RESULT = len(KEPT)
        """,
        same=False,
        most=101,
    ),
    "a set becomes a weak one": Pair(
        "STL101",
        """
        import acme

        KEPT = set()
        for _ in acme.run():
            KEPT.add(acme.open())
        RESULT = len(KEPT)
        """,
        """
        import acme
        import weakref

        KEPT = weakref.WeakSet()
        for _ in acme.run():
            KEPT.add(acme.open())
        RESULT = len(KEPT)
        """,
        same=False,
    ),
    "an annotated set becomes a weak one": Pair(
        "STL102",
        """
        from __future__ import annotations

        import acme


        class Monitor:
            seen: set[object] = set()

            def watch(self, stream: acme.Connection) -> int:
                self.seen.add(stream)
                return len(Monitor.seen)


        RESULT = [Monitor().watch(acme.open()) for _ in acme.numbers()]
        """,
        """
        from __future__ import annotations

        import acme
        import weakref


        class Monitor:
            seen: weakref.WeakSet[object] = weakref.WeakSet()

            def watch(self, stream: acme.Connection) -> int:
                self.seen.add(stream)
                return len(Monitor.seen)


        RESULT = [Monitor().watch(acme.open()) for _ in acme.numbers()]
        """,
        same=False,
    ),
    "a dictionary becomes a weak one": Pair(
        "STL103",
        """
        import acme


        class Room:
            def __init__(self):
                self.live = {}  # by number

            def serve(self, number):
                connection = acme.open()
                self.live[number] = connection
                for _ in connection:
                    self.tell()
                return sorted(self.live)

            def tell(self):
                return [connection.id for connection in self.live.values()]


        ROOM = Room()
        RESULT = [ROOM.serve(number) for number in acme.numbers()]
        """,
        """
        import acme
        import weakref


        class Room:
            def __init__(self):
                self.live = weakref.WeakValueDictionary()  # by number

            def serve(self, number):
                connection = acme.open()
                self.live[number] = connection
                for _ in connection:
                    self.tell()
                return sorted(self.live)

            def tell(self):
                return [connection.id for connection in self.live.values()]


        ROOM = Room()
        RESULT = [ROOM.serve(number) for number in acme.numbers()]
        """,
        same=False,
    ),
    "a finished task leaves its set": Pair(
        "STL101",
        """
        import asyncio

        import acme

        RUNNING = set()


        async def report(stream):
            return stream


        async def handle():
            task = asyncio.create_task(report(acme.make()))
            # it must not vanish
            RUNNING.add(task)  # until it is done
            return "accepted"


        async def main():
            said = [await handle() for _ in acme.numbers()]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return said


        RESULT = asyncio.run(main())
        """,
        """
        import asyncio

        import acme

        RUNNING = set()


        async def report(stream):
            return stream


        async def handle():
            task = asyncio.create_task(report(acme.make()))
            # it must not vanish
            RUNNING.add(task)  # until it is done
            task.add_done_callback(RUNNING.discard)
            return "accepted"


        async def main():
            said = [await handle() for _ in acme.numbers()]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return said


        RESULT = asyncio.run(main())
        """,
    ),
    "a task without a name gets one": Pair(
        "STL101",
        """
        import asyncio

        import acme

        RUNNING = set()


        async def report(stream):
            return stream


        async def handle():
            RUNNING.add(asyncio.create_task(report(acme.make())))  # until it is done
            return "accepted"


        async def main():
            said = [await handle() for _ in acme.numbers()]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return said


        RESULT = asyncio.run(main())
        """,
        """
        import asyncio

        import acme

        RUNNING = set()


        async def report(stream):
            return stream


        async def handle():
            task = asyncio.create_task(report(acme.make()))
            RUNNING.add(task)  # until it is done
            task.add_done_callback(RUNNING.discard)
            return "accepted"


        async def main():
            said = [await handle() for _ in acme.numbers()]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            return said


        RESULT = asyncio.run(main())
        """,
    ),
    "a cache gets a bound": Pair(
        "STL106",
        """
        import functools

        import acme


        @functools.cache
        def stream_of(number):
            return acme.make()


        RESULT = [stream_of(number).messages for number in range(300)]
        """,
        """
        import functools

        import acme


        @functools.lru_cache(maxsize=128)
        def stream_of(number):
            return acme.make()


        RESULT = [stream_of(number).messages for number in range(300)]
        """,
        most=129,
    ),
    "an lru_cache without a bound gets one": Pair(
        "STL106",
        """
        from functools import lru_cache

        import acme


        @lru_cache(None)
        def stream_of(number):
            return acme.make()


        RESULT = [stream_of(number).messages for number in range(300)]
        """,
        """
        from functools import lru_cache

        import acme


        @lru_cache(maxsize=128)
        def stream_of(number):
            return acme.make()


        RESULT = [stream_of(number).messages for number in range(300)]
        """,
        most=129,
    ),
    "it is taken out in a finally": Pair(
        "STL108",
        """
        import acme

        LIVE = {}


        def handle(number):
            stream = acme.make()
            LIVE[number] = stream
            # it may raise
            if number % 2:
                raise ValueError(number)
            stream.close()
            del LIVE[number]  # it is over


        def main():
            for number in acme.numbers():
                try:
                    handle(number)
                except ValueError:
                    pass


        main()
        RESULT = None
        """,
        """
        import acme

        LIVE = {}


        def handle(number):
            stream = acme.make()
            LIVE[number] = stream
            try:
                # it may raise
                if number % 2:
                    raise ValueError(number)
                stream.close()
            finally:
                del LIVE[number]  # it is over


        def main():
            for number in acme.numbers():
                try:
                    handle(number)
                except ValueError:
                    pass


        main()
        RESULT = None
        """,
    ),
    "the last message is asked for": Pair(
        "STL202",
        """
        class Stream:
            def __init__(self, events):
                self.events = events
                self.received_messages = []
                self._final = None

            def __iter__(self):
                for event in self.events:
                    self.received_messages.append(event)
                    yield event
                self._final = self.received_messages[-1]
                self.received_messages.clear()

            def final_message(self):
                return self._final


        RESULT = []
        try:
            for turn in range(3):
                stream = Stream(["a", "b"])
                for event in stream:
                    pass
                RESULT.append(stream.received_messages[-1].upper())
        except IndexError as error:
            RESULT.append(str(error))
        """,
        """
        class Stream:
            def __init__(self, events):
                self.events = events
                self.received_messages = []
                self._final = None

            def __iter__(self):
                for event in self.events:
                    self.received_messages.append(event)
                    yield event
                self._final = self.received_messages[-1]
                self.received_messages.clear()

            def final_message(self):
                return self._final


        RESULT = []
        try:
            for turn in range(3):
                stream = Stream(["a", "b"])
                for event in stream:
                    pass
                RESULT.append(stream.final_message().upper())
        except IndexError as error:
            RESULT.append(str(error))
        """,
        safe=True,
        same=False,
        most=0,
    ),
}
