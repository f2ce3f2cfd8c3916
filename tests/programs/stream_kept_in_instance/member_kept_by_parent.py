"""Each member of a group is put into a container of the group, by a method of its own: the group outlives them all."""

import aiohttp


class Link:
    def __init__(self, member):
        self.member = member


class Group:
    def __init__(self):
        self.links = []


class Member:
    def __init__(self, socket: aiohttp.ClientWebSocketResponse):
        self.socket = socket

    def join(self, group: Group):
        group.links.append(Link(self))  # leak: STL103


class Server:
    def __init__(self):
        self.group = Group()

    async def connected(self, session: aiohttp.ClientSession):
        member = Member(await session.ws_connect("wss://example.org"))
        member.join(self.group)
