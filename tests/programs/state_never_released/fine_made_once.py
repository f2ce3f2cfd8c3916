"""What a constructor gathers by a method of its own, and what the end of a block adds, is there once."""


class Client:
    def __init__(self, app):
        self.app = app
        self.routes = []
        self._build()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.app.close()

    def _build(self):
        for route in self.app.router.get_routes():
            self.routes.append((route.method, route))

    def get(self, path):
        return [route for method, route in self.routes if method == path]


class Result:
    def __init__(self, names, frame):
        self.names = names
        self.frame = frame
        self.found = {}

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        for name in self.names:
            if name in self.frame:
                self.found[name] = self.frame[name]

    def read(self):
        return self.found.items()
