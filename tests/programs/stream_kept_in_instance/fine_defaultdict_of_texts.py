"""A defaultdict of lists gets the texts of one stream."""

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
        for chunk in stream:
            self.by_user[user].append(chunk.choices[0].delta.content)
            yield chunk
