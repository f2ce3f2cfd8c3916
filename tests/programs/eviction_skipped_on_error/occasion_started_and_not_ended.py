"""Handlers that keep what started, and forget it where it ends well: one never hears of errors, one does, one sweeps."""

import time

import tracing


class Spans:
    def __init__(self):
        self.open = {}

    def on_start(self, span, parent=None):
        self.open[span.span_id] = tracing.begin(span.name)  # leak: STL108

    def on_end(self, span):
        started = self.open.pop(span.span_id, None)
        if started is not None:
            started.finish()


class Runs:
    def __init__(self):
        self.open = {}

    def on_run_start(self, run_id, inputs):
        self.open[run_id] = tracing.begin(inputs)

    def on_run_end(self, run_id, outputs):
        self._forget(run_id, outputs)

    def on_run_error(self, run_id, error):
        self._forget(run_id, error)

    def _forget(self, run_id, result):
        self.open.pop(run_id).finish(result)


class SweptSpans:
    def __init__(self):
        self.open = {}

    def on_start(self, span, parent=None):
        for number in list(self.open):
            if self.open[number].began < time.time() - 600:
                del self.open[number]
        self.open[span.span_id] = tracing.begin(span.name)

    def on_end(self, span):
        self.open.pop(span.span_id, None)
