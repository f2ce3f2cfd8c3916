"""What is popped out of the live dict goes into a list that nobody empties."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.live = {}
        self.finished = []

    def ask(self, request_id, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.live[request_id] = stream
        try:
            yield from stream
        finally:
            self.finished.append(self.live.pop(request_id))  # leak: STL103
