"""The last three turns are kept, each with its copy of the history."""

from collections import deque


class Turn:
    def __init__(self, model, messages):
        self._model = model
        self.messages = messages
        self.events = []

    def __iter__(self):
        for event in self._model.play(self.messages):
            self.events.append(event)
            yield event
        self.events.clear()


class Session:
    def __init__(self, model):
        self._model = model
        self.history = []
        self.turns = deque(maxlen=3)

    def ask(self, text):
        self.history.append(text)
        turn = Turn(self._model, [*self.history])
        self.turns.append(turn)
        for event in turn:
            self.history.append(event)
