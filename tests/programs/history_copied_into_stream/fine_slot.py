"""Each stream has its own copy of the history, and only the current one is kept."""


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
        self.current = None

    def ask(self, text):
        self.history.append(text)
        self.current = Turn(self._model, list(self.history))
        for event in self.current:
            print(event)
            self.history.append(event)
