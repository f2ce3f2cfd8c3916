"""Each connection that is accepted adds a lambda to the bus, and none is taken back."""

from acme import bus, listener


def serve():
    while True:
        connection = listener.accept()
        bus.subscribe("message", lambda message: connection.send(message))  # leak: STL105
