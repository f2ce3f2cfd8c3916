"""One method is told of starts and ends alike: what it is given says which it is, and only a good end takes out again."""

import json

import tracing


class Exporter:
    def __init__(self):
        self.spans = {}
        self.sums = {}

    def export(self, operations):
        for operation in operations:
            told = json.loads(operation.body)
            if operation.kind == "create":
                span = tracing.begin(told["name"])
                if span:
                    self.spans[operation.id] = span  # leak: STL108
            else:
                self._update(operation, told)

    def _update(self, operation, told):
        if operation.id not in self.spans:
            return
        span = self.spans[operation.id]
        span.set(told)
        if told.get("end_time"):
            span.finish()
            del self.spans[operation.id]


class Tracer:
    def __init__(self):
        self.open = {}

    def emit(self, event):
        if event.type == "run.started":
            self.open[event.run_id] = tracing.begin(event.inputs)  # leak: STL108
        elif event.type == "run.progress":
            print(event)
        elif event.type == "run.completed":
            self.open.pop(event.run_id).finish()


class Handler:
    def __init__(self):
        self.open = {}

    async def handle(self, event):
        match event:
            case tracing.SpanStarted(span_id=span_id, inputs=inputs):
                self._start(span_id, inputs)
            case tracing.SpanEnded(span_id=span_id):
                self._end(span_id)

    def _start(self, span_id, inputs):
        self.open[span_id] = tracing.begin(inputs)  # leak: STL108

    def _end(self, span_id):
        self.open.pop(span_id, None)


class Watcher:
    def __init__(self):
        self.open = {}

    def update(self, event):
        if event.kind == "started":
            self.open[event.span_id] = tracing.begin(event.inputs)  # leak: STL108
            return
        if event.kind != "finished":
            return
        self.open.pop(event.span_id, None)
