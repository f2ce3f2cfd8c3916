"""The client's type is a variable that is bound to the SDK's class."""

from typing import TypeVar

import anthropic

Client = TypeVar("Client", bound=anthropic.Anthropic)
STREAMS = []


def run(client: Client, messages) -> Client:
    for stream in client.beta.messages.tool_runner(messages=messages, stream=True):
        STREAMS.append(stream)  # leak: STL101
    return client
