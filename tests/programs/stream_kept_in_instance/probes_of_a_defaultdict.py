"""Reads of a defaultdict that only look for parts of what was asked: each that is not there stays as an empty entry."""

import itertools
import re
from collections import defaultdict


class Mounts:
    """Which rules hold for a path and all that is above it."""

    def __init__(self):
        self.rules = defaultdict(list)

    def add(self, prefix, rule):
        self.rules[prefix].append(rule)

    def remove(self, prefix, rule):
        self.rules[prefix].remove(rule)

    def matching(self, url):
        found = []
        for prefix in itertools.accumulate(url.path.split("/"), "{}/{}".format):
            for rule in self.rules[url.host, prefix]:  # leak: STL103
                found.append(rule)
        return found


class SearchService:
    """Pages by their words; `clear` clears only where it is asked for all."""

    def __init__(self):
        self.pages = defaultdict(set)

    def add(self, page, text):
        for word in text.split():
            self.pages[word.lower()].add(page)

    def clear(self, chosen=None):
        if chosen is None:
            self.pages.clear()
            return
        for pages in self.pages.values():
            pages.difference_update(filter(chosen, pages))

    def forget(self, page):
        self.clear(lambda each: each is page)

    def score(self, query):
        score = 0
        for word in re.findall(r"\w+", query):
            score += len(self.pages[word.lower()])  # leak: STL103
        return score


class Subdomains:
    """A name for what was found changes nothing."""

    def __init__(self):
        self.owners = defaultdict(dict)

    def owner(self, host, user):
        parts = host.split(".")
        for part in parts:
            owners = self.owners[f"*.{part}"]  # leak: STL103
            if user in owners:
                return part
        return None
