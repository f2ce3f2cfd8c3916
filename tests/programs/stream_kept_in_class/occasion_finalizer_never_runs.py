"""A class that lists its instances, and takes each off the list in a finalizer that the list keeps from running."""

import weakref


class Application:
    def __init__(self, routes):
        self.routes = routes


class WatchedApplication(Application):
    watched = set()

    def __init__(self, routes):
        super().__init__(routes)
        WatchedApplication.watched.add(self)  # leak: STL102

    def __del__(self):
        if self in WatchedApplication.watched:
            WatchedApplication.watched.remove(self)


class WeaklyWatched(Application):
    watched = weakref.WeakSet()

    def __init__(self, routes):
        super().__init__(routes)
        WeaklyWatched.watched.add(self)

    def __del__(self):
        WeaklyWatched.watched.discard(self)


class Closed(Application):
    watched = set()

    def __init__(self, routes):
        super().__init__(routes)
        Closed.watched.add(self)

    def close(self):
        Closed.watched.discard(self)

    def __del__(self):
        Closed.watched.discard(self)
