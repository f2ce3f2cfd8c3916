"""Getters that are asked before the end, that show what stays, or only whether anything is left."""


class TokenStream:
    def __init__(self, source):
        self._source = source
        self._tokens = []
        self._text = ""

    def __iter__(self):
        for token in self._source:
            self._tokens.append(token)
            yield token
        self._text = "".join(self._tokens)
        self._tokens.clear()

    def tokens(self):
        return list(self._tokens)

    def text(self):
        return self._text

    def last(self):
        if not self._tokens:
            return self._text[-1:]
        return self._tokens[-1]


def play(source):
    stream = TokenStream(source)
    for token in stream:
        print(token, len(stream.tokens()))
    assert not stream.tokens()
    assert len(stream.tokens()) == 0
    print(stream.last())
    return stream.text()


def break_off(source):
    stream = TokenStream(source)
    for token in stream:
        if token == "stop":
            break
    return stream.tokens()
