"""The dataclass that is kept carries the text alone."""

from dataclasses import dataclass

from anthropic import Anthropic


@dataclass
class Turn:
    prompt: str
    reply: str


class Session:
    def __init__(self):
        self.client = Anthropic()
        self.turns = []

    def say(self, prompt):
        with self.client.messages.stream(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            turn = Turn(prompt, stream.get_final_text())
            self.turns.append(turn)
            return turn.reply
