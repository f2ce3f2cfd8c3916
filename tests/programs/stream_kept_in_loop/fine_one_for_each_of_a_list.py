"""One connection for each server of a configuration: as many as there are, and all of them are wanted."""


class Feed:
    def __init__(self, url):
        self.url = url
        self.received = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.received.clear()

    def __iter__(self):
        for line in open(self.url):
            self.received.append(line)
            yield line


class Feeds:
    def __init__(self, feeds):
        self.feeds = dict(feeds)

    @classmethod
    def of(cls, servers):
        feeds = {}
        for name, url in servers.items():
            feeds[name] = Feed(url)
        return cls(feeds)
