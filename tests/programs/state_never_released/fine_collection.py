"""A collection has a list and `__iter__`; nothing passes through it."""


class Basket:
    def __init__(self):
        self._items = []

    def append(self, item):
        self._items.append(item)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)


class Table:
    def __init__(self, rows):
        self.rows = []
        for row in rows:
            self.rows.append(dict(row))

    def __iter__(self):
        yield from self.rows
