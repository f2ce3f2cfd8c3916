"""The stream of the turn before is read in the next round of the loop: by then it has ended."""


class TurnStream:
    def __init__(self, wire):
        self._wire = wire
        self.received_messages = []

    def __iter__(self):
        for message in self._wire:
            self.received_messages.append(message)
            yield message
        self.received_messages.clear()


def turns(wires):
    for wire in wires:
        yield TurnStream(wire)


def play(wires, show):
    previous = None
    for stream in turns(wires):
        if previous is not None:
            show(previous.received_messages)  # leak: STL202
        for message in stream:
            print(message, len(stream.received_messages))
        previous = stream
