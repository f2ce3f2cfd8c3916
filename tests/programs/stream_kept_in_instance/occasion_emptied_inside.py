"""The watchers of a session go, one by one; the set that held them stays, for each session that there ever was."""

from collections import defaultdict


class Broker:
    def __init__(self):
        self.watchers = defaultdict(set)
        self.queues = {}

    def watch(self, session_id, watcher):
        self.watchers[session_id].add(watcher)  # leak: STL103

    def unwatch(self, session_id, watcher):
        self.watchers[session_id].discard(watcher)

    def put(self, session_id, item):
        self.queues.setdefault(session_id, []).append(item)  # leak: STL103

    def take(self, session_id):
        return self.queues[session_id].pop(0)


class TidyBroker:
    def __init__(self):
        self.watchers = defaultdict(set)
        self.by_topic = defaultdict(set)
        self.queues = {}

    def watch(self, session_id, topic, watcher):
        self.watchers[session_id].add(watcher)
        self.by_topic[topic].add(watcher)

    def unwatch(self, session_id, topic, watcher):
        self.watchers[session_id].discard(watcher)
        self.by_topic[topic].discard(watcher)
        if not self.watchers[session_id]:
            del self.watchers[session_id]

    def put(self, session_id, item):
        self.queues.setdefault(session_id, []).append(item)

    def take(self, session_id):
        item = self.queues[session_id].pop(0)
        if not self.queues[session_id]:
            self.queues.pop(session_id)
        return item

    def is_watched(self, session_id):
        return bool(self.watchers.get(session_id))
