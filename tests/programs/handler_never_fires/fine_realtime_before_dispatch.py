"""Every handler is there before the connection's events are read."""

import openai


async def talk(client: openai.AsyncOpenAI) -> None:
    async with client.realtime.connect(model="gpt-realtime") as connection:
        connection.on("response.done", print_done)

        @connection.on("session.updated")
        def updated(event):
            print(event.session)

        await connection.dispatch_events()


def print_done(event):
    print(event.response)
