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
    "the list has a second name": (f"{READ}; self.seen = self.turns", "pass", "return len(self.turns)"),
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


PRODUCER = """
class Stream:
    def __init__(self, source):
        self._source = source
        self._items = []

    def __iter__(self):
        for item in self._source:
            self._items.append(item)
            yield item
"""
MADE, LOOP = "self._items = []", "        for item in self._source:\n"
UNCERTAIN = {
    "what came before is read again": PRODUCER.replace(LOOP, "        yield from self._items\n" + LOOP),
    "what came before is looked up": PRODUCER.replace(
        "            self._items.append(item)",
        "            if item not in self._items:\n                self._items.append(item)",
    ),
    "another method reads it": f"{PRODUCER}\n    def count(self):\n        return len(self._items)\n",
    "other code reads it": f"{PRODUCER}\n\ndef count(stream):\n    return len(stream._items)\n",
    "it has a second name": PRODUCER.replace(MADE, f"{MADE}\n        self._view = self._items"),
    "it may be what was given": PRODUCER.replace(MADE, "self._items = source.items if source else []"),
    "a subclass reads it": f"{PRODUCER}\n\nclass Counting(Stream):\n    def count(self):\n        return len(self._items)\n",
    "the accessor gives more than can be cached": (
        f"{PRODUCER}\n    def final(self):\n        return sum(item.size for item in self._items)\n"
    ),
    "the accessor gives all, and a reader may come back": (
        f'{PRODUCER}\n    def final_text(self):\n        return "".join(self._items)\n'
    ),
    "the object has no room for a cache": (
        PRODUCER.replace("    def __init__", '    __slots__ = ("_items", "_source")\n\n    def __init__')
        + "\n    def final(self):\n        return self._items[-1]\n"
    ),
    "it is told of the end where nobody is seen to hear": (
        f'{PRODUCER}\n    def stop(self):\n        self._tell("end")\n\n    def _tell(self, event):\n        print(event)\n'
    ),
}


@pytest.mark.parametrize("source", UNCERTAIN.values(), ids=UNCERTAIN)
def test_a_class_is_left_alone_whose_form_is_not_certain(source: str, configuration: Configuration) -> None:
    found = mend(text(source), configuration, unsafe=False).report.findings
    assert [finding.code for finding in found] == ["STL301"]
    assert found[0].fix is None


def test_the_class_without_these_is_mended(configuration: Configuration) -> None:
    assert mend(text(PRODUCER), configuration, unsafe=True).files


def test_a_cache_that_would_be_made_anew_of_nothing_is_not_made_too(configuration: Configuration) -> None:
    source = """
    class Stream:
        def __init__(self, source):
            self._source = source
            self._parts = []
            self._whole = ""

        def __iter__(self):
            try:
                for part in self._source:
                    self._parts.append(part)
                    yield part
            except OSError:
                self._parts.clear()
                raise
            finally:
                self._whole = "".join(self._parts)
                self._parts.clear()

        def final_text(self):
            return self._whole
    """
    (found,) = mend(text(source), configuration, unsafe=True).report.findings
    assert (found.code, found.fix) == ("STL302", None)


WATCHED = """
import acme


class Watched:
    every = set()

    def __init__(self):
        self.connection = acme.open()
        Watched.every.add(self)

    def __del__(self):
        {last}


def main():
    while True:
        Watched()
"""


@pytest.mark.parametrize(
    ("last", "is_mended"), [("Watched.every.discard(self)", True), ("Watched.every.remove(self)", False)]
)
def test_a_weak_set_is_not_asked_to_remove_what_is_out_of_it(
    last: str, is_mended: bool, configuration: Configuration
) -> None:
    done = mend(text(WATCHED.format(last=last)), configuration, unsafe=True)
    assert (b"WeakSet" in done.files.get("program.py", b"")) is is_mended
    assert is_mended or [finding.code for finding in done.report.findings] == ["STL102"]


@pytest.mark.parametrize(
    "work", ["pass", "await connection.start()", "for _ in range(3):\n            await connection.ping()"]
)
def test_a_dictionary_of_what_nothing_else_keeps_stays(work: str, configuration: Configuration) -> None:
    source = f"""
    import acme

    STARTED = {{}}


    async def start(number):
        connection = acme.open()
        STARTED[number] = connection
        {work}


    def connection_of(number):
        return STARTED[number]
    """
    done = mend(text(source), configuration, unsafe=True)
    assert not done.files
    assert [finding.code for finding in done.report.findings] == ["STL101"]


def test_a_set_whose_things_are_still_wanted_stays(configuration: Configuration) -> None:
    source = """
    import acme

    LIVE = set()


    def open_one():
        connection = acme.open()
        LIVE.add(connection)


    def tell(text):
        for connection in LIVE:
            connection.send(text)
    """
    done = mend(text(source), configuration, unsafe=True)
    assert not done.files
    assert [finding.code for finding in done.report.findings] == ["STL101"]


def test_a_dictionary_of_dictionaries_stays(configuration: Configuration) -> None:
    source = """
    import acme

    ROOMS = {}


    def talk(room, number):
        connection = acme.open()
        ROOMS.setdefault(room, {})
        ROOMS[room][number] = connection
        for message in connection:
            print(message)
    """
    (found,) = mend(text(source), configuration, unsafe=True).report.findings
    assert (found.code, found.fix) == ("STL101", None)
