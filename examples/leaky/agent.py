"""An agent on the Anthropic SDK that keeps its streams, in four places that outlive them.

To run it you need the SDK (`pip install anthropic`) and a key in ANTHROPIC_API_KEY; to run streamlint on it you need
neither. It answers the questions on its standard input, one a line:

    echo "What is the weather in Oslo?" | python examples/leaky/agent.py

A stream of the SDK keeps its HTTP response, the response keeps the request, and the request's body is the conversation
as it was sent. Closing the stream does not change that. So n kept streams of a conversation that is sent whole each
time hold O(n²), although each of them has ended. `examples/mended/agent.py` keeps the final messages instead.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, ClassVar

import anthropic
from anthropic import beta_tool

MODEL = "claude-haiku-5-5"
ANSWERED: list[Any] = []


@beta_tool
def get_weather(city: str) -> str:
    """The weather in a city.

    Args:
        city: The city's name.
    """
    return f"It is raining in {city}."


class Agent:
    """Works through questions with a tool, and remembers its turns so that they can be shown again."""

    def __init__(self) -> None:
        self.client = anthropic.Anthropic()
        self.turns: list[Any] = []

    def run(self, question: str) -> None:
        """Let the model use the tool until it has answered."""
        runner = self.client.beta.messages.tool_runner(
            model=MODEL,
            max_tokens=1024,
            messages=[{"role": "user", "content": question}],
            tools=[get_weather],
            stream=True,
        )
        for stream in runner:
            for event in stream:
                if event.type == "text":
                    print(event.text, end="", flush=True)
            self.turns.append(stream)  # leak: STL103
        print()

    def transcript(self) -> str:
        """All that the model said, turn by turn."""
        return "\n".join(str(stream.get_final_message().content) for stream in self.turns)


class Support:
    """Answers tickets; every instance shares one list of what was answered."""

    recent: ClassVar[list[Any]] = []

    def __init__(self, client: anthropic.Anthropic) -> None:
        self.client = client

    def answer(self, ticket: str) -> str:
        """The model's answer to one ticket."""
        with self.client.messages.stream(
            model=MODEL, max_tokens=1024, messages=[{"role": "user", "content": ticket}]
        ) as stream:
            text = stream.get_final_text()
        self.recent.append(stream)  # leak: STL102
        return text


def answer(client: anthropic.Anthropic, question: str) -> str:
    """The model's answer to one question, with a note for the statistics that are printed at the end."""
    with client.messages.stream(
        model=MODEL, max_tokens=1024, messages=[{"role": "user", "content": question}]
    ) as stream:
        text = "".join(stream.text_stream)
    ANSWERED.append(stream)  # leak: STL101
    return text


def converse(client: anthropic.Anthropic, questions: Iterable[str]) -> int:
    """Hold one long conversation; the number of tokens that it took."""
    messages: list[Any] = []
    streams = []
    for question in questions:
        messages.append({"role": "user", "content": question})
        with client.messages.stream(model=MODEL, max_tokens=1024, messages=messages) as stream:
            for text in stream.text_stream:
                print(text, end="", flush=True)
        streams.append(stream)  # leak: STL104
        messages.append({"role": "assistant", "content": stream.get_final_text()})
    return sum(stream.get_final_message().usage.output_tokens for stream in streams)


def main() -> None:
    """Answer the questions in all four ways."""
    agent = Agent()
    support = Support(agent.client)
    questions = sys.stdin.read().splitlines()
    for question in questions:
        agent.run(question)
        print(support.answer(question))
        print(answer(agent.client, question))
    print(converse(agent.client, questions), "tokens")
    print(len(ANSWERED), "answers")


if __name__ == "__main__":
    main()
