"""Looking for what is to be replaced is no memo, and to enrol a session is no set-up: each one adds an entry."""


class Buffer:
    def __init__(self):
        self.messages = []

    def close(self):
        self.messages.clear()


class BufferRegistry:
    def __init__(self):
        self.buffers = {}
        self.listeners = {}

    def open(self, session_id):
        old = self.buffers.get(session_id)
        if old is not None:
            old.close()
        self.buffers[session_id] = Buffer()  # leak: STL103

    def register(self, session_id, handler):
        self.listeners[session_id] = [handler, Buffer()]  # leak: STL103


registry = BufferRegistry()
