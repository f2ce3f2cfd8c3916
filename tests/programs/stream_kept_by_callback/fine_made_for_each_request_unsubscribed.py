"""The subscription ends with its request."""


class Subscription:
    def __init__(self, bus, request):
        self.bus = bus
        self.request = request
        bus.subscribe("changed", self._on_changed)

    def close(self):
        self.bus.unsubscribe("changed", self._on_changed)

    def _on_changed(self, change):
        self.request.send(change)


class Service:
    def __init__(self, bus):
        self.bus = bus

    async def handle(self, request):
        subscription = Subscription(self.bus, request)
        try:
            await subscription.request.done()
        finally:
            subscription.close()
