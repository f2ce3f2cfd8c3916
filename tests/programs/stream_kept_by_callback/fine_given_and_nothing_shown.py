"""An emitter is handed in, and nothing shows that it lives longer: the application has one of each."""


class Metrics:
    def __init__(self, bus):
        self.count = 0
        bus.on("request", self._on_request)

    def _on_request(self, request):
        self.count += 1
