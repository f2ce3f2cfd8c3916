"""The chat programs of `examples/leaky/openai_chat.py`, mended: they keep texts and final values.

To run it you need the SDK (`pip install openai`) and a key in OPENAI_API_KEY; to run streamlint on it you need neither:

    python examples/mended/openai_chat.py

A raw stream has no final value of its own: the text is put together while the chunks come. The helpers have
`get_final_response()` and `get_final_completion()`.
"""

from __future__ import annotations

from typing import Any

import openai
from openai.types.chat import ChatCompletion

MODEL = "gpt-5.5"


def chat() -> None:
    """Talk on the terminal until the user enters nothing; the prompt counts the answers."""
    client = openai.OpenAI()
    messages: list[Any] = []
    answers: list[str] = []
    while question := input(f"[{len(answers)}] "):
        messages.append({"role": "user", "content": question})
        stream = client.chat.completions.create(model=MODEL, messages=messages, stream=True)
        text = ""
        for chunk in stream:
            text += chunk.choices[0].delta.content or ""
        print(text)
        messages.append({"role": "assistant", "content": text})
        answers.append(text)


class Desk:
    """Answers questions by their number, so that an answer can be asked for again."""

    def __init__(self) -> None:
        self.client = openai.OpenAI()
        self.responses: dict[int, str] = {}

    def answer(self, number: int, question: str) -> str:
        """The model's answer, printed while it comes."""
        with self.client.responses.stream(model=MODEL, input=question) as stream:
            for event in stream:
                if event.type == "response.output_text.delta":
                    print(event.delta, end="", flush=True)
        self.responses[number] = str(stream.get_final_response().output_text)
        return self.responses[number]

    def again(self, number: int) -> str:
        """An answer that was given before."""
        return self.responses[number]


class Reviewer:
    """Reviews texts in the background of a server, and remembers the reviews for its report."""

    def __init__(self, client: openai.AsyncOpenAI) -> None:
        self.client = client
        self.finished: list[ChatCompletion] = []

    async def review(self, texts: list[str]) -> None:
        """Ask for a review of each text."""
        for text in texts:
            messages: list[Any] = [{"role": "user", "content": f"Review this: {text}"}]
            async with self.client.chat.completions.stream(model=MODEL, messages=messages) as stream:
                completion = await stream.get_final_completion()
            self.finished.append(completion)


def main() -> None:
    """Chat first, then answer two questions and one of them again."""
    chat()
    desk = Desk()
    for number, question in enumerate(iter(input, "")):
        desk.answer(number, question)
    print(desk.again(0))


if __name__ == "__main__":
    main()
