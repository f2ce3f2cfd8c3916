"""Handlers of which a framework makes one for each connection, kept by the class or the module."""

import asyncio

from channels.generic.websocket import AsyncWebsocketConsumer
from tornado.websocket import WebSocketHandler

CONSUMERS = {}


class Echo(WebSocketHandler):
    clients = set()

    def open(self):
        Echo.clients.add(self)  # leak: STL102

    def on_message(self, message):
        for client in Echo.clients:
            client.write_message(message)


class Lines(asyncio.Protocol):
    peers = []

    def connection_made(self, transport):
        self.transport = transport
        self.peers.append(self)  # leak: STL102

    def data_received(self, data):
        for peer in self.peers:
            peer.transport.write(data)


class Chat(AsyncWebsocketConsumer):
    async def connect(self):
        CONSUMERS[self.channel_name] = self  # leak: STL101
        await self.accept()
