"""A class that is iterated remembers how it quoted each name: there is one entry for a name, however much is read."""


class Rows:
    def __init__(self, cursor):
        self.cursor = cursor
        self.quoted = {"*": "*"}

    def quote(self, name):
        if (known := self.quoted.get(name)) is not None:
            return known
        quoted = f'"{name}"'
        self.quoted[name] = quoted
        return quoted

    def __iter__(self):
        for row in self.cursor:
            yield {self.quote(name): value for name, value in row.items()}


def show(cursor):
    for row in Rows(cursor):
        print(row)
