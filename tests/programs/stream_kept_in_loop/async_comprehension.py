"""An async comprehension over an async runner."""

from anthropic import AsyncAnthropic


async def run(tools, messages):
    client = AsyncAnthropic()
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    streams = [stream async for stream in runner]  # leak: STL104
    print(len(streams))
