"""A cache without a bound keeps the stream of each question; one of final messages, or with a bound, does not."""

import functools

import openai

client = openai.OpenAI()


@functools.cache  # leak: STL106
def stream_for(question):
    return client.chat.completions.create(model="m", messages=[question], stream=True)


@functools.lru_cache(maxsize=8)
def recent_stream_for(question):
    return client.chat.completions.create(model="m", messages=[question], stream=True)


@functools.cache
def answer_for(question):
    return client.chat.completions.create(model="m", messages=[question])
