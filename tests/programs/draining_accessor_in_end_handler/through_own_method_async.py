"""The assistant's handler asks for the final messages when the run ends."""

from typing_extensions import override

from openai import AsyncAssistantEventHandler, AsyncOpenAI


class Console(AsyncAssistantEventHandler):
    def __init__(self, console):
        super().__init__()
        self.console = console

    @override
    async def on_text_delta(self, delta, snapshot):
        self.console.print(delta.value, end="")

    @override
    async def on_end(self):
        await self._finish()

    async def _finish(self):
        messages = await self.get_final_messages()  # leak: STL204
        self.console.print(len(messages))


async def answer(client: AsyncOpenAI, thread, console):
    async with client.beta.threads.runs.stream(
        thread_id=thread, assistant_id="a", event_handler=Console(console)
    ) as run:
        await run.until_done()
