"""Sessions of a group: closed by stacks of their own, with all others, or when the group ends."""

from contextlib import AsyncExitStack

from acme import Session


class Apart:
    def __init__(self):
        self._stacks = {}

    async def connect(self, server):
        stack = AsyncExitStack()
        session = await stack.enter_async_context(Session(server))
        self._stacks[session] = stack
        return session

    async def disconnect_from(self, session):
        await self._stacks.pop(session).aclose()


class AllAtOnce:
    def __init__(self):
        self._exit_stack = AsyncExitStack()
        self.sessions = {}

    async def connect(self, name, server):
        self.sessions[name] = session = await self._exit_stack.enter_async_context(Session(server))
        return session

    async def reconnect(self, name, server):
        self.sessions.pop(name)
        await self._exit_stack.aclose()
        self._exit_stack = AsyncExitStack()
        await self.connect(name, server)


class AtTheEnd:
    def __init__(self):
        self._exit_stack = AsyncExitStack()
        self.sessions = {}

    async def connect(self, name, server):
        session = await self._exit_stack.enter_async_context(Session(server))
        self.sessions[name] = session

    async def leave(self):
        for name in list(self.sessions):
            await self._left(name)
        await self._exit_stack.aclose()

    async def _left(self, name):
        self.sessions.pop(name)


class WhileItBegins:
    def __init__(self):
        self._exit_stack = AsyncExitStack()
        self._beginning = set()

    async def connect(self, server):
        session = Session(server)
        self._beginning.add(session)
        await self._exit_stack.enter_async_context(session)
        self._beginning.discard(session)
        return session


class OnlyRead:
    def __init__(self):
        self._exit_stack = AsyncExitStack()
        self.sessions = {}

    async def connect(self, name, server):
        session = await self._exit_stack.enter_async_context(Session(server))
        self.sessions[name] = session

    async def call(self, name, tool):
        return await self.sessions[name].call(tool)
