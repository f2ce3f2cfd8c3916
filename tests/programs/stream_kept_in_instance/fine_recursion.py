"""The recursion keeps the final messages alone."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.finals = []

    def step(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            final = stream.get_final_message()
        self.finals.append(final)
        if final.stop_reason == "end_turn":
            return final
        return self.step([*messages, {"role": "assistant", "content": final.content}])
