"""Reads of a defaultdict that add nothing, mean to add, or ask for no more keys than there are."""

from collections import defaultdict


class Asked:
    def __init__(self):
        self.rules = defaultdict(list)
        self.known = set()

    def add(self, prefix, rule):
        self.rules[prefix].append(rule)
        self.known.add(prefix)

    def guarded(self, path):
        for part in path.split("/"):
            if part not in self.rules:
                continue
            for rule in self.rules[part]:
                yield rule

    def guarded_by_another(self, path):
        for part in path.split("/"):
            if part in self.known:
                yield len(self.rules[part])

    def by_get(self, path):
        for part in path.split("/"):
            for rule in self.rules.get(part, ()):
                yield rule

    def of_its_own(self, rule):
        for part in list(self.rules):
            if rule in self.rules[part]:
                yield part

    def of_fixed_ones(self, event):
        for part in "before,at,after".split(","):
            for rule in self.rules[part]:
                rule(event)

    def of_listed_ones(self, event):
        for part in ("before", event.kind, "after"):
            for rule in self.rules[part]:
                rule(event)


class Filled:
    """What is read is filled, by the same function or by whom it is handed to."""

    def __init__(self):
        self.words = defaultdict(list)
        self.numbers = defaultdict(list)
        self.seen = defaultdict(set)
        self.counts = defaultdict(int)

    def add(self, text):
        for word in text.split():
            self.words[word].append(text)

    def add_once(self, text):
        for word in text.split():
            if text not in self.seen[word]:
                self.seen[word].add(text)

    def number(self, text):
        for word in text.split():
            numbers = self.numbers[word]
            print(len(numbers))
            self.extend(numbers)

    def extend(self, numbers):
        numbers.append(len(numbers))

    def count(self, text):
        return [self.counts[word] for word in text.split()]


asked, filled = Asked(), Filled()
