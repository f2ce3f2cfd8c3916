"""The errors of a number of attempts are as few as those, and go with what made them."""

import anthropic

client = anthropic.Anthropic()


class Attempts:
    def __init__(self, number):
        self.number = number
        self.errors = []

    def run(self):
        for _ in range(self.number):
            try:
                return client.messages.create(model="claude", max_tokens=10, messages=[], stream=True)
            except anthropic.APIError as error:
                self.errors.append(error)
        raise self.errors[-1]


class Once:
    def __init__(self):
        self.streams = []

    def run(self):
        self.streams.append(client.messages.create(model="claude", max_tokens=10, messages=[], stream=True))


def main():
    while True:
        Attempts(3).run()
        once = Once()
        once.run()


main()
