"""An agent loop that ends when the user leaves keeps the stream of each turn."""

from openai import OpenAI


def chat():
    client = OpenAI()
    messages = []
    opened = []
    while True:
        line = input("> ")
        if not line:
            break
        messages.append({"role": "user", "content": line})
        stream = client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        opened.append(stream)  # leak: STL104
        for chunk in stream:
            print(chunk.choices[0].delta.content, end="")


if __name__ == "__main__":
    chat()
