"""Closed channels leave one dict for another, which nothing ever trims."""


class Multiplexer:
    def __init__(self):
        self.active = {}
        self.closed = {}

    def open_stream(self, stream_id, window):
        if stream_id in self.active:
            raise ValueError(stream_id)
        self.active[stream_id] = Flow(window)
        return self.active[stream_id]

    def sweep(self):
        ended = [stream_id for stream_id, flow in self.active.items() if flow.window == 0]
        for stream_id in ended:
            flow = self.active.pop(stream_id)
            self.closed[stream_id] = flow.reason  # leak: STL103


class Flow:
    def __init__(self, window):
        self.window = window
        self.reason = None
