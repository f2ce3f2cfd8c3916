"""The framework makes a handler for each request: what that keeps goes with it. A list of the class stays."""

import anthropic
from django.views import View
from tornado.web import RequestHandler

client = anthropic.Anthropic()


class Base(RequestHandler):
    def initialize(self):
        self.streams = []

    def remember(self, stream):
        self.streams.append(stream)


class Answer(Base):
    def post(self):
        with client.messages.stream(model="claude-sonnet-4-5", max_tokens=1024, messages=[]) as stream:
            self.remember(stream)


class Page(View):
    def __init__(self):
        self.streams = []

    def get(self, request):
        with client.messages.stream(model="claude-sonnet-4-5", max_tokens=1024, messages=[]) as stream:
            self.streams.append(stream)
