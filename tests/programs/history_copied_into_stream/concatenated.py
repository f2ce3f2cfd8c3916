"""History and question are put together to a new list each time."""

from openai import OpenAI

client = OpenAI()


def talk(ask):
    history = []
    streams = []
    while question := ask():
        messages = history + [{"role": "user", "content": question}]  # leak: STL304
        stream = client.chat.completions.create(model="gpt-5.5", messages=messages, stream=True)
        text = "".join(chunk.choices[0].delta.content or "" for chunk in stream)
        history.append({"role": "assistant", "content": text})
        streams.append(stream)  # leak: STL104
