"""A client of the enclosing function, read in a nested generator, a lambda and a decorated route."""

import openai
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

STREAMS = []
COUNTS = []


def build() -> FastAPI:
    app = FastAPI()
    client = openai.OpenAI()

    @app.post("/ask")
    def ask(asked: str):
        def relay():
            stream = client.chat.completions.create(model="m", messages=[asked], stream=True)
            STREAMS.append(stream)  # leak: STL101
            for chunk in stream:
                yield chunk.choices[0].delta.content

        return StreamingResponse(relay())

    @app.post("/count")
    def count(asked: str):
        def relay():
            with client.responses.stream(model="m", input=asked) as stream:
                for event in stream:
                    yield event.type
                COUNTS.append(stream.get_final_response().usage)

        return StreamingResponse(relay())

    return app


def openers():
    client = openai.OpenAI()
    opening = lambda asked: client.responses.create(model="m", input=asked, stream=True)  # noqa: E731

    def keep(asked):
        STREAMS.append(opening(asked))  # leak: STL101

    def tell(asked):
        COUNTS.append(sum(1 for _ in opening(asked)))

    return keep, tell
