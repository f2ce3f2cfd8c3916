"""`getattr` with the attribute's name reads it as a dot does, in a handler too."""


class MessageStream:
    def __init__(self):
        self._listeners = {}
        self.received_messages = []
        self._final = None

    def on(self, event, handler):
        self._listeners.setdefault(event, []).append(handler)

    def _emit(self, event):
        for handler in self._listeners.get(event, []):
            handler()

    def run(self, source):
        for message in source:
            self.received_messages.append(message)
        self._final = self.received_messages[-1]
        self.received_messages = []
        self._emit("end")


def watch(stream: MessageStream, log):
    def ended():
        log(getattr(stream, "received_messages", []))  # leak: STL201

    stream.on("end", ended)
