"""Objects that each hold the one before: a slot that keeps as many as ever were put there."""

NODE = """
        class Node:
            def __init__(self, stream, before):
                self.stream = stream
                self.before = before
"""

FORMS = {
    "in an attribute": (
        NODE
        + """
        class Session:
            def __init__(self):
                self.head = None

            def put(self, stream):
                self.head = Node(stream, self.head)  # leak: STL103

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
        NODE
        + """
        class Session:
            def __init__(self):
                self.head = None

            def put(self, stream):
                self.head = Node(stream, self.head)

            def end(self):
                self.head = self.head.before

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
            SESSION.end()
        """,
    ),
    "begun anew": (
        NODE
        + """
        class Session:
            def __init__(self):
                self.head = None

            def put(self, stream):
                self.head = Node(stream, self.head)  # leak: STL103

            def begin(self, stream):
                raise NotImplementedError

        SESSION = Session()
        for stream in acme.run():
            SESSION.put(stream)
        """,
        NODE
        + """
        class Session:
            def __init__(self):
                self.head = None

            def begin(self):
                self.head = None

            def put(self, stream):
                self.head = Node(stream, self.head)

        SESSION = Session()
        for stream in acme.run():
            SESSION.begin()
            SESSION.put(stream)
        """,
    ),
    "of numbers": (
        NODE
        + """
        class Session:
            head = None

        SESSION = Session()
        for stream in acme.run():
            SESSION.head = Node(stream, SESSION.head)  # leak: STL103
        """,
        NODE
        + """
        class Session:
            head = None

        SESSION = Session()
        for stream in acme.run():
            SESSION.head = Node(stream.id, SESSION.head)
        """,
    ),
    "in a variable of the module": (
        NODE
        + """
        HEAD = None
        for stream in acme.run():
            HEAD = Node(stream, HEAD)  # leak: STL101
        """,
        NODE
        + """
        HEAD = None
        for stream in acme.run():
            HEAD = Node(stream, None)
        """,
    ),
    "in a variable that a function declares global": (
        NODE
        + """
        HEAD = None

        def handle(stream):
            global HEAD
            HEAD = Node(stream, HEAD)  # leak: STL101

        for stream in acme.run():
            handle(stream)
        """,
        NODE
        + """
        def handle(stream):
            head = None
            head = Node(stream, head)
            head = Node(stream, head)
            return head.stream.id

        for stream in acme.run():
            handle(stream)
        """,
    ),
    "of tuples": (
        """
        HEAD = None
        for stream in acme.run():
            HEAD = (stream, HEAD)  # leak: STL101
        """,
        """
        HEAD = None
        for stream in acme.run():
            HEAD = (stream.id, HEAD)
        """,
    ),
    "of dataclasses": (
        """
        from dataclasses import dataclass

        @dataclass
        class Turn:
            stream: object
            earlier: object = None

        class Session:
            def __init__(self):
                self.last = None

            def run(self):
                for stream in acme.run():
                    self.last = Turn(stream, earlier=self.last)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        from dataclasses import dataclass

        @dataclass
        class Turn:
            stream: object
            earlier: object = None

        class Session:
            def __init__(self):
                self.last = None

            def run(self):
                for stream in acme.run():
                    number = self.last.stream.id if self.last else 0
                    self.last = Turn(stream, number)

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "that looks at the one before": (
        NODE
        + """
        class Session:
            def __init__(self):
                self.head = None

            def run(self):
                for stream in acme.run():
                    if self.head is None or self.head.stream is not stream:
                        self.head = Node(stream, self.head)  # leak: STL103

        SESSION = Session()
        SESSION.run()
        """,
        """
        class Node:
            def __init__(self, stream, before):
                self.stream = stream
                self.number = before.number + 1 if before else 0

        class Session:
            def __init__(self):
                self.head = None

            def run(self):
                for stream in acme.run():
                    self.head = Node(stream, self.head)

        SESSION = Session()
        SESSION.run()
        """,
    ),
    "a link that gets the last one after it was made": (
        """
        class Node:
            def __init__(self, stream):
                self.stream = stream
                self.next = None


        class Chain:
            def __init__(self):
                self.head = None

            def add(self, stream):
                node = Node(stream)
                node.next = self.head
                self.head = node  # leak: STL103


        CHAIN = Chain()
        for stream in acme.run():
            CHAIN.add(stream)
        """,
        """
        class Node:
            def __init__(self, stream):
                self.stream = stream
                self.next = None


        class Chain:
            def __init__(self):
                self.head = None

            def add(self, stream):
                node = Node(stream)
                self.head = node


        CHAIN = Chain()
        for stream in acme.run():
            CHAIN.add(stream)
        """,
    ),
    "a link behind the last one": (
        """
        class Node:
            def __init__(self, stream):
                self.stream = stream
                self.next = None


        class Chain:
            def __init__(self):
                self.head = self.tail = Node(None)

            def add(self, stream):
                node = Node(stream)
                self.tail.next = node  # leak: STL103
                self.tail = node


        CHAIN = Chain()
        for stream in acme.run():
            CHAIN.add(stream)
        """,
        """
        class Node:
            def __init__(self, stream):
                self.stream = stream
                self.next = None


        class Chain:
            def __init__(self):
                self.tail = Node(None)

            def add(self, stream):
                node = Node(stream)
                self.tail.next = node
                self.tail = node


        CHAIN = Chain()
        for stream in acme.run():
            CHAIN.add(stream)
        """,
    ),
    "a link behind the last one, or the first": (
        """
        class Node:
            def __init__(self, value):
                self.value = value
                self.next = None


        class Queue:
            def __init__(self):
                self.first = None
                self.last = None

            def push(self, stream):
                node = Node(stream)
                if self.last is None:
                    self.first = node
                else:
                    self.last.next = node  # leak: STL103
                self.last = node


        QUEUE = Queue()
        for stream in acme.run():
            QUEUE.push(stream)
        """,
        """
        class Node:
            def __init__(self, value):
                self.value = value
                self.next = None


        class Queue:
            def __init__(self):
                self.first = None
                self.last = None

            def push(self, stream):
                node = Node(stream)
                if self.last is None:
                    self.first = node
                else:
                    self.last.next = node
                self.last = node

            def pop(self):
                node = self.first
                self.first = node.next
                if self.first is None:
                    self.last = None
                return node.value


        QUEUE = Queue()
        for stream in acme.run():
            QUEUE.push(stream)
            QUEUE.pop()
        """,
    ),
    "links that are tied in another way": (
        """
        class Node:
            def __init__(self, stream):
                self.stream = stream
                self.next = None


        class Chain:
            def __init__(self):
                self.head = self.tail = Node(None)

            def add(self, stream):
                node = Node(stream)
                self.tail.next = node  # leak: STL103
                self.tail = node


        CHAIN = Chain()
        for stream in acme.run():
            CHAIN.add(stream)
        """,
        """
        class Node:
            def __init__(self, stream):
                self.stream = stream
                self.prev = self.next = None


        class Lru:
            def __init__(self):
                self.head = Node(None)
                self.tail = self.head
                self.size = 0

            def add(self, stream):
                node = Node(stream)
                self.tail.next = node
                node.prev = self.tail
                self.tail = node
                self.size += 1
                if self.size > 1:
                    first = self.head.next
                    self.head.next = first.next
                    first.next.prev = self.head
                    self.size -= 1


        LRU = Lru()
        for stream in acme.run():
            LRU.add(stream)
        """,
    ),
}
