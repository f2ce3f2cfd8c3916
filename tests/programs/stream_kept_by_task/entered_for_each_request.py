"""Each request enters a file on the stack of the application, which is left when the application ends."""

from contextlib import ExitStack


class App:
    def __init__(self):
        self._stack = ExitStack()

    def handle(self, request):
        file = self._stack.enter_context(open(request.path))  # leak: STL107
        return file.read()

    def close(self):
        self._stack.close()
