"""Question: a replay buffer is deliberate: the second iteration reads the list. STL301 until it is declared so
(the notes: "need an opt-out"), or recognised by the read of the whole list?
"""


class Replay:
    def __init__(self, source):
        self._source = source
        self._items = []
        self._done = False

    def __iter__(self):
        yield from self._items
        if self._done:
            return
        for item in self._source:
            self._items.append(item)
            yield item
        self._done = True
