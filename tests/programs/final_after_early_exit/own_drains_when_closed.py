"""A class of the project: the accessor reads the rest, of a connection that the end of the block has closed."""


class ReplyStream:
    def __init__(self, response):
        self._response = response
        self._text = ""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        await self.close()

    async def close(self):
        await self._response.aclose()

    async def __aiter__(self):
        async for chunk in self._response:
            self._text += chunk
            yield chunk

    async def until_done(self):
        async for _ in self:
            pass

    async def get_final_text(self):
        await self.until_done()
        return self._text


async def first_line(connection, prompt):
    async with ReplyStream(await connection.send(prompt)) as reply:
        async for chunk in reply:
            if "\n" in chunk:
                break
    return await reply.get_final_text()  # leak: STL205


async def nothing(connection, prompt):
    async with ReplyStream(await connection.send(prompt)) as reply:
        print("sent", prompt)
    return await reply.get_final_text()  # leak: STL205
