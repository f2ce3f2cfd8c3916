"""Handlers that go when their connection is closed, that a client has one of, or that keep nothing but themselves."""

import asyncio

from tornado.web import RequestHandler
from tornado.websocket import WebSocketHandler


class Echo(WebSocketHandler):
    clients = set()

    def open(self):
        Echo.clients.add(self)

    def on_message(self, message):
        for client in Echo.clients:
            client.write_message(message)

    def on_close(self):
        Echo.clients.discard(self)


class Lines(asyncio.Protocol):
    peers = []

    def connection_made(self, transport):
        self.transport = transport
        self.peers.append(self)

    def connection_lost(self, exc):
        self.peers.remove(self)


class Last(WebSocketHandler):
    last = {}

    def open(self):
        self.last["handler"] = self
        self.waiting = [self]


class Page(RequestHandler):
    def get(self):
        self.write("hello")


class Node:
    nodes = []

    def __init__(self):
        self.nodes.append(self)


ROOT = Node()
