"""The accessor reads a new iterator each time, and that is not the one that is running."""


class Pages:
    def __init__(self, source):
        self._source = source
        self._listeners = []

    def on_end(self, listener):
        self._listeners.append(listener)

    def __iter__(self):
        yield from self._source
        for listener in self._listeners:
            listener()
        self._listeners.clear()

    def count(self):
        return sum(1 for _ in self._source)


def play(source, log):
    pages = Pages(source)
    pages.on_end(lambda: log(pages.count()))
    for page in pages:
        print(page)
