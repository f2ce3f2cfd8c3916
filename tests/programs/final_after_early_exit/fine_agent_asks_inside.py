"""The agent asks inside of the block, where the rest is read."""

from anthropic import AsyncAnthropic


class Agent:
    def __init__(self):
        self._client = AsyncAnthropic()

    async def step(self, history):
        called = None
        async with self._client.beta.messages.stream(model="m", max_tokens=99, messages=history) as stream:
            async for event in stream:
                if event.type == "content_block_stop" and event.content_block.type == "tool_use":
                    called = event.content_block
                    break
            message = await stream.get_final_message()
        history.append({"role": "assistant", "content": message.content})
        return called
