"""A constructor sorts what it is given by the events that each is for: no event puts anything in."""

from collections import defaultdict


class Emitter:
    def __init__(self, listeners):
        self.listeners = defaultdict(set)
        for listener in listeners:
            for event_id in listener.event_ids:
                self.listeners[event_id].add(listener)

    def emit(self, event_id, payload):
        for listener in self.listeners.get(event_id, ()):
            listener(payload)


class Application:
    def __init__(self, listeners):
        self.emitter = Emitter(listeners)


application = Application([])
