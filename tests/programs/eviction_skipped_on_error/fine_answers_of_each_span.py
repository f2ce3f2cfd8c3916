"""What is known of each span is true or false, and goes with the span, or is next to nothing."""


class Processor:
    def __init__(self):
        self._expected = {}

    def on_start(self, span):
        expected = self._is_expected(span)
        self._expected[span.span_id] = expected

    def on_end(self, span):
        self._forget(span)

    def _is_expected(self, span):
        return span.parent is None

    def _forget(self, span):
        self._expected.pop(span.span_id, None)
