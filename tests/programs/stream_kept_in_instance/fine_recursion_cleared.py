"""A method that calls itself empties the list before it does."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.streams = []

    def step(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.streams.append(stream)
            final = stream.get_final_message()
        self.streams.clear()
        if final.stop_reason == "end_turn":
            return final
        return self.step([*messages, {"role": "assistant", "content": final.content}])
