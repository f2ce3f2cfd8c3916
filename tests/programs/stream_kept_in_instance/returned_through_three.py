"""The stream is returned through three functions before it is kept."""

import openai


class Agent:
    def __init__(self):
        self._client = openai.OpenAI()
        self._opened = []

    def _create(self, prompt):
        return self._client.responses.create(model="gpt-4o", input=prompt, stream=True)

    def _retrying(self, prompt):
        try:
            return self._create(prompt)
        except openai.APIConnectionError:
            return self._create(prompt)

    def _open(self, prompt):
        result = self._retrying(prompt)
        return result

    def ask(self, prompt):
        self._opened.append(self._open(prompt))  # leak: STL103
