"""Besides the waiter there is only a future that is done once: when it is, the loop ends."""

import asyncio


async def refresh(assignment, needed: asyncio.Event, commit):
    while assignment.active:
        needed.clear()
        await commit(assignment)
        waiter = asyncio.ensure_future(needed.wait())
        await asyncio.wait([assignment.revoked, waiter], return_when=asyncio.FIRST_COMPLETED)
