"""Attributes of attributes: the client of a context, of the application's state, of a holder in a holder."""

from dataclasses import dataclass

import anthropic
import openai


@dataclass
class Clients:
    claude: anthropic.Anthropic
    gpt: openai.OpenAI


@dataclass
class Context:
    clients: Clients
    streams: list
    texts: list


class App:
    def __init__(self):
        self.context = Context(Clients(anthropic.Anthropic(), openai.OpenAI()), [], [])

    def ask(self, asked):
        with self.context.clients.claude.messages.stream(max_tokens=1, messages=asked) as stream:
            self.context.texts.append(stream.get_final_text())
            self.context.streams.append(stream)  # leak: STL103

    def respond(self, asked):
        context = self.context
        gpt = context.clients.gpt
        context.streams.append(gpt.responses.create(model="m", input=asked, stream=True))  # leak: STL103


def handle(context: Context, asked):
    claude = context.clients.claude
    stream = claude.messages.create(max_tokens=1, model="m", messages=asked, stream=True)
    context.streams.append(stream)  # leak: STL103
    context.texts.append("".join(event.type for event in stream))
