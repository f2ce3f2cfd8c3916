"""Streams of a tool runner and of a method's block are kept after they were read."""

from anthropic import Anthropic, AsyncAnthropic

client = Anthropic()


def show(event):
    print(event)


def converse(messages, tools):
    turns = []
    for stream in client.beta.messages.tool_runner(
        max_tokens=9, model="m", messages=messages, tools=tools, stream=True
    ):
        for event in stream:
            show(event)
        turns.append(stream)  # leak: STL104
    return len(turns)


def converse_well(messages, tools):
    turns = []
    for stream in client.beta.messages.tool_runner(
        max_tokens=9, model="m", messages=messages, tools=tools, stream=True
    ):
        for event in stream:
            show(event)
        turns.append(stream.get_final_message())
    return len(turns)


class Bot:
    def __init__(self):
        self.client = AsyncAnthropic()
        self.history = []
        self.texts = []

    def params(self, question):
        return {"model": "m", "max_tokens": 9, "messages": [question]}

    async def ask(self, question):
        async with self.client.messages.stream(**self.params(question)) as s:
            async for t in s.text_stream:
                yield t
            self.texts.append(await s.get_final_text())
        self.history.append(s)  # leak: STL103
