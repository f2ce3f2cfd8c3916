"""Lists that end with the request, exit stacks and task groups in a `with`, and a few results that are read at once."""

import asyncio
from contextlib import ExitStack

import anthropic
import openai
from agents import Agent, Runner

client = openai.AsyncOpenAI()


async def fan_out(questions):
    streams = []
    for question in ("a", "b"):
        streams.append(await client.responses.create(model="m", input=question, stream=True))
    return [[event.type async for event in stream] for stream in streams]


async def in_one_request(agent: Agent):
    results = []
    results.append(Runner.run_streamed(agent, "one"))
    results.append(Runner.run_streamed(agent, "two"))
    for result in results:
        async for event in result.stream_events():
            print(event)


def stacked(asked):
    claude = anthropic.Anthropic()
    with ExitStack() as stack:
        stream = stack.enter_context(claude.messages.stream(max_tokens=9, model="m", messages=asked))
        return stream.get_final_message()


async def pump(question):
    stream = await client.responses.create(model="m", input=question, stream=True)
    async for event in stream:
        print(event.type)


async def grouped(questions):
    async with asyncio.TaskGroup() as group:
        for question in questions:
            group.create_task(pump(question))
