"""What is kept is the manager, the mapping around the stream, or the result of a streamed run."""

import boto3
import openai
from agents import Agent, Runner

client = openai.OpenAI()
bedrock = boto3.client("bedrock-runtime")
MANAGERS = []
LOG = []
USAGE = []
RESULTS = {}
OUTPUTS = {}


def open_stream(question):
    manager = client.responses.stream(input=question, model="m")
    MANAGERS.append(manager)  # leak: STL101
    return manager


def converse(**params):
    response = bedrock.converse_stream(**params)
    LOG.append(response)  # leak: STL101


def converse_well(**params):
    response = bedrock.converse_stream(**params)
    for event in response["stream"]:
        if "metadata" in event:
            USAGE.append(event["metadata"]["usage"])


def run(sid, question):
    result = Runner.run_streamed(Agent(name="a"), question)
    RESULTS[sid] = result  # leak: STL101


async def run_well(sid, question):
    result = Runner.run_streamed(Agent(name="a"), question)
    async for event in result.stream_events():
        print(event)
    OUTPUTS[sid] = result.final_output
