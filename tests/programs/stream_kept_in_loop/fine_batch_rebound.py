"""A new list takes the full one's place."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages, flush):
    batch = []
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        stream.until_done()
        batch.append(stream)
        if len(batch) == 10:
            flush([one.get_final_message() for one in batch])
            batch = []
