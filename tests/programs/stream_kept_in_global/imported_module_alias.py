"""The module is imported under another name, and its client is made in a helper with an annotation."""

import anthropic as sdk

OPENED = {}


def connect() -> sdk.Anthropic:
    return sdk.Anthropic(max_retries=5)


def ask(request_id, messages):
    client = connect()
    with client.beta.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        OPENED.setdefault(request_id, []).append(stream)  # leak: STL101
        return stream.get_final_text()
