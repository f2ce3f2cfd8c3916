"""Names that look like streams decide nothing: other libraries, own classes, parsers, files."""

import logging
from html.parser import HTMLParser

import music21
import spade
import torch
from game import Level

client = spade.Client()
streams = []
handlers = []
levels = []
notes = []


def remember(stream):
    streams.append(stream)


def log_to(path):
    handlers.append(logging.StreamHandler(path.open("w")))


def play(score):
    notes.append(music21.stream.Stream(score))
    streams.append(torch.cuda.Stream())


class Parser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def on_end(self):
        self.tags.append(self.get_starttag_text())


class Runner:
    """Its streams are levels of a game."""

    def __init__(self):
        self.streams = []
        self.level = Level()

    def run_stream(self, name):
        return self.level.run_stream(name)

    def go(self, name):
        self.streams.append(self.run_stream(name))
        self.streams.append(client.run_stream(name))
        self.streams.append(self.level.stream(name))
        self.streams.append(self.level.messages.stream(messages=name))
        levels.append(self.level.tool_runner(name))
        levels.append(self.level.chat.completions.create(stream=True))
        levels.append(self.level.converse_stream(name))
