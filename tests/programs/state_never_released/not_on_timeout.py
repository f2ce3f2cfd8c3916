"""A reader clears its rows when all were read, and keeps them when the server was too slow."""


class RowStream:  # leak: STL301
    def __init__(self, cursor):
        self._cursor = cursor
        self.rows = []
        self.failed = None

    def __iter__(self):
        try:
            for row in self._cursor:
                self.rows.append(row)
                yield row
        except TimeoutError as error:
            self.failed = error
            return
        self.rows.clear()
