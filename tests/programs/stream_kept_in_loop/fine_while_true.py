"""The agent loop keeps the conversation as text."""

from openai import OpenAI


def chat():
    client = OpenAI()
    messages = []
    while True:
        line = input("> ")
        if not line:
            break
        messages.append({"role": "user", "content": line})
        stream = client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        pieces = []
        for chunk in stream:
            pieces.append(chunk.choices[0].delta.content or "")
        messages.append({"role": "assistant", "content": "".join(pieces)})


if __name__ == "__main__":
    chat()
