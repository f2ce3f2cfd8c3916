"""The group belongs to the request, and is left with it."""

import anyio

from acme import Transport


class Manager:
    def __init__(self, app):
        self.app = app

    async def handle_request(self, scope, receive, send):
        transport = Transport()

        async def serve(*, task_status):
            async with transport.connect() as (reader, writer):
                task_status.started()
                await self.app.run(reader, writer)

        async with anyio.create_task_group() as task_group:
            await task_group.start(serve)
            await transport.handle_request(scope, receive, send)
            task_group.cancel_scope.cancel()
