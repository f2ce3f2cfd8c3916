"""One step of a handshake fails and is tried again later: that ends nothing."""


class Tunnel:
    def __init__(self, child, tls):
        self.child = child
        self.tls = tls
        self.open = False
        self.events = []

    def __iter__(self):
        for event in self.child:
            if not self.open:
                self.events.append(event)
            yield event

    def handshake(self, data):
        try:
            self.tls.do_handshake(data)
        except ValueError:
            yield self.tls.pending()
            return False
        yield from self.finished()
        return True

    def finished(self):
        self.open = True
        for event in self.events:
            yield from self.child.handle(event)
        self.events.clear()
