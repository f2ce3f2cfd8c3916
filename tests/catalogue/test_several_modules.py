"""Clients, streams and lists that stand in different modules of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from marked import Marked, marks
from streamlint.api import check
from streamlint.config.configuration import Configuration

KEEP = "        self.streams.append(stream)  # leak: STL103\n"
AGENT = "class Agent:\n    def __init__(self, client):\n        self.client = client\n        self.streams = []\n\n"
READ = "        return [event.type for event in stream]\n"

PROJECTS: dict[str, dict[str, str]] = {
    "a getter, by what it returns": {
        "clients.py": "import openai\n\n_client = None\n\ndef get_client():\n    global _client\n"
        "    if _client is None:\n        _client = openai.OpenAI()\n    return _client\n",
        "agent.py": "from clients import get_client\n\nclass Agent:\n    def __init__(self):\n        self.streams = []\n\n"
        "    def ask(self, asked):\n"
        '        stream = get_client().responses.create(model="m", input=asked, stream=True)\n' + KEEP + READ,
    },
    "a getter, by its annotation": {
        "clients.py": "from anthropic import Anthropic\nfrom injector import injector\n\n"
        "def get_client() -> Anthropic:\n    return injector.get(Anthropic)\n",
        "agent.py": "import clients\n\nclass Agent:\n    def __init__(self):\n"
        "        self.client = clients.get_client()\n        self.streams = []\n\n    def ask(self, asked):\n"
        '        stream = self.client.messages.create(max_tokens=9, model="m", messages=asked, stream=True)\n'
        + KEEP
        + READ,
    },
    "a base class": {
        "base.py": "import anthropic\n\nclass Base:\n    def __init__(self):\n        self.client = anthropic.Anthropic()\n"
        "        self.streams = []\n\n    def open(self, asked):\n"
        '        return self.client.messages.stream(max_tokens=9, model="m", messages=asked)\n',
        "child.py": "from base import Base\n\nclass Child(Base):\n    def ask(self, asked):\n"
        "        with self.open(asked) as stream:\n            stream.until_done()\n" + KEEP,
    },
    "a wrapper, exported again by its package": {
        "llm/__init__.py": "from .wrapper import Model\n\n__all__ = ['Model']\n",
        "llm/wrapper.py": "import litellm\n\nclass Model:\n    def open(self, asked, **options):\n"
        '        return litellm.completion(model="m", messages=asked, stream=True, **options)\n',
        "session.py": "from llm import Model\n\nclass Session:\n    def __init__(self, model: Model):\n"
        "        self.model = model\n        self.streams = []\n\n    def ask(self, asked):\n"
        "        stream = self.model.open(asked)\n" + KEEP + READ,
    },
    "a list of another module": {
        "state.py": "STREAMS = []\nFINALS = []\n",
        "ask.py": "import anthropic\nfrom state import FINALS, STREAMS\n\nclient = anthropic.Anthropic()\n\ndef ask(asked):\n"
        '    with client.messages.stream(max_tokens=9, model="m", messages=asked) as stream:\n'
        "        FINALS.append(stream.get_final_message())\n    STREAMS.append(stream)  # leak: STL101\n",
    },
    "a list of another module that a third one empties": {
        "state.py": "STREAMS = {}\n",
        "ask.py": "import openai\nimport state\n\nclient = openai.OpenAI()\n\ndef ask(name, asked):\n"
        '    state.STREAMS[name] = client.responses.create(model="m", input=asked, stream=True)\n',
        "stop.py": "from state import STREAMS\n\ndef stop(name):\n    stream = STREAMS.pop(name)\n    stream.close()\n",
    },
    "a function that takes the client from whoever calls it": {
        "ask.py": "STREAMS = []\n\ndef ask(client, asked):\n"
        '    stream = client.responses.create(model="m", input=asked, stream=True)\n'
        "    STREAMS.append(stream)  # leak: STL101\n",
        "main.py": "import openai\nfrom ask import ask\n\ndef handle(request):\n    ask(openai.OpenAI(), request.text)\n",
    },
    "a class that takes the client from whoever makes it": {
        "agent.py": AGENT + "    def ask(self, asked):\n"
        '        stream = self.client.chat.completions.create(model="m", messages=asked, stream=True)\n' + KEEP + READ,
        "main.py": "import openai\nfrom agent import Agent\n\nagent = Agent(openai.OpenAI())\n",
    },
    "a class whose client is no client of the tables": {
        "agent.py": AGENT + "    def ask(self, asked):\n"
        "        self.streams.append(self.client.chat.completions.create(messages=asked, stream=True))\n",
        "main.py": "import openai\nfrom agent import Agent\nfrom fake import FakeOpenAI\n\nagent = Agent(FakeOpenAI())\n"
        "openai.OpenAI().responses.create(input='x', stream=True)\n",
    },
    "a generator that another module reads": {
        "read.py": "import ollama\n\ndef begin(asked):\n    return ollama.chat(model='m', messages=[asked], stream=True)\n",
        "keep.py": "from read import begin\n\nclass Chat:\n    def __init__(self):\n        self.running = {}\n\n"
        "    def start(self, name, asked):\n        self.running[name] = begin(asked)\n",
        "go_on.py": "from keep import Chat\n\ndef go_on(chat: Chat, name):\n    for part in chat.running[name]:\n"
        "        print(part)\n",
    },
}


@pytest.mark.parametrize("files", PROJECTS.values(), ids=list(PROJECTS))
def test_exactly_the_marked_lines_of_a_project_are_reported(tmp_path: Path, files: dict[str, str]) -> None:
    wanted: dict[str, Marked] = {}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if marks(text):
            wanted[path.as_posix()] = marks(text)
    report = check([tmp_path], Configuration(root=tmp_path))
    assert not report.failures
    found: dict[str, Marked] = {}
    for finding in report.findings:
        found.setdefault(Path(finding.where.path).absolute().as_posix(), set()).add((finding.where.line, finding.code))
    assert found == wanted
