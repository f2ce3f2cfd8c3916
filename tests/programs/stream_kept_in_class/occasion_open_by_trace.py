"""A span processor that keeps what it makes for each span in its class, and looks it up when the span ends."""

import monitor


class MonitorSpanProcessor:
    open_spans = {}

    def on_start(self, span, parent=None):
        data = self.read(span)
        mirrored = monitor.start(data["name"], data["parent"])
        self.open_spans[data["span_id"]] = mirrored  # leak: STL102

    def on_end(self, span):
        mirrored = self.open_spans.get(self.read(span)["span_id"])
        if mirrored is not None:
            mirrored.finish()

    def read(self, span):
        return {"name": span.name, "parent": span.parent, "span_id": span.context.span_id}
