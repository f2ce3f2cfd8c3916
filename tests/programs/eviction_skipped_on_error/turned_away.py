"""A peer that is turned away is no member any more, and only what members hold is taken out."""


class Server:
    def __init__(self, members, accepts):
        self.members = members
        self.accepts = accepts
        self.connections = {}

    def on_connect(self, connection_id, connection):
        self.connections[connection_id] = connection  # leak: STL108
        self.members.add(connection_id)
        if not self.accepts(connection):
            self.members.remove(connection_id)
            return False
        return True

    def on_disconnect(self, connection_id):
        if self.members.has(connection_id):
            self.members.remove(connection_id)
            del self.connections[connection_id]
