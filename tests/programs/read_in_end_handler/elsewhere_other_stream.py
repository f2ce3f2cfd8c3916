"""The end handler of one stream reads the list of another one, which is not read to its end."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self.messages = []  # leak: STL303
        self._emit("end")
        self._listeners.clear()


def play(question, answer):
    first = ReplyStream(question)
    second = ReplyStream(answer)
    first.on("end", lambda: print(second.messages))
    for message in first:
        print(message)
    for message in second:
        print(message)
