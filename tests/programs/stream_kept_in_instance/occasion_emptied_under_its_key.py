"""A listener that sets what it keeps for a task to None when that ends, and so keeps the task, which is the key."""

import events


class Listener:
    def __init__(self, telemetry):
        self.telemetry = telemetry
        self.spans = {}
        self.names = {}

    def attach(self, bus):
        @bus.on(events.Started)
        def started(source, event):
            self.spans[source] = self.telemetry.begin(source)  # leak: STL103
            self.names[event.kind] = self.telemetry.name(source)

        @bus.on(events.Completed)
        def completed(source, event):
            span = self.spans.get(source)
            if span:
                span.end()
            self.spans[source] = None
            self.names[event.kind] = None


class Popping:
    def __init__(self, telemetry):
        self.telemetry = telemetry
        self.spans = {}

    def attach(self, bus):
        @bus.on(events.Started)
        def started(source, event):
            self.spans[source] = self.telemetry.begin(source)

        @bus.on(events.Completed)
        def completed(source, event):
            span = self.spans.pop(source, None)
            if span:
                span.end()
