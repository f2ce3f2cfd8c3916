"""The helper of the chat API, left when the first delta has come."""

from openai import OpenAI

client = OpenAI()


def first(messages):
    with client.chat.completions.stream(model="gpt-5.5", messages=messages) as stream:
        for event in stream:
            if event.type == "content.delta":
                print(event.delta)
                break
    return stream.get_final_completion()  # leak: STL205
