"""Sessions come and go: they are taken out of the registry, and stay on the exit stack of the group."""

from contextlib import AsyncExitStack

from acme import Session, open_pipe


class Group:
    def __init__(self):
        self._exit_stack = AsyncExitStack()
        self._stacks = {}

    async def connect(self, server):
        stack = AsyncExitStack()
        session = await stack.enter_async_context(Session(server))
        self._stacks[session] = stack
        await self._exit_stack.enter_async_context(stack)  # leak: STL107
        return session

    async def disconnect_from(self, session):
        stack = self._stacks.pop(session)
        await stack.aclose()

    async def aclose(self):
        await self._exit_stack.aclose()


class Host:
    def __init__(self):
        self.exit_stack = AsyncExitStack()
        self.sessions = {}

    async def connect_to_server(self, name, server):
        session = await self.exit_stack.enter_async_context(Session(server))  # leak: STL107
        self.sessions[name] = session

    async def remove_server(self, name):
        del self.sessions[name]

    async def cleanup(self):
        self.sessions.clear()
        await self.exit_stack.aclose()


class Clients:
    def __init__(self):
        self._stack = AsyncExitStack()
        self._clients = {}

    async def open_client(self, key, server):
        inner = await self._stack.enter_async_context(AsyncExitStack())  # leak: STL107
        client = await inner.enter_async_context(Session(server))
        self._clients[key] = (client, inner)

    async def close_client(self, key):
        _, inner = self._clients.pop(key)
        await inner.aclose()


class Pipes:
    def __init__(self):
        self._exit_stack = AsyncExitStack()
        self._open = []

    async def start(self, server):
        pipe = open_pipe(server)
        self._open.append(pipe)
        self._exit_stack.push_async_callback(lambda: pipe.aclose())  # leak: STL105

    async def forget(self, pipe):
        self._open.remove(pipe)
