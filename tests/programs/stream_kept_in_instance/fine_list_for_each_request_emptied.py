"""Which actors wait for a kind of resources: those that start are taken out, and the kinds are few."""

from collections import defaultdict


class Actors:
    def __init__(self):
        self.waiting = defaultdict(list)

    def add(self, actor, resource_request):
        self.waiting[resource_request].append(actor)

    def started(self, actor, resource_request):
        self.waiting[resource_request].remove(actor)


actors = Actors()
