"""A property and a method that show what the stream lets go of, asked after its end."""


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

    @property
    def shown(self):
        return self._tokens

    def tokens(self):
        return list(self._tokens)

    def text(self):
        return self._text


def play(source):
    stream = TokenStream(source)
    for token in stream:
        print(token)
    print(len(stream.tokens()))  # leak: STL202
    print(stream.text())
    return stream.shown  # leak: STL202
