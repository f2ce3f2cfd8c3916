"""A browser adds itself once for each type, and takes itself out of the list once."""


class Hub:
    def __init__(self):
        self.listeners = []

    def add_listener(self, listener, question):
        self.listeners.append(listener)

    def remove_listener(self, listener):
        self.listeners.remove(listener)


class Browser:
    def __init__(self, hub: Hub, types):
        self.hub = hub
        self.types = types

    def run(self):
        for each in self.types:
            self.hub.add_listener(self, ("ptr", each))  # leak: STL105

    def cancel(self):
        self.hub.remove_listener(self)
