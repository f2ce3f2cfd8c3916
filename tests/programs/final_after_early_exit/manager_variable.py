"""The manager has a name of its own; the block gives the stream, and is left at once."""

from openai import OpenAI

client = OpenAI()


def ask(question):
    manager = client.responses.stream(model="gpt-5.5", input=question)
    with manager as stream:
        pass
    return stream.get_final_response()  # leak: STL205
