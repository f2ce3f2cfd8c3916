"""The runner yields a new stream each time, and the loop registers an end handler that reads it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.received_messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def run(self):
        for message in self._source:
            self.received_messages.append(message)
            self._emit("message")
        self.received_messages = []  # leak: STL303
        self._emit("end")
        self._listeners.clear()


class ToolRunner:
    def __init__(self, model):
        self.model = model

    def __iter__(self):
        while not self.model.done:
            yield ReplyStream(self.model.reply())


def play(model):
    for stream in ToolRunner(model):

        def finish(stream=stream):
            print(stream.received_messages)  # leak: STL201

        stream.on("end", finish)
        stream.run()
