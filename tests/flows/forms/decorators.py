"""Decorators of the program: what is done with a function that they wrap, and with what it is called with."""

LOGGED = """
        import functools

        def logged(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)
            return wrapper
"""
AGAIN = """
        import functools

        def again(times):
            def decorate(function):
                @functools.wraps(function)
                def wrapper(*args, **kwargs):
                    for _ in range(times):
                        try:
                            result = function(*args, **kwargs)
                            return result
                        except OSError:
                            pass
                    raise RuntimeError
                return wrapper
            return decorate
"""
COUNTED = """
        COUNT = [0]

        def counted(function):
            def wrapper(*args):
                COUNT[0] += len(args)
                return [function(*args)]
            return wrapper
"""

FORMS = {
    "a method that is wrapped": (
        LOGGED
        + """
        class Pool:
            def __init__(self):
                self.kept = []

            @logged
            def add(self, stream):
                self.kept.append(stream)  # leak: STL103

        pool = Pool()
        for stream in acme.run():
            pool.add(stream)
        """,
        LOGGED
        + """
        class Pool:
            def __init__(self):
                self.kept = []

            @logged
            def take(self):
                try:
                    return self.kept.pop()
                except IndexError:
                    return acme.make()

            def give_back(self, stream):
                self.kept.append(stream)

        pool = Pool()
        for _ in acme.numbers():
            pool.give_back(pool.take())
        """,
    ),
    "two classes that share a wrapper": (
        LOGGED
        + """
        class Pool:
            def __init__(self):
                self.kept = []

            @logged
            def add(self, stream):
                self.kept.append(stream)  # leak: STL103

        class Slot:
            def __init__(self):
                self.kept = []

            @logged
            def add(self, stream):
                self.kept = [stream]

        pool, slot = Pool(), Slot()
        for stream in acme.run():
            pool.add(stream)
            slot.add(stream)
        """,
        LOGGED
        + """
        class Pool:
            def __init__(self):
                self.kept = []

            @logged
            def add(self, text):
                self.kept.append(text)

        class Slot:
            def __init__(self):
                self.kept = []

            @logged
            def add(self, stream):
                self.kept = [stream]

        pool, slot = Pool(), Slot()
        for stream in acme.run():
            pool.add(str(stream.id))
            slot.add(stream)
        """,
    ),
    "a wrapper that tries again": (
        AGAIN
        + """
        class Pool:
            def __init__(self):
                self.kept = {}

            @again(3)
            def open(self):
                return acme.make()

            @again(times=2)
            def put(self, key, stream):
                self.kept[key] = stream  # leak: STL103

        pool = Pool()
        for number in acme.numbers():
            pool.put(number, pool.open())
        """,
        AGAIN
        + """
        class Pool:
            def __init__(self):
                self.kept = {}

            @again(3)
            def open(self):
                return acme.make()

            @again(times=2)
            def put(self, key, stream):
                self.kept[key] = stream

            @again(times=2)
            def drop(self, key):
                self.kept.pop(key, None)

        pool = Pool()
        for number in acme.numbers():
            pool.put(number, pool.open())
            pool.drop(number)
        """,
    ),
    "a wrapper that gives something else back": (
        COUNTED
        + """
        class Pool:
            def __init__(self):
                self.kept = []

            @counted
            def add(self, stream):
                self.kept.append(stream)  # leak: STL103

        class Slot:
            def __init__(self):
                self.kept = []

            @counted
            def add(self, stream):
                self.kept = [stream]

        pool, slot = Pool(), Slot()
        for stream in acme.run():
            pool.add(stream)
            slot.add(stream)
        """,
        COUNTED
        + """
        class Slot:
            def __init__(self):
                self.kept = []

            @counted
            def add(self, stream):
                self.kept = [stream]

        slot = Slot()
        for stream in acme.run():
            slot.add(stream)
        """,
    ),
    "a wrapper that keeps the receiver's own": (
        """
        def remembered(function):
            def wrapper(self, *args):
                result = function(self, *args)
                self.results.append(result)  # leak: STL103
                return result
            return wrapper

        class Client:
            def __init__(self):
                self.results = []

            @remembered
            def ask(self):
                return acme.make()

        client = Client()
        for _ in acme.numbers():
            client.ask()
        """,
        """
        def remembered(function):
            def wrapper(self, *args):
                result = function(self, *args)
                self.last = result
                return result
            return wrapper

        class Client:
            @remembered
            def ask(self):
                return acme.make()

        client = Client()
        for _ in acme.numbers():
            client.ask()
        """,
    ),
    "static and class methods that are wrapped": (
        LOGGED
        + """
        class Pool:
            kept = []

            @staticmethod
            @logged
            def put(stream):
                Pool.kept.append(stream)  # leak: STL102

        for stream in acme.run():
            Pool().put(stream)
        """,
        LOGGED
        + """
        class Pool:
            kept = []

            @classmethod
            @logged
            def put(cls, stream):
                cls.kept[:] = [stream]

        for stream in acme.run():
            Pool().put(stream)
        """,
    ),
    "a place among the arguments": (
        """
        KEPT = []

        def handle(*args):
            KEPT.append(args[1])  # leak: STL101

        for stream in acme.run():
            handle(stream.id, stream)
        """,
        """
        KEPT = []

        def handle(*args):
            KEPT.append(args[0])

        for stream in acme.run():
            handle(stream.id, stream)
        """,
    ),
}
