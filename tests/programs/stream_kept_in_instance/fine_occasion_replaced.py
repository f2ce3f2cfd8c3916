"""Stores that a look-up before decides on, or whose value it gives; and what is registered when a program is set up."""


class Buffer:
    def __init__(self, before=None):
        self.before = before


class BufferRegistry:
    def __init__(self):
        self.buffers = {}
        self.chained = {}
        self.guarded = {}
        self.missing = {}
        self.handlers = {}
        self.listeners = {}

    def open(self, session_id):
        old = self.buffers.get(session_id)
        if old is not None:
            return old
        self.buffers[session_id] = new = Buffer()
        return new

    def chain(self, session_id):
        self.chained[session_id] = self.chained.get(session_id) or Buffer()

    def guard(self, session_id):
        found = self.guarded.get(session_id)
        if found is None:
            found = self.guarded[session_id] = Buffer()
        return found

    def miss(self, session_id):
        try:
            return self.missing[session_id]
        except KeyError:
            self.missing[session_id] = Buffer()
        return self.missing[session_id]

    def register(self, command_id, handler):
        self.handlers[command_id] = [handler, Buffer()]

    def subscribe(self, session_id, handler):
        self.listeners[session_id] = [handler, Buffer()]

    def unsubscribe(self, session_id):
        self.listeners.pop(session_id, None)


registry = BufferRegistry()
