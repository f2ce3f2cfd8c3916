"""Each call leaves only those streams in the list that are still open."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.live = []

    def ask(self, prompt):
        self.live = [stream for stream in self.live if not stream.response.is_closed]
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.live.append(stream)
        yield from stream
