"""Each request starts a server for its transport in the group of the manager, and leaves it running."""

import anyio

from acme import Transport


class Manager:
    def __init__(self, app):
        self.app = app
        self._task_group = None

    async def run(self):
        async with anyio.create_task_group() as group:
            self._task_group = group
            await anyio.sleep_forever()

    async def handle_request(self, scope, receive, send):
        transport = Transport()

        async def serve(*, task_status):
            async with transport.connect() as (reader, writer):
                task_status.started()
                await self.app.run(reader, writer)

        await self._task_group.start(serve)  # leak: STL107
        await transport.handle_request(scope, receive, send)
