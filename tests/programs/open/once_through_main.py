"""Question: `ask` is called once by `main`, and that only by the guard. "One that only the top level of a module
calls runs once": does that carry on through main to the method? But it is also "a method of an object that
lives longer than the call".
"""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.opened = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.opened.append(stream)
        return [event.type for event in stream]


def main():
    print(Agent().ask("hello"))


if __name__ == "__main__":
    main()
