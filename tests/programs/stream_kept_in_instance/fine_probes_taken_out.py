"""What looking made is taken out again, or was never made: by other mappings, and in a local."""

from collections import Counter, OrderedDict, defaultdict


class TakenOut:
    def __init__(self):
        self.pages = defaultdict(set)
        self.older = defaultdict(set)
        self.swept = defaultdict(set)

    def found(self, text):
        for word in text.split():
            print(len(self.pages[word]))

    def forget(self, word):
        self.pages.pop(word, None)

    def found_lately(self, text):
        for word in text.split():
            print(len(self.older[word]))
        while len(self.older) > 100:
            self.older.pop(next(iter(self.older)))

    def found_until_swept(self, text):
        for word in text.split():
            print(len(self.swept[word]))
        self.sweep()

    def sweep(self, every=None):
        if every is None:
            self.swept.clear()


class NotMade:
    """Other mappings make nothing when they are read, and a local goes with the call."""

    def __init__(self):
        self.counted = Counter()
        self.ordered = OrderedDict()

    def count(self, text):
        for word in text.split():
            print(self.counted[word], len(self.ordered[word]))

    def group(self, text):
        groups = defaultdict(set)
        for word in text.split():
            print(len(groups[word]))
        return groups


taken_out, not_made = TakenOut(), NotMade()
