"""What goes in is an object that carries the stream: the mark names the carrier."""

from dataclasses import dataclass

import acme

TURNS = []
PAIRS = []


@dataclass
class Turn:
    number: int
    stream: object


class Entry:
    def __init__(self, stream):
        self.stream = stream


def run():
    for number, stream in enumerate(acme.run()):
        TURNS.append(Turn(number, stream))  # keeps: TURNS -> Turn
        PAIRS.append((number, stream))  # keeps: PAIRS -> tuple
        TURNS.append({"stream": Entry(stream)})  # keeps: TURNS -> dict
        TURNS.append(Turn(number, stream.id))
