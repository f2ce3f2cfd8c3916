"""What keeps the innermost container keeps the stream."""

from collections import defaultdict

import acme


class Hub:
    def __init__(self):
        self.rooms = defaultdict(list)
        self.users = {}
        self.slots = {"first": None}

    def join(self, room, user):
        stream = acme.make()
        self.rooms[room].append(stream)  # keeps: Hub.rooms -> Stream
        self.users.setdefault(user, {})[room] = stream  # keeps: Hub.users -> Stream
        self.slots["first"] = stream


hub = Hub()
