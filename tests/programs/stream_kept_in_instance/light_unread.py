"""A generator that nobody reads holds its frame and the open response behind it."""

import boto3
import cohere
import requests


class Preview:
    def __init__(self):
        self.client = cohere.ClientV2()
        self.bedrock = boto3.client("bedrock-runtime")
        self.pending = []
        self.answers = []
        self.bodies = []
        self.downloads = []

    def ask(self, question):
        events = self.client.chat_stream(model="m", messages=[question])
        self.pending.append(events)  # leak: STL103

    def converse(self, question):
        answer = self.bedrock.converse_stream(modelId="m", messages=[question])
        self.answers.append(answer)  # leak: STL103

    def converse_body(self, question):
        answer = self.bedrock.converse_stream(modelId="m", messages=[question])
        self.bodies.append(answer.get("stream"))  # leak: STL103

    def download(self, url):
        response = requests.get(url, stream=True)
        self.downloads.append(response)  # leak: STL103
