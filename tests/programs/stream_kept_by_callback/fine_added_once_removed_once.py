"""A browser adds itself once, with all its questions, and takes itself out once."""


class Hub:
    def __init__(self):
        self.listeners = []

    def add_listener(self, listener, questions):
        self.listeners.append(listener)

    def remove_listener(self, listener):
        self.listeners.remove(listener)


class Browser:
    def __init__(self, hub: Hub, types):
        self.hub = hub
        self.types = types

    def run(self):
        questions = [("ptr", each) for each in self.types]
        self.hub.add_listener(self, questions)

    def cancel(self):
        self.hub.remove_listener(self)
