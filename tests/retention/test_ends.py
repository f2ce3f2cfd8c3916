"""Late reads: tables of libraries, findings of low confidence, and the ways on which a stream has surely ended."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from streamlint.api import check
from streamlint.config.configuration import Configuration
from streamlint.facts.lowering import lower
from streamlint.finding import Confidence, Finding
from streamlint.models.catalogue import Models
from streamlint.models.loader import load_builtin
from streamlint.retention.ending.ends import LateReads
from streamlint.retention.program import link

API = {
    "call": ["acme.Client.open_stream"],
    "returns": "stream",
    "type": "acme.streams.Stream",
    "accumulates": ["messages", "received_messages"],
    "released": ["messages", "received_messages"],
    "final": ["final_message"],
    "end-events": ["end"],
    "ends": ["done", "close"],
}
CLIENT = """
import acme
from acme.streams import Stream

client = acme.Client()
"""
STREAM = """
class Reply:
    def __init__(self, source):
        self.source = source
        self.messages = []

    def __iter__(self):
        try:
            for message in self.source:
                self.messages.append(message)
                yield message
        finally:
            self.messages.clear()

    def close(self):
        self.messages.clear()

    def drain(self):
        self.messages = []

    def run(self):
        for message in self.source:
            self.messages.append(message)
        self.messages = []

    def reset(self):
        self.messages = []
"""
EMITTER = """
class Reply:
    def __init__(self, source, on_end=None):
        self.source = source
        self.on_end = on_end
        self.listeners = {}
        self.messages = []

    def on(self, event, listener):
        self.listeners.setdefault(event, []).append(listener)

    def emit(self, event, *args):
        for listener in self.listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        for message in self.source:
            self.messages.append(message)
            yield message
        BEFORE
        self.emit("end", self)
        if self.on_end is not None:
            self.on_end(self)
        AFTER
"""
CLEARS_FIRST = EMITTER.replace("BEFORE", "self.messages.clear()").replace("AFTER", "self.listeners.clear()")
CLEARS_LAST = EMITTER.replace("BEFORE", "self.source = None").replace("AFTER", "self.messages.clear()")


@cache
def models() -> Models:
    """The built-in models and a library of the user's own."""
    return load_builtin().extended([API], [], "pyproject.toml")


def marked(*sources: str) -> tuple[set[int], LateReads]:
    """The lines that are marked `#!`, and the late reads of the program."""
    source = "".join(map(dedent, sources))
    lines = {number for number, line in enumerate(source.splitlines(), 1) if line.endswith("#!")}
    return lines, link([lower(source, "app.py", "app", False)], models()).late_reads


def lines(late: LateReads) -> set[int]:
    """The lines of all late reads that do not rest on an assumption."""
    found = (*late.in_handlers, *late.after_ends)
    return {each.read.site.location.line for each in found if not each.unsure.startswith("assumed")}


def reported(tmp_path: Path, source: str, confidence: str = "medium") -> list[Finding]:
    """The findings of family 2 in one file, with the user's own table."""
    path = tmp_path / "app.py"
    path.write_text(dedent(source), encoding="utf-8")
    configuration = Configuration(root=tmp_path, api=(API,), min_confidence=confidence)  # type: ignore[arg-type]
    report = check([path], configuration)
    assert not report.failures
    return [found for found in report.findings if found.code.startswith("STL2")]


# ------------------------------------------------------------------------------------------------- tables of libraries


@pytest.mark.parametrize(
    "code",
    [
        'stream.on("end", lambda: log(stream.received_messages))  #!',
        'stream.on("message", lambda: log(stream.received_messages))',
        'stream.on("end", lambda: log(stream.final_message()))',
        'stream.on("end", lambda: log(stream.request_id))',
        "for message in stream:\n    log(stream.messages)\nlog(stream.messages)  #!",
        "log(stream.messages)\nstream.done()\nlog(stream.messages)  #!",
        "stream.done()\nlog(stream.final_message())",
        "with stream:\n    log(stream.messages)\nlog(stream.messages)  #!",
        '@stream.on("end")\ndef finish():\n    log(stream.messages)  #!',
        "other = client.open_stream()\nother.close()\nlog(stream.messages)",
    ],
)
def test_a_table_says_what_is_gone(code: str) -> None:
    wanted, late = marked(CLIENT, "stream = client.open_stream()\n", code)
    assert lines(late) == wanted


def test_a_parameter_of_the_tables_class_is_such_a_stream() -> None:
    wanted, late = marked(CLIENT, "def show(stream: Stream):\n    stream.close()\n    print(stream.messages)  #!\n")
    assert lines(late) == wanted


def test_a_handler_of_a_table_that_does_not_say_more_is_medium(tmp_path: Path) -> None:
    (found,) = reported(
        tmp_path,
        """
        import acme

        stream = acme.Client().open_stream()
        stream.on("end", lambda: print(stream.received_messages))
        """,
    )
    assert (found.code, found.where.line, found.confidence) == ("STL201", 5, Confidence.MEDIUM)
    assert "`stream.final_message()`" in found.advice
    assert "table" in found.assumption


