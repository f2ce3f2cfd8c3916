"""The SDK is imported where it is needed."""


class Agent:
    def __init__(self):
        self.opened = []

    def ask(self, prompt):
        from openai import OpenAI

        client = OpenAI()
        stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.opened.append(stream)  # leak: STL103
        return [event.type for event in stream]
