"""A generator that was read to its end, or that somebody else reads, holds nothing any more."""

import boto3
import cohere
import ollama


class Chat:
    def __init__(self):
        self.client = cohere.ClientV2()
        self.bedrock = boto3.client("bedrock-runtime")
        self.ended = []
        self.answers = []
        self.later = {}
        self.handed = []
        self.given = []

    def ask(self, question):
        events = self.client.chat_stream(model="m", messages=[question])
        text = "".join(event.delta.message.content.text for event in events)
        self.ended.append(events)
        return text

    def converse(self, question):
        answer = self.bedrock.converse_stream(modelId="m", messages=[question])
        for event in answer["stream"]:
            print(event)
        self.answers.append(answer)

    def begin(self, key, question):
        self.later[key] = ollama.chat(model="m", messages=[question], stream=True)

    def go_on(self, key):
        yield from self.later[key]

    def hand_over(self, question, reader):
        events = self.client.chat_stream(model="m", messages=[question])
        self.handed.append(events)
        reader.read(events)

    def give_back(self, question):
        events = self.client.chat_stream(model="m", messages=[question])
        self.given.append(events)
        return events
