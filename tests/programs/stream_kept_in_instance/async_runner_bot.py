"""The async tool runner of an async client from a factory method, kept under the turn's number."""

from anthropic import AsyncAnthropic


class Bot:
    def __init__(self, key):
        self.client = self._connect(key)
        self.turns = {}

    @staticmethod
    def _connect(key):
        return AsyncAnthropic(api_key=key)

    async def run(self, tools, messages):
        runner = self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        )
        turn = len(self.turns)
        async for stream in runner:
            turn += 1
            self.turns[turn] = stream  # leak: STL103
            async for event in stream:
                print(event.type)
