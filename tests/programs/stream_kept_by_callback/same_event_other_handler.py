"""Two handlers listen to one event, and one of them is taken back."""


class Player:
    def __init__(self, bus):
        self.bus = bus
        bus.add_listener("volume", self._on_volume)
        bus.add_listener("volume", self._log_volume)  # leak: STL105

    def detach(self):
        self.bus.remove_listener("volume", self._on_volume)

    def _on_volume(self, value):
        self.volume = value

    def _log_volume(self, value):
        print(value)
