"""A local dict by the number of the turn."""

import anthropic


async def run(client: anthropic.AsyncAnthropic, tools, messages):
    by_turn = {}
    turn = 0
    async for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        turn += 1
        by_turn[turn] = stream  # leak: STL104
        await stream.until_done()
    print(len(by_turn))
