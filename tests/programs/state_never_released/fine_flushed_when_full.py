"""A new list in the place of one that was written out: what is there was looked at first."""


class Recorder:
    def __init__(self, source, disk):
        self._source = source
        self._disk = disk
        self.batch = []

    def __iter__(self):
        for event in self._source:
            self._keep(event)
            yield event

    def _keep(self, event):
        if len(self.batch) >= 100:
            self._disk.write(self.batch)
            self.batch = []
        self.batch.append(event)
