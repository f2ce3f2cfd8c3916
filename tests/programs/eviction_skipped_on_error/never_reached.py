"""The removal stands after a loop that has no end but an exception."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()

PEERS = []


async def serve(peer, messages):
    stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    PEERS.append(stream)  # leak: STL108
    while True:
        await peer.send(await anext(stream))
    PEERS.remove(stream)
