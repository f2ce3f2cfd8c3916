"""A stream is reset and used again: its handlers are registered for the next run."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._emit("end")
        self.close()

    def close(self):
        self.messages.clear()
        self._listeners.clear()

    def reset(self, source):
        self._source = source
        self.messages.clear()


def play(sources, log):
    stream = Stream(())
    for source in sources:
        stream.reset(source)
        stream.on("end", lambda: log("ended"))
        for message in stream:
            print(message, stream.messages)
