"""The class clears its list before the end handlers run, and the handler asks for the cached final message."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
        self.received_messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        for message in self._source:
            self.received_messages.append(message)
            self._final = message
            yield message
        self.received_messages = []  # leak: STL303
        self._emit("end")
        self._listeners.clear()

    def final_message(self):
        return self._final


def play(source):
    stream = ReplyStream(source)
    stream.on("end", lambda: print(stream.final_message()))
    for message in stream:
        print(message)
