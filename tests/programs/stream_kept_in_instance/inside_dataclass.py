"""A dataclass that carries the stream weighs as much as the stream."""

from dataclasses import dataclass

from anthropic import Anthropic
from anthropic.lib.streaming import MessageStream


@dataclass
class Turn:
    prompt: str
    stream: MessageStream


class Session:
    def __init__(self):
        self.client = Anthropic()
        self.turns = []

    def say(self, prompt):
        with self.client.messages.stream(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            turn = Turn(prompt, stream)
            self.turns.append(turn)  # leak: STL103
            return stream.get_final_text()
