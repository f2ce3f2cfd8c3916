"""The method that leaves connections in is never called on the object that has this table: that has its own."""


class Server:
    def __init__(self, members, accepts):
        self.members = members
        self.accepts = accepts
        self.connections = {}

    def on_connect(self, connection_id, connection):
        self.connections[connection_id] = connection
        return self.admit(connection_id, connection)

    def admit(self, connection_id, connection):
        if not self.accepts(connection):
            self.members.remove(connection_id)
            del self.connections[connection_id]
            return False
        return True

    def on_disconnect(self, connection_id):
        if self.members.has(connection_id):
            self.members.remove(connection_id)
            del self.connections[connection_id]


class OpenServer(Server):
    def on_connect(self, connection_id, connection):
        return self.admit(connection_id, connection)

    def admit(self, connection_id, connection):
        if not self.accepts(connection):
            self.members.remove(connection_id)
            return False
        return True
