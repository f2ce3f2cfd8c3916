"""The same handler, which takes the span out when the run ends, well or not."""

import tracing


class SpanInfo:
    def __init__(self, span, parent):
        self.span = span
        self.parent = parent


class TelemetryHandler:
    def __init__(self, tracer):
        self.tracer = tracer
        self.open = {}

    def on_chain_start(self, inputs, *, run_id, parent_run_id=None):
        self.open[run_id] = SpanInfo(self.tracer.start_span("chain", inputs), parent_run_id)

    def on_chain_end(self, outputs, *, run_id):
        self._end(run_id, tracing.text(outputs))

    def on_chain_error(self, error, *, run_id):
        self._end(run_id, str(error))

    def _end(self, run_id, text):
        info = self.open.pop(run_id, None)
        if info is not None:
            info.span.end(text)
