"""Each stream is joined to the set in a new set, which takes its place."""

import anthropic

STREAMS = set()


def run(client: anthropic.Anthropic, messages):
    global STREAMS
    for stream in client.beta.messages.tool_runner(messages=messages, stream=True):
        STREAMS = STREAMS | {stream}  # leak: STL101
