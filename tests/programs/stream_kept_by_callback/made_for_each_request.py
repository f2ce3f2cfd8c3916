"""The service makes a subscription for each request, with a bus that it has from its own start."""


class Subscription:
    def __init__(self, bus, request):
        self.bus = bus
        self.request = request
        bus.subscribe("changed", self._on_changed)  # leak: STL105

    def _on_changed(self, change):
        self.request.send(change)


class Service:
    def __init__(self, bus):
        self.bus = bus

    async def handle(self, request):
        subscription = Subscription(self.bus, request)
        await subscription.request.done()
