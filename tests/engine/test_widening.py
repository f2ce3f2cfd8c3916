"""What leads to a file that the text gate leaves out, and that nothing leads to is not parsed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from streamlint.api import all_rules
from streamlint.config.configuration import Configuration
from streamlint.engine.run import analyse
from streamlint.outcome import Report

Project = Callable[..., Report]
PLAIN = "def area(width, height):\n    return width * height\n"


@pytest.fixture
def check(project: Path) -> Project:
    """Writes the files, and analyses them with all rules."""

    def check(files: dict[str, str], *paths: str) -> Report:
        for name, text in files.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        report = analyse(paths or ["."], Configuration(root=project, min_confidence="low"), all_rules())
        assert not report.errors, report.errors
        assert not report.failures, "\n".join(failure.trace for failure in report.failures)
        return report

    return check


def told(report: Report) -> list[tuple[str, str, int]]:
    return [(found.code, found.where.path, found.where.line) for found in report.findings]


def counts(report: Report) -> tuple[int, int, int]:
    """Files that passed the gate, that it widened to, and that were parsed."""
    return report.statistics.passed, report.statistics.widened, report.statistics.analysed


MAKER = """
    import anthropic

    client = anthropic.Anthropic()

    def ask(prompt):
        return client.messages.create(model="m", messages=[prompt], stream=True)
"""
KEEPER = """
    from app.state import STREAMS
    from app.maker import ask

    def serve(prompts):
        for prompt in prompts:
            stream = ask(prompt)
            STREAMS.append(stream)
"""
THREE = {
    "app/__init__.py": "",
    "app/maker.py": MAKER,
    "app/server.py": KEEPER,
    "app/state.py": "STREAMS = []\n",
    "app/plain.py": PLAIN,
}
LEAK = [("STL101", "app/server.py", 8)]


def test_a_stream_of_one_module_kept_by_another_in_the_list_of_a_third(check: Project) -> None:
    report = check(THREE)
    assert told(report) == LEAK
    assert counts(report) == (1, 2, 3)


@pytest.mark.parametrize("name", ["app/maker.py", "app/server.py", "app/state.py"])
def test_every_one_of_them_is_needed(check: Project, name: str) -> None:
    assert told(check({**THREE, name: PLAIN})) == []


@pytest.mark.parametrize(
    "text",
    [
        "from app.state import STREAMS\n\ndef forget(stream):\n    STREAMS.remove(stream)\n",
        "from app import state\n\ndef forget():\n    state.STREAMS.pop()\n",
        "import app.state\n\ndef forget():\n    del app.state.STREAMS[0]\n",
        "from .state import STREAMS as kept\n\ndef forget():\n    kept.pop(0)\n",
    ],
)
def test_an_eviction_elsewhere_silences_it(check: Project, text: str) -> None:
    report = check({**THREE, "app/evictor.py": text})
    assert told(report) == []
    assert counts(report) == (1, 3, 4)


def test_a_file_that_only_reads_the_container_is_left_alone(check: Project) -> None:
    report = check(
        {**THREE, "app/reader.py": "from app.state import STREAMS\n\ndef size():\n    return len(STREAMS)\n"}
    )
    assert told(report) == LEAK
    assert counts(report) == (1, 2, 3)


@pytest.mark.parametrize(
    "server",
    [
        KEEPER.replace("from app.", "from ."),
        KEEPER.replace("from app.state import STREAMS", "import app.state as state").replace(
            "STREAMS.", "state.STREAMS."
        ),
        KEEPER.replace("from app.state import", "from .state import").replace("from app.maker", "from .maker"),
        KEEPER.replace("from app.maker import ask", "from app import maker").replace(
            "ask(prompt)", "maker.ask(prompt)"
        ),
        KEEPER.replace("from app.state import STREAMS", "from app.state import *"),
        KEEPER.replace("from app.maker import ask", "from app.maker import *"),
        KEEPER.replace("STREAMS.append(stream)", "STREAMS[prompt] = stream"),
        KEEPER.replace("STREAMS.append(stream)", "STREAMS.extend([stream])"),
        KEEPER.replace("STREAMS.append(stream)", "STREAMS.add(stream)"),
    ],
)
def test_ways_to_name_the_others(check: Project, server: str) -> None:
    kind = "{}" if "[prompt]" in server else "set()" if ".add" in server else "[]"
    report = check({**THREE, "app/server.py": server, "app/state.py": f"STREAMS = {kind}\n"})
    assert told(report) == LEAK


def test_the_same_in_a_source_folder(check: Project) -> None:
    report = check({f"src/{name}": text for name, text in THREE.items()})
    assert told(report) == [("STL101", "src/app/server.py", 8)]


def test_the_same_without_a_package(check: Project) -> None:
    flat = {
        name.removeprefix("app/"): text.replace("app.", "") for name, text in THREE.items() if "__init__" not in name
    }
    assert told(check(flat)) == [("STL101", "server.py", 8)]


def test_names_that_a_package_hands_on(check: Project) -> None:
    files = {
        **THREE,
        "app/__init__.py": "from .maker import ask\nfrom .state import STREAMS\n",
        "app/server.py": KEEPER.replace("from app.state", "from app").replace("from app.maker", "from app"),
    }
    report = check(files)
    assert told(report) == LEAK
    assert counts(report) == (1, 3, 4)


def test_names_that_a_package_hands_on_with_a_star(check: Project) -> None:
    files = {
        **THREE,
        "app/__init__.py": "from .maker import *\nfrom .state import *\n",
        "app/server.py": KEEPER.replace("from app.state", "from app").replace("from app.maker", "from app"),
    }
    assert told(check(files)) == LEAK


def test_order_of_paths_does_not_matter(check: Project) -> None:
    first = check(THREE)
    for paths in (["app/state.py", "app/server.py", "app/maker.py"], ["app/server.py", "app"], ["app"]):
        again = check(THREE, *paths)
        assert told(again) == told(first)
        assert [found.fingerprint for found in again.findings] == [found.fingerprint for found in first.findings]


def test_a_client_from_another_module(check: Project) -> None:
    files = {
        "clients.py": "import anthropic\n\ndef get_client():\n    return anthropic.Anthropic()\n",
        "agent.py": """
            from clients import get_client

            HISTORY = []

            def run(prompts):
                for prompt in prompts:
                    with get_client().messages.stream(messages=[prompt]) as stream:
                        HISTORY.append(stream)
            """,
        "plain.py": PLAIN,
    }
    report = check(files)
    assert told(report) == [("STL101", "agent.py", 9)]
    assert counts(report) == (1, 1, 2)


def test_a_client_in_an_attribute_that_a_base_class_sets(check: Project) -> None:
    files = {
        "base.py": """
            import anthropic

            class Base:
                def __init__(self):
                    self.client = anthropic.Anthropic()
            """,
        "agent.py": """
            from base import Base

            class Agent(Base):
                def __init__(self):
                    super().__init__()
                    self.turns = []

                def run(self, prompts):
                    for prompt in prompts:
                        self.turns.append(self.client.messages.create(messages=[prompt], stream=True))
            """,
    }
    report = check(files)
    assert told(report) == [("STL103", "agent.py", 11)]
    assert counts(report) == (1, 1, 2)


OWN = """
    class Events:
        def __init__(self, source):
            self.source = source
            self.received = []

        def __iter__(self):
            for event in self.source:
                self.received.append(event)
                yield event

        def close(self):
            self.received.clear()
