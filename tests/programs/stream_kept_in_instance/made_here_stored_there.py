"""One method opens the stream into a slot, another moves the slot into the history."""

import anthropic


class Console:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self._current = None
        self.history = []

    def begin(self, prompt):
        self._current = self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}], stream=True
        )
        for event in self._current:
            print(event)

    def finish(self):
        self.history.append(self._current)  # leak: STL103
        self._current = None
