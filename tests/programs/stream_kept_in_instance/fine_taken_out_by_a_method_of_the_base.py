"""Subclasses look at the blocks of a request; the base, which they inherit from, drops them when it is done."""

from collections import defaultdict


class Manager:
    def __init__(self):
        self.blocks = defaultdict(list)

    def free(self, request_id):
        for block in reversed(self.blocks.pop(request_id, [])):
            print(block)


class Window(Manager):
    def skip(self, request_id):
        return self.blocks[request_id][:4]


class Whole(Manager):
    def skip(self, request_id):
        return self.blocks[request_id]