"""


def test_a_stream_class_is_used_elsewhere(check: Project) -> None:
    files = {
        "events.py": OWN,
        "server.py": """
            from events import Events

            class Server:
                def __init__(self):
                    self.all = []

                def accept(self, sources):
                    for source in sources:
                        self.all.append(Events(source))
            """,
        "plain.py": PLAIN,
    }
    report = check(files)
    assert told(report) == [("STL103", "server.py", 10)]
    assert counts(report) == (1, 1, 2)


def test_a_container_class_of_another_module(check: Project) -> None:
    files = {
        "registry.py": """
            class Registry:
                def __init__(self):
                    self.entries = []

                def register(self, entry):
                    self.entries.append(entry)

            REGISTRY = Registry()
            """,
        "chat.py": """
            import anthropic
            from registry import REGISTRY

            def run(prompts):
                client = anthropic.Anthropic()
                for prompt in prompts:
                    REGISTRY.register(client.messages.create(messages=[prompt], stream=True))
            """,
    }
    report = check(files)
    assert told(report) == [("STL103", "registry.py", 7)]
    assert counts(report) == (1, 1, 2)


AGENT = """
    import anthropic

    class Agent:
        def __init__(self):
            self.client = anthropic.Anthropic()
            self.turns = []

        def ask(self, prompt):
            stream = self.client.messages.create(messages=[prompt], stream=True)
            self.turns.append(stream)
            return stream

        def forget(self):
            self.turns.clear()
"""


def test_a_method_that_evicts_counts_where_another_module_calls_it(check: Project) -> None:
    assert told(check({"agent.py": AGENT})) == [("STL103", "agent.py", 11)]
    caller = (
        "from agent import Agent\n\nAGENT = Agent()\n\ndef handle(prompt):\n    AGENT.ask(prompt)\n    AGENT.forget()\n"
    )
    report = check({"agent.py": AGENT, "app.py": caller})
    assert told(report) == []
    assert counts(report) == (1, 1, 2)


def test_an_owner_that_lives_for_one_call_keeps_nothing(check: Project) -> None:
    caller = "from agent import Agent\n\ndef handle(prompt):\n    Agent().ask(prompt)\n"
    assert told(check({"agent.py": AGENT.partition("    def forget")[0]})) == [("STL103", "agent.py", 11)]
    report = check({"agent.py": AGENT.partition("    def forget")[0], "app.py": caller})
    assert told(report) == []


def test_widening_ends_with_its_budget(check: Project) -> None:
    callers = {
        f"user{number:03}.py": f"from maker import ask\n\ndef use():\n    return list(ask({number}))\n"
        for number in range(80)
    }
    report = check({"maker.py": MAKER, **callers})
    assert counts(report) == (1, 54, 55)


def test_a_file_that_is_reached_and_broken_is_one_finding(check: Project, project: Path) -> None:
    (project / "broken.py").write_text("from maker import ask\nask(1\n")
    (project / "maker.py").write_text(dedent(MAKER))
    report = analyse(["."], Configuration(root=project), all_rules())
    assert told(report) == [("STL001", "broken.py", 2)]
