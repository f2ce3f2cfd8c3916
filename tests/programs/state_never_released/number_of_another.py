"""Another object's attribute of that name is a number; the stream's own is what came last."""


class Reader:  # leak: STL301
    def __init__(self, source, meter):
        self.source = source
        self.meter = meter
        self.last = None
        self.seen = []

    def __iter__(self):
        for chunk in self.source:
            self.meter.last = 0
            self.last = chunk
            self.seen.append(self.last)
            yield chunk
