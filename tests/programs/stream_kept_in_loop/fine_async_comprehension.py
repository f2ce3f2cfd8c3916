"""Async comprehensions over the streams of a runner take the final messages out."""

from anthropic import AsyncAnthropic


async def run(tools, messages):
    client = AsyncAnthropic()
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    finals = [await stream.get_final_message() async for stream in runner]
    print(len(finals))
