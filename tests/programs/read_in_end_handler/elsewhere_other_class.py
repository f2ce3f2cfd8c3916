"""The end handler reads an attribute of the same name on an object that is no stream."""


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


class Conversation:
    def __init__(self, messages):
        self.messages = messages


def play(source):
    conversation = Conversation(["hello"])
    stream = ReplyStream(source)
    stream.on("end", lambda: print(conversation.messages))
    for message in stream:
        conversation.messages.append(message)
