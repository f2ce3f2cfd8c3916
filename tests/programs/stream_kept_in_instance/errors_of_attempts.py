"""The errors of each request, and the streams of an object that outlives them."""

import anthropic

client = anthropic.Anthropic()


class Attempts:
    def __init__(self):
        self.errors = []

    def run(self):
        while True:
            try:
                return client.messages.create(model="claude", max_tokens=10, messages=[], stream=True)
            except anthropic.APIError as error:
                self.errors.append(error)  # leak: STL103


class Often:
    def __init__(self):
        self.streams = []

    def run(self):
        stream = client.messages.create(model="claude", max_tokens=10, messages=[], stream=True)
        self.streams.append(stream)  # leak: STL103


def main():
    attempts, often = Attempts(), Often()
    while True:
        attempts.run()
        often.run()


main()
