"""The agent of `examples/leaky/agent.py`, mended: what it keeps of a stream is its final message, text or usage.

To run it you need the SDK (`pip install anthropic`) and a key in ANTHROPIC_API_KEY; to run streamlint on it you need
neither. It answers the questions on its standard input, one a line:

    echo "What is the weather in Oslo?" | python examples/mended/agent.py

A final message is a plain value: it refers neither to its stream nor to the response, so n of them hold O(n).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, ClassVar

import anthropic
from anthropic import beta_tool
from anthropic.types import Message
from anthropic.types.beta import BetaMessage

MODEL = "claude-haiku-5-5"
ANSWERED: list[str] = []


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
        self.turns: list[BetaMessage] = []

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
            self.turns.append(stream.get_final_message())
        print()

    def transcript(self) -> str:
        """All that the model said, turn by turn."""
        return "\n".join(str(message.content) for message in self.turns)


class Support:
    """Answers tickets; every instance shares one list of what was answered."""

    recent: ClassVar[list[Message]] = []

    def __init__(self, client: anthropic.Anthropic) -> None:
        self.client = client

    def answer(self, ticket: str) -> str:
        """The model's answer to one ticket."""
        with self.client.messages.stream(
            model=MODEL, max_tokens=1024, messages=[{"role": "user", "content": ticket}]
        ) as stream:
            message = stream.get_final_message()
        self.recent.append(message)
        return "".join(block.text for block in message.content if block.type == "text")


def answer(client: anthropic.Anthropic, question: str) -> str:
    """The model's answer to one question, with a note for the statistics that are printed at the end."""
    with client.messages.stream(
        model=MODEL, max_tokens=1024, messages=[{"role": "user", "content": question}]
    ) as stream:
        text = "".join(stream.text_stream)
    ANSWERED.append(text)
    return text


def converse(client: anthropic.Anthropic, questions: Iterable[str]) -> int:
    """Hold one long conversation; the number of tokens that it took."""
    messages: list[Any] = []
    tokens = 0
    for question in questions:
        messages.append({"role": "user", "content": question})
        with client.messages.stream(model=MODEL, max_tokens=1024, messages=messages) as stream:
            for text in stream.text_stream:
                print(text, end="", flush=True)
        reply = stream.get_final_message()
        tokens += reply.usage.output_tokens
        messages.append({"role": "assistant", "content": reply.content})
    return tokens


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
