"""A signal holds its receivers weakly."""

from acme import Signal

changed = Signal()


class Watcher:
    def __init__(self, request):
        self.request = request
        changed.connect(self.on_change)

    def on_change(self, **told):
        self.request.log(told)


def view(request):
    watcher = Watcher(request)
    return watcher.request.path
