"""The client is entered on the stack of the application when it is first needed, and not again."""

from contextlib import ExitStack

from acme import open_client


class App:
    def __init__(self):
        self._stack = ExitStack()
        self._client = None

    def handle(self, request):
        if self._client is None:
            self._client = self._stack.enter_context(open_client())
        return self._client.get(request.path)

    def close(self):
        self._stack.close()
