"""The block of the connection is left before its handlers are registered, by a call and by a decorator."""

import openai


async def talk(client: openai.AsyncOpenAI) -> None:
    async with client.realtime.connect(model="gpt-realtime") as connection:
        connection.on("error", print)
        await connection.dispatch_events()

    connection.on("response.done", print_done)  # leak: STL203

    @connection.on("session.updated")  # leak: STL203
    def updated(event):
        print(event.session)


def print_done(event):
    print(event.response)
