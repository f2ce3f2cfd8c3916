"""A listener on a bus of the project, which sets what it keeps for a task to None when that ends: the key stays."""

import events


class Bus:
    def __init__(self):
        self._handlers = {}

    def on(self, kind):
        def decorate(handler):
            self._handlers[kind] = self._handlers.get(kind, frozenset()) | {handler}
            return handler

        return decorate

    def emit(self, source, event):
        for handler in self._handlers.get(type(event), frozenset()):
            handler(source, event)


class Listener:
    def __init__(self, telemetry):
        self.telemetry = telemetry
        self.spans = {}
        self.popped = {}

    def attach(self, bus: Bus):
        @bus.on(events.Started)
        def started(source, event):
            self.spans[source] = self.telemetry.begin(source)  # leak: STL103
            self.popped[source] = self.telemetry.begin(source)

        @bus.on(events.Completed)
        def completed(source, event):
            self.spans[source] = None
            self.popped.pop(source, None)
