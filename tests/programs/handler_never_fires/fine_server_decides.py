"""A realtime connection passes on whatever its server sends: no event is known never to come."""

import openai


async def talk(client: openai.AsyncOpenAI) -> None:
    async with client.realtime.connect(model="gpt-realtime") as connection:

        @connection.on("response.of_next_year.done")
        def done(event):
            print(event)

        connection.on("error", print)
        await connection.dispatch_events()
