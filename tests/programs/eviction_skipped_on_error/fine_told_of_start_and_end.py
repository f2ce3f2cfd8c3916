"""One method is told of starts and ends: of bad ends too, of one thing only, or it takes out in any case."""

import tracing


class BothEndsTracer:
    def __init__(self):
        self.open = {}

    def emit(self, event):
        if event.type == "run.started":
            self.open[event.run_id] = tracing.begin(event.inputs)
        elif event.type == "run.completed":
            self.open.pop(event.run_id).finish()
        elif event.type == "run.failed":
            self.open.pop(event.run_id).fail(event.error)


class OneOfBothTracer:
    def __init__(self):
        self.open = {}

    def emit(self, event):
        if event.type == "run.started":
            self.open[event.run_id] = tracing.begin(event.inputs)
        elif event.type in ("run.completed", "run.failed"):
            self.open.pop(event.run_id).finish()


class ConnectionsTracer:
    def __init__(self):
        self.open = {}

    def emit(self, event):
        if event.type == "connect":
            self.open[event.connection_id] = tracing.begin(event.peer)
        elif event.type == "disconnect":
            self.open.pop(event.connection_id, None)


class OverwrittenTracer:
    def __init__(self):
        self.open = {}

    def emit(self, event):
        if event.type == "run.started":
            self.open["current"] = tracing.begin(event.inputs)
        elif event.type == "run.completed":
            self.open.pop("current").finish()


class AnyCaseTracer:
    def __init__(self):
        self.open = {}

    def emit(self, event):
        if event.type == "run.started":
            self.open[event.run_id] = tracing.begin(event.inputs)
            return
        started = self.open.pop(event.run_id, None)
        if started is not None and event.type == "run.completed":
            started.finish()
