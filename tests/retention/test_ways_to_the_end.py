"""Ways to the end of a stream: what reads it, what it is handed to, what enters it; each a few lines of a function."""

from __future__ import annotations

import pytest
from test_ends import STREAM, lines, marked

ENTERED = """
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()
"""
ASYNC = """
import asyncio

class Reply:
    def __init__(self, source):
        self.source = source
        self.messages = []

    async def __aiter__(self):
        async for message in self.source:
            self.messages.append(message)
            yield message
        self.messages.clear()

    async def done(self):
        async for _ in self:
            pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.messages.clear()

    async def aclose(self):
        self.messages.clear()

async def consume(stream):
    async for message in stream:
        print(message)
"""
READ = """
# starred
[*all_of] = stream
print(stream.messages)  #!

# sum
n = sum(1 for _ in stream)
print(stream.messages)  #!

# genexp join
text = "".join(str(m) for m in stream)
print(stream.messages)  #!

# iter
it = iter(stream)
for m in it:
    pass
print(stream.messages)  #!

# with break
with stream as same:
    for m in same:
        break
print(same.messages)  #!

# exit stack
import contextlib
with contextlib.ExitStack() as stack:
    stack.enter_context(stream)
print(stream.messages)  #!

# manager
import contextlib
@contextlib.contextmanager
def opened(s):
    try:
        yield s
    finally:
        s.close()
with opened(stream) as same:
    pass
print(stream.messages)  #!

# manager makes
import contextlib
@contextlib.contextmanager
def opened(s):
    made = Reply(s)
    try:
        yield made
    finally:
        made.close()
with opened(source) as same:
    print(same.messages)
print(same.messages)  #!

# finally return
try:
    for m in stream:
        pass
finally:
    stream.close()
return stream.messages  #!

# early return
for m in stream:
    if m:
        return stream.messages
return stream.messages  #!

# walrus
it = iter(stream)
while (m := next(it, None)) is not None:
    pass
print(stream.messages)

# match
stream.close()
match source:
    case 1:
        print(stream.messages)  #!
    case _:
        pass

# for else
for m in stream:
    if m:
        break
else:
    print(stream.messages)  #!

# ternary
stream.close()
x = stream.messages if source else None  #!

# copy first
kept = list(stream.messages)
stream.close()
print(kept)

# alias list
kept = stream.messages
stream.close()
print(kept)

# lambda later
show = lambda: print(stream.messages)  #!
stream.close()
show()

# all three
for m in stream:
    pass
if more():
    return
print(stream.messages)  #!

# while not done
while more():
    for m in stream:
        pass
    print(stream.messages)  #!

# try close except
try:
    stream.close()
except OSError:
    pass
print(stream.messages)

# contextlib suppress
import contextlib
with contextlib.suppress(OSError):
    stream.close()
print(stream.messages)

# zip
for a, b in zip(stream, [1]):
    pass
print(stream.messages)

# any
if any(m for m in stream):
    pass
print(stream.messages)

# map
for m in map(str, stream):
    pass
print(stream.messages)  #!

# passed generator
def up(it):
    for m in it:
        yield m
for m in up(stream):
    pass
print(stream.messages)  #!

# extend
every = []
every.extend(stream)
print(stream.messages)  #!

# returned by helper
def get():
    made = Reply(source)
    made.close()
    return made
print(get().messages)  #!

# tuple
a, b = stream, 1
a.close()
print(stream.messages)  #!

# yield from
yield from stream
print(stream.messages)  #!
"""
AWAITED = """
# await consume
await consume(stream)
print(stream.messages)  #!

# task
task = asyncio.create_task(consume(stream))
await task
print(stream.messages)  #!

# task not awaited
task = asyncio.create_task(consume(stream))
print(stream.messages)

# gather
await asyncio.gather(consume(stream), asyncio.sleep(1))
print(stream.messages)  #!

# wait_for
await asyncio.wait_for(consume(stream), 3)
print(stream.messages)  #!

# taskgroup
async with asyncio.TaskGroup() as group:
    group.create_task(consume(stream))
print(stream.messages)  #!

# timeout
async with asyncio.timeout(3):
    await stream.done()
print(stream.messages)  #!

# aclosing
import contextlib
async with contextlib.aclosing(stream):
    pass
print(stream.messages)  #!

# async comp
x = [m async for m in stream]
print(stream.messages)  #!

# async exit stack
import contextlib
async with contextlib.AsyncExitStack() as stack:
    same = await stack.enter_async_context(stream)
print(same.messages)  #!

# async manager
import contextlib
@contextlib.asynccontextmanager
async def opened(s):
    try:
        yield s
    finally:
        await s.aclose()
async with opened(stream) as same:
    pass
print(same.messages)  #!

# async with
async with stream as same:
    async for m in same:
        break
print(stream.messages)  #!
"""


def ways(text: str) -> list[object]:
    """Each way, with the comment above it as its name."""
    found = (block.partition("\n") for block in text.strip().removeprefix("# ").split("\n\n# "))
    return [pytest.param(code, id=name) for name, _, code in found]


def body(code: str) -> str:
    """The lines of a function that makes a stream first."""
    return "    stream = Reply(source)\n" + "".join(f"    {line}\n" for line in code.strip().splitlines())


@pytest.mark.parametrize("code", ways(READ))
def test_what_reads_enters_or_hands_on(code: str) -> None:
    wanted, late = marked(STREAM + ENTERED, f"def play(source, more):\n{body(code)}")
    assert lines(late) == wanted


@pytest.mark.parametrize("code", ways(AWAITED))
def test_what_is_awaited(code: str) -> None:
    wanted, late = marked(ASYNC, f"async def play(source, more):\n{body(code)}")
    assert lines(late) == wanted
