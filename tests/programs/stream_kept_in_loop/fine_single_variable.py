"""A variable of the call holds the last stream of the loop."""

import anthropic


async def run(client: anthropic.AsyncAnthropic, tools, messages):
    last = None
    async for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        await stream.until_done()
        last = stream
    return await last.get_final_message() if last else None
