"""What the registration gives is kept: it is how the callback is taken back."""


class Subscription:
    def __init__(self, bus, request):
        self.request = request
        self._unsubscribe = bus.subscribe("changed", self._on_changed)

    def close(self):
        self._unsubscribe()

    def _on_changed(self, change):
        self.request.send(change)


class Service:
    def __init__(self, bus):
        self.bus = bus

    async def handle(self, request):
        subscription = Subscription(self.bus, request)
        try:
            await request.done()
        finally:
            subscription.close()
