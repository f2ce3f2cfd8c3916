"""What is looked back at is the text, taken while the stream was read."""


class TurnStream:
    def __init__(self, wire):
        self._wire = wire
        self.received_messages = []

    def __iter__(self):
        for message in self._wire:
            self.received_messages.append(message)
            yield message
        self.received_messages.clear()


def play(wires, show):
    previous = ""
    for wire in wires:
        stream = TurnStream(wire)
        show(previous)
        for message in stream:
            previous = "".join(stream.received_messages)
        print(previous)
