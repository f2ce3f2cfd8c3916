"""An agent stops to listen as soon as a tool is called, and asks for the whole message all the same."""

from anthropic import AsyncAnthropic


class Agent:
    def __init__(self):
        self._client = AsyncAnthropic()
        self._tools = {}

    async def step(self, history):
        called = None
        async with self._client.beta.messages.stream(model="m", max_tokens=99, messages=history) as stream:
            async for event in stream:
                if event.type == "content_block_stop" and event.content_block.type == "tool_use":
                    called = event.content_block
                    break
        message = await stream.get_final_message()  # leak: STL205
        history.append({"role": "assistant", "content": message.content})
        return called
