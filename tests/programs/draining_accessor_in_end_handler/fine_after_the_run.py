"""The handler shows its snapshot when the run ends; the final messages are asked for after the run."""

from openai import AsyncAssistantEventHandler, AsyncOpenAI


class Console(AsyncAssistantEventHandler):
    def __init__(self, console):
        super().__init__()
        self.console = console

    async def on_end(self):
        self.console.print(self.current_message_snapshot)


async def answer(client: AsyncOpenAI, thread, console):
    handler = Console(console)
    async with client.beta.threads.runs.stream(thread_id=thread, assistant_id="a", event_handler=handler) as run:
        await run.until_done()
    return await handler.get_final_messages()
