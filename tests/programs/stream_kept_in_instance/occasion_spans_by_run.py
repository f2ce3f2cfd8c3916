"""A callback handler that keeps a span for each run it is told of and ends them, but never lets one go."""

import tracing


class SpanInfo:
    def __init__(self, span, parent):
        self.span = span
        self.parent = parent
        self.children = []


class TelemetryHandler:
    def __init__(self, tracer):
        self.tracer = tracer
        self.open = {}

    def on_chain_start(self, inputs, *, run_id, parent_run_id=None):
        self._begin(run_id, parent_run_id, inputs)

    def on_chain_end(self, outputs, *, run_id):
        info = self.open[run_id]
        info.span.set_attribute("outputs", tracing.text(outputs))
        info.span.end()

    def _begin(self, run_id, parent_run_id, inputs):
        span = self.tracer.start_span("chain", inputs)
        self.open[run_id] = SpanInfo(span, parent_run_id)  # leak: STL103
