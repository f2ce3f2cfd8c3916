"""The constructor runs once for each object: its list gets one stream."""

from openai import OpenAI


class Player:
    def __init__(self, client: OpenAI, prompt):
        self.parts = []
        self.parts.append(client.responses.create(model="gpt-4o", input=prompt, stream=True))

    def play(self):
        for part in self.parts:
            for event in part:
                print(event.type)
