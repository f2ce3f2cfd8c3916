"""The requests of a batch are made first, and opened one after the other: none is open when the list is filled."""

import aiohttp


async def send(batch, url):
    results = []
    async with aiohttp.ClientSession() as session:
        requests = []
        for row in batch:
            requests.append((row, session.post(url, data=row)))
        for row, request in requests:
            async with await request as response:
                results.append((row, await response.json()))
    return results
