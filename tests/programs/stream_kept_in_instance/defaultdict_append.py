"""A defaultdict of lists gets every stream."""

from collections import defaultdict

from openai import OpenAI


class Gateway:
    def __init__(self):
        self.client = OpenAI()
        self.by_user = defaultdict(list)

    def ask(self, user, prompt):
        stream = self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], stream=True
        )
        self.by_user[user].append(stream)  # leak: STL103
        for chunk in stream:
            yield chunk
