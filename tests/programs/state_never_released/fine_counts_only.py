"""The stream counts its events by kind; the keys are constants."""


class Counting:
    def __init__(self, source):
        self._source = source
        self.counts = {"text": 0, "other": 0}

    def __iter__(self):
        for event in self._source:
            if event.type == "text":
                self.counts["text"] += 1
            else:
                self.counts["other"] += 1
            yield event
