"""A stream of the project clears its messages at its end: a listener that reads them finds none."""


class Emitting:
    def __init__(self, source):
        self.source = source
        self.listeners = {}
        self.received_messages = []
        self.final = None

    def on(self, event, listener):
        self.listeners.setdefault(event, []).append(listener)
        return self

    def emit(self, event):
        for listener in self.listeners.get(event, ()):
            listener()

    def __iter__(self):
        for message in self.source:
            self.received_messages.append(message)
            yield message
        self.final = self.received_messages[-1]
        self.received_messages.clear()  # leak: STL303
        self.emit("end")
        self.listeners.clear()

    def final_message(self):
        return self.final


def ask(source):
    stream = Emitting(source)
    stream.on("end", lambda: print(stream.received_messages))  # leak: STL201
    for message in stream:
        print(message)


def ask_well(source):
    stream = Emitting(source)
    stream.on("end", lambda: print(stream.final_message()))
    for message in stream:
        print(len(stream.received_messages), message)
