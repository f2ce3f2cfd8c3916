"""Question: a transaction is entered, and statements accumulate in its own list. By the letter it behaves like a
stream (entered, accumulates); nobody would call it one. Is it STL301, and is keeping it a leak? What passes
*through* it may be the answer: nothing comes out.
"""


class Transaction:
    def __init__(self, connection):
        self._connection = connection
        self.statements = []

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self._connection.commit(self.statements)

    def execute(self, statement):
        self.statements.append(statement)
