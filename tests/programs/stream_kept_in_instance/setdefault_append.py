"""One list for each user, made on demand."""

from anthropic import Anthropic


class Gateway:
    def __init__(self):
        self.client = Anthropic()
        self.by_user = {}

    def ask(self, user, prompt):
        with self.client.messages.stream(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            self.by_user.setdefault(user, []).append(stream)  # leak: STL103
            return stream.get_final_text()
