"""Two registries of one class: one is emptied by its users, the other is not."""

import acme


class Registry:
    def __init__(self):
        self.open = {}

    def add(self, stream):
        self.open[stream.id] = stream  # keeps: Registry.open -> Stream

    def remove(self, stream):
        self.open.pop(stream.id, None)


good = Registry()
bad = Registry()


def serve_well():
    for stream in acme.run():
        good.add(stream)
        good.remove(stream)


def serve_badly():
    for stream in acme.run():
        bad.add(stream)
