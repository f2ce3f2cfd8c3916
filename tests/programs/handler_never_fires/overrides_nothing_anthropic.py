"""Message streams with handlers called `on_final_text`, and never `on_abort`."""

from anthropic import AsyncAnthropic
from anthropic.lib.streaming import AsyncMessageStream


class Narrator(AsyncMessageStream):
    async def on_final_text(self, text):
        print(text)

    async def on_abort(self, error):  # leak: STL203
        print("aborted", error)


async def narrate(client: AsyncAnthropic, messages: list) -> None:
    async with client.messages.stream(model="m", max_tokens=100, messages=messages, event_handler=Narrator) as stream:
        await stream.until_done()
