"""Question: the key is a parameter, but all callers give one of two constants. Two slots (silent), or a store by
an open key (STL103)?
"""

from openai import OpenAI


class Panel:
    def __init__(self):
        self.client = OpenAI()
        self.slots = {}

    def _open(self, slot, prompt):
        self.slots[slot] = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)

    def left(self, prompt):
        self._open("left", prompt)

    def right(self, prompt):
        self._open("right", prompt)
