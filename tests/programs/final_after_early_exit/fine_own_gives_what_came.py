"""Accessors of classes of the project that give the part that came, and blocks whose end reads the rest."""


class Partial:
    def __init__(self, source):
        self._source = source
        self._text = ""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._source.close()

    def __iter__(self):
        for chunk in self._source:
            self._text += chunk
            yield chunk

    def final_text(self):
        return self._text


class Draining(Partial):
    def __exit__(self, *exception):
        for _ in self:
            pass
        self._source.close()

    def final_text(self):
        for _ in self:
            pass
        return self._text


class Told(Partial):
    def __init__(self, source):
        super().__init__(source)
        self._ended = False

    def __exit__(self, *exception):
        self._source.close()
        self._ended = True

    def final_text(self):
        if not self._ended:
            raise RuntimeError("the block has not been left")
        return self._text


def first_line(source, kind):
    with Partial(source) as partial:
        for chunk in partial:
            if "\n" in chunk:
                break
    with Draining(source) as draining:
        for chunk in draining:
            if "\n" in chunk:
                break
    with Told(source) as told:
        for chunk in told:
            if "\n" in chunk:
                break
    return partial.final_text(), draining.final_text(), told.final_text()
