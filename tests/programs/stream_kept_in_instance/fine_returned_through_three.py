"""Three functions hand on the stream's id, never the stream."""

import openai


class Agent:
    def __init__(self):
        self._client = openai.OpenAI()
        self._opened = []

    def _create(self, prompt):
        return self._client.responses.create(model="gpt-4o", input=prompt, stream=True)

    def _first(self, prompt):
        stream = self._create(prompt)
        for event in stream:
            return event.response.id
        return None

    def _open(self, prompt):
        result = self._first(prompt)
        return result

    def ask(self, prompt):
        self._opened.append(self._open(prompt))