def test_a_sdks_class_that_tells_by_a_method_says_what_is_gone_in_it() -> None:
    wanted, late = marked(
        """
        from openai import AssistantEventHandler

        class Handler(AssistantEventHandler):
            def on_end(self):
                print(self.current_event)  #!
                print(self.current_run)

            def on_text_done(self, text):
                print(self.current_event)
        """
    )
    assert lines(late) == wanted


# ------------------------------------------------------------------------------------------------------------- handlers


@pytest.mark.parametrize(
    "code",
    [
        'stream.on("end", lambda stream: print(stream.messages))  #!',
        'stream.on("message", lambda: print(stream.messages))',
        'def finish(_):\n    show()\ndef show():\n    print(stream.messages)  #!\nstream.on("end", finish)',
        'def finish(_):\n    stream.messages.append(1)\nstream.on("end", finish)',
    ],
)
def test_what_is_cleared_before_the_handlers_is_gone_in_them(code: str) -> None:
    wanted, late = marked(CLEARS_FIRST, "stream = Reply([])\n", code, "\nfor each in stream:\n    pass\n")
    assert lines(late) == wanted
    assert {each.read.site.location.line for each in late.in_handlers} == wanted


def test_a_handler_in_a_slot_of_its_own() -> None:
    wanted, late = marked(
        CLEARS_FIRST, "def finish(stream):\n    print(stream.messages)  #!\nReply([], on_end=finish)\n"
    )
    assert lines(late) == wanted


def test_reads_before_the_clear_are_of_low_confidence(tmp_path: Path) -> None:
    source = CLEARS_LAST + '\nstream = Reply([])\nstream.on("end", lambda _: print(stream.messages))\n'
    assert reported(tmp_path, source) == []
    (found,) = reported(tmp_path, source, "low")
    assert (found.code, found.confidence) == ("STL201", Confidence.LOW)


def test_a_helper_that_a_handler_gives_something_else_reads_nothing_late() -> None:
    _, late = marked(
        CLEARS_FIRST,
        """
        class Conversation:
            def __init__(self):
                self.messages = []

        def show(thing):
            print(thing.messages)

        stream = Reply([])
        conversation = Conversation()
        show(stream)
        stream.on("end", lambda _: show(conversation))
        """,
    )
    assert lines(late) == set()


# ---------------------------------------------------------------------------------------------------------------- ends

