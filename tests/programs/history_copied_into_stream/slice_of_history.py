"""A runner hands each stream a slice of the whole history, and its session keeps the streams."""


class Turn:  # leak: STL301
    def __init__(self, model, messages):
        self._model = model
        self.messages = messages
        self.events = []

    def __iter__(self):
        for event in self._model.play(self.messages):
            self.events.append(event)
            yield event


class Runner:
    def __init__(self, model):
        self.model = model
        self.history = []

    def __iter__(self):
        while True:
            turn = Turn(self.model, self.history[:])  # leak: STL304
            yield turn
            self.history.append(turn.events[-1])


class Session:
    def __init__(self, model):
        self.runner = Runner(model)
        self.turns = []

    def play(self):
        for turn in self.runner:
            for event in turn:
                print(event)
            self.turns.append(turn)  # leak: STL103
