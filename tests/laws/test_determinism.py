"""The same words however often it is asked: what the analysis has in sets has an order when it is told."""

from __future__ import annotations

from laws.analysed import findings

TWO_FUNCTIONS = """
from openai import AsyncOpenAI


class Hub:
    def __init__(self):
        self.client = AsyncOpenAI()
        self.active = {}

    async def connect(self, peer, messages):
        stream = await self.client.chat.completions.create(model="m", messages=messages, stream=True)
        self.active[peer] = stream


hub = Hub()


async def chat(socket):
    async def handle(request):
        await hub.connect(request.peer, request.messages)

    yield
"""
"""Both functions repeat, in the one file, and neither holds the store: neither is nearer to it."""


def test_of_two_functions_that_are_as_near_always_the_same_is_told() -> None:
    told = {
        tuple(step.note for step in found.chain) for _ in range(30) for found in findings({"hub.py": TWO_FUNCTIONS})
    }
    assert len(told) == 1
    assert "chat.handle()" in str(told)
