"""A reader clears its rows on every way out."""


class RowStream:
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
            self._forget()
            return
        self._forget()

    def _forget(self):
        self.rows = []
