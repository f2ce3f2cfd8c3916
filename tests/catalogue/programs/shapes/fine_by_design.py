"""One client pool, consumer and session for each process; messages of a runner that does not stream; a test's list."""

import anthropic
import pytest
from aiokafka import AIOKafkaConsumer
from google import genai

client = anthropic.Anthropic()
gemini = genai.Client()
CONSUMERS = []
MESSAGES = []
SPOKEN = []


def main():
    consumer = AIOKafkaConsumer("topic")
    CONSUMERS.append(consumer)


def run(messages, tools):
    for message in client.beta.messages.tool_runner(max_tokens=9, model="m", messages=messages, tools=tools):
        MESSAGES.append(message)


def speak(asked):
    chunks = gemini.models.generate_content_stream(model="m", contents=asked)
    for chunk in chunks:
        print(chunk.text)
    SPOKEN.append(chunks)


@pytest.fixture
def streams():
    opened = []
    yield opened
    for stream in opened:
        assert stream.closed


def test_closes(streams):
    stream = client.messages.create(max_tokens=9, model="m", messages=[], stream=True)
    streams.append(stream)
    stream.close()


if __name__ == "__main__":
    main()
