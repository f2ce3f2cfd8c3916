"""A stack of the project's own has append and __iter__, and is no stream."""


class Stack:
    def __init__(self):
        self._items = []

    def append(self, item):
        self._items.append(item)

    def __iter__(self):
        return iter(self._items)


class Machine:
    def __init__(self):
        self.stacks = []

    def run(self, programs):
        for program in programs:
            stack = Stack()
            for word in program:
                stack.append(word)
            self.stacks.append(stack)
