"""Programs in which a mend would break what is seen to be done with the container: none is offered there."""

from __future__ import annotations

import pytest

from fix.runs import mend, text
from streamlint.config.configuration import Configuration

KEPT = """
import acme


class Session:
    def __init__(self):
        self.turns = []

    def run(self):
        for stream in acme.run():
            {before}
            self.turns.append(stream)
            {after}

    def read(self):
        {read}


SESSION = Session()
SESSION.run()
"""
READ = "stream.close()"
REFUSED = {
    "another attribute is read of each": (READ, "pass", "return [turn.messages for turn in self.turns]"),
    "one is read by its number": (READ, "pass", "return self.turns[-1].messages"),
    "they are handed on": (READ, "pass", "return list(self.turns)"),
    "a part of them is handed on": (READ, "pass", "return self.turns[1:]"),
    "the stream is read after it was stored": ("pass", "print(stream.messages)", "return len(self.turns)"),
    "the stream goes on after it was stored": ("pass", "acme.show(stream)", "return len(self.turns)"),
}
OFFERED = {
    "they are counted": (READ, "stream.close()", "return len(self.turns) if self.turns else 0"),
    "one is asked by its number": (READ, "pass", "return self.turns[-1].final_message()"),
    "each is asked with its number": (
        READ,
        "print(stream.final_message())",
        "return [(n, turn.final_message()) for n, turn in enumerate(self.turns)]",
    ),
}


def program(parts: tuple[str, str, str]) -> str:
    before, after, read = parts
    return text(KEPT.format(before=before, after=after, read=read))


def stores_the_final_message(source: str, configuration: Configuration) -> bool:
    done = mend(source, configuration, unsafe=True)
    return b"append(stream.final_message())" in done.files.get("program.py", b"")


@pytest.mark.parametrize("parts", REFUSED.values(), ids=REFUSED)
def test_no_final_message_is_stored(parts: tuple[str, str, str], configuration: Configuration) -> None:
    source = program(parts)
    assert "STL103" in [finding.code for finding in mend(source, configuration, unsafe=False).report.findings]
    assert not stores_the_final_message(source, configuration)


@pytest.mark.parametrize("parts", OFFERED.values(), ids=OFFERED)
def test_the_final_message_is_stored(parts: tuple[str, str, str], configuration: Configuration) -> None:
    source = program(parts)
    assert stores_the_final_message(source, configuration)
    done = mend(source, configuration, unsafe=True).files["program.py"].decode()
    assert "].final_message()" not in done
    assert "turn.final_message()" not in done
