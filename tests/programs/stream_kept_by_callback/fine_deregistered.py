"""The listener of a connection is taken back by the word that this library has for it."""


class StatusListener:
    def __init__(self, device, manager):
        self.device = device
        self.manager = manager
        self.manager.register_listener(device.uuid, self)

    def new_status(self, status):
        self.device.status = status

    def invalidate(self):
        self.manager.deregister_listener(self.device.uuid, self)


class Device:
    def __init__(self, manager):
        self.manager = manager
        self.listener = None

    async def connect(self, connection):
        self.listener = StatusListener(connection, self.manager)
