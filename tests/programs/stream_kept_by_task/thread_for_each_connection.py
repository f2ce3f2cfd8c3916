"""Each connection has a thread, and the server keeps all that are at their end."""

import threading


class Server:
    def __init__(self, socket):
        self.socket = socket
        self.threads = []

    def serve_forever(self):
        while True:
            connection, _ = self.socket.accept()
            thread = threading.Thread(target=self.handle, args=(connection,))
            self.threads.append(thread)  # leak: STL107
            thread.start()

    def handle(self, connection):
        connection.close()