WAYS = {
    "second round": "while more():\n    print(stream.messages)  #!\n    stream.close()",
    "guarded in the second round": "while more():\n    if more():\n        print(stream.messages)\n    stream.close()",
    "left by break": "for each in stream:\n    if each:\n        break\nprint(stream.messages)",
    "closed before break": "while True:\n    stream.close()\n    break\nprint(stream.messages)  #!",
    "closed where it failed": "try:\n    more()\nexcept OSError:\n    stream.close()\nprint(stream.messages)",
    "read in the handler": "try:\n    for _ in stream:\n        pass\nexcept OSError:\n    print(stream.messages)",
    "read in the finally": "try:\n    for _ in stream:\n        pass\nfinally:\n    print(stream.messages)",
    "enumerated": "for number, each in enumerate(stream):\n    pass\nprint(stream.messages)  #!",
    "joined": 'text = "".join(stream)\nprint(stream.messages)  #!',
    "cut": "import itertools\nfor each in itertools.islice(stream, 3):\n    pass\nprint(stream.messages)",
    "closing": "import contextlib\nwith contextlib.closing(stream):\n    pass\nprint(stream.messages)  #!",
    "asserted to be empty": "stream.close()\nassert stream.messages == []\nassert not stream.messages",
    "asked whether empty": "stream.close()\nif not stream.messages:  #!\n    print()",
    "cleared once more": "stream.close()\nstream.messages.clear()",
    "another name": "same = stream\nstream.close()\nprint(same.messages)  #!",
    "bound anew": "stream.close()\nstream = Reply([])\nprint(stream.messages)",
    "bound anew on one way": "stream.close()\nif more():\n    stream = Reply([])\nprint(stream.messages)",
    "one of two": "other = Reply([])\nother.close()\nprint(stream.messages)",
    "used again": "stream.reset()\nprint(stream.messages)",
    "emptied in each round": "while more():\n    print(stream.messages)\n    stream.drain()",
    "gathered and cleared": "stream.run()\nprint(stream.messages)  #!",
    "read once more": "stream.close()\nfor each in stream:\n    print(stream.messages)",
    "by a helper": "def shut(it):\n    it.close()\nshut(stream)\nprint(stream.messages)  #!",
    "by a helper perhaps": "def shut(it):\n    if more():\n        it.close()\nshut(stream)\nprint(stream.messages)",
    "in a nested function": "def show():\n    print(stream.messages)  #!\nstream.close()\nshow()",
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_gone_on_every_way(way: str) -> None:
    body = "    stream = Reply(source)\n" + "".join(f"    {line}\n" for line in WAYS[way].splitlines())
    wanted, late = marked(STREAM, f"def play(source, more):\n{body}")
    assert lines(late) == wanted


HOLDER = """
class Session:
    def __init__(self, source):
        self.stream = Reply(source)

    def renew(self, source):
        self.stream = Reply(source)

    def report(self):
        print(self.stream.messages)  MARK

    def run(self, source):
        for message in self.stream:
            print(message)
        CODE
        self.report()
"""


def test_a_stream_in_an_attribute_is_followed_into_methods() -> None:
    wanted, late = marked(STREAM, HOLDER.replace("CODE", "pass").replace("MARK", "#!"))
    assert lines(late) == wanted


@pytest.mark.parametrize("code", ["self.stream = Reply(source)", "self.renew(source)"])
def test_an_attribute_that_is_stored_anew_holds_another_stream(code: str) -> None:
    _, late = marked(STREAM, HOLDER.replace("CODE", code).replace("MARK", ""))
    assert lines(late) == set()


def test_two_streams_of_one_factory_are_told_apart() -> None:
    wanted, late = marked(
        STREAM,
        """
        def make(source):
            return Reply(source)

        def play(one, other):
            first = make(one)
            second = make(other)
            first.close()
            print(second.messages)
            print(first.messages)  #!
        """,
    )
    assert lines(late) == wanted


def test_the_chain_of_a_read_after_the_end(tmp_path: Path) -> None:
    source = (
        STREAM + "\ndef play(source):\n    stream = Reply(source)\n    stream.close()\n    return stream.messages\n"
    )
    (found,) = reported(tmp_path, source)
    assert [step.kind for step in found.chain] == ["make", "end", "read", "clear"]
    assert [step.kind for step in found.chain if step.suspect] == ["read"]
    assert found.where.line == found.chain[2].where.line
    assert found.source == found.chain[0].where
    assert (found.growth, found.container) == ("", None)


def test_a_handler_reads_by_a_helper_of_another_module() -> None:
    """The stream's class, the handler and the helper each stand in a module of their own."""
    stream = dedent(CLEARS_FIRST)
    helper = "def count(stream):\n    return len(stream.messages)\n"
    user = """
        from helper import count
        from stream import Reply

        def play(source, log):
            reply = Reply(source)
            reply.on("end", lambda _: log(count(reply)))
            for message in reply:
                print(message)
    """
    modules = {"stream": stream, "helper": helper, "user": dedent(user)}
    late = link([lower(text, f"{name}.py", name, False) for name, text in modules.items()], models()).late_reads
    assert [(each.read.site.location.path, each.read.site.location.line) for each in late.in_handlers] == [
        ("helper.py", 2)
    ]


def test_an_unknown_class_with_an_end_and_such_an_array_is_an_assumption() -> None:
    source = """
        from elsewhere import MessageStream

        def play(source, log):
            stream = MessageStream(source)
            stream.on("end", lambda: log(stream.received_messages))  #!
            stream.on("text", lambda: log(stream.received_messages))
            stream.on("end", lambda: log(stream.request_id))
    """
    wanted, late = marked(source)
    assert {each.read.site.location.line for each in late.in_handlers} == wanted
    assert all(each.unsure.startswith("assumed: its class is not known") for each in late.in_handlers)
    assert lines(late) == set()


LISTED = {**API, "events": ["text", "end", "error"]}


@pytest.mark.parametrize(
    ("code", "never"),
    [
        ('stream.on("text", print)', False),
        ('stream.on("error", print)', False),
        ('stream.on("end", lambda: None)', False),
        ('stream.on("abort", print)', True),
        ('stream.once("finish", lambda: None)', True),
        ("stream.on(name, print)", False),
        ('stream.send("abort")', False),
        ('other.on("abort", print)', False),
    ],
)
def test_a_table_that_lists_events_says_which_handlers_never_run(code: str, never: bool) -> None:
    source = f"{CLIENT}\ndef f(name, other):\n    stream = client.open_stream()\n    {code}\n    stream.done()\n"
    for api, expected in ((LISTED, never), (API, False)):
        tables = load_builtin().extended([api], [], "pyproject.toml")
        late = link([lower(source, "app.py", "app", False)], tables).late_reads
        assert [each.site.location.line for each in late.unfired] == ([9] if expected else [])


def test_what_may_be_another_stream_too_is_not_judged_by_one_table() -> None:
    source = (
        f"{CLIENT}\ndef f(flag, x):\n    stream = client.open_stream() if flag else Own()\n    stream.on('abort', x)\n"
    )
    tables = load_builtin().extended([LISTED], [], "pyproject.toml")
    own = "\n\nclass Own:\n    def on(self, event, handler):\n        handler()\n"
    assert not link([lower(source + own, "app.py", "app", False)], tables).late_reads.unfired
