"""The wrapper hangs from a module variable, but the list's direct owner is still an instance."""

import openai

client = openai.OpenAI()


class Journal:
    def __init__(self):
        self.entries = []

    def write(self, entry):
        self.entries.append(entry)  # leak: STL103


JOURNAL = Journal()


def answer(question):
    stream = client.responses.create(model="gpt-4o", input=question, stream=True)
    for event in stream:
        print(event.type)
    JOURNAL.write(stream)
