"""Which files the search over the bytes lets through."""

import pytest

from streamlint.source.gate import Gate, Needed, imported

NEEDED = [Needed(frozenset({"acme"}), (".open_stream", "stream")), Needed(frozenset({"other"}), ("Socket", "other"))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (b"import os", {b"os"}),
        (b"import os.path as p, acme.streams", {b"os", b"acme"}),
        (b"from acme.streams import Stream", {b"acme"}),
        (b"try: import acme\nexcept ImportError: pass", {b"acme"}),
        (b"    from acme import a, b", {b"acme"}),
        (b"from . import sibling", {b"sibling"}),
    ],
)
def test_imports(text: bytes, names: set[bytes]) -> None:
    assert names <= set(imported(text))


@pytest.mark.parametrize(
    ("packages", "text", "passes"),
    [
        ({b"acme"}, b"client.open_stream(stream=True)", True),
        ({b"acme"}, b"client.open_stream()", True),  # the word is part of the other
        ({b"acme"}, b"client.open()", False),
        (set(), b"client.open_stream(stream=True)", False),
        ({b"acme"}, b"from other import Socket", False),
        ({b"acme", b"other"}, b"from other import Socket", True),
    ],
)
def test_words_count_where_the_run_imports_the_package(packages: set[bytes], text: bytes, passes: bool) -> None:
    assert Gate(NEEDED, packages).passes(text) is passes


ITERATED = b"""
class Events:
    def __aiter__(self):
        return self
    async def __anext__(self):
        self.seen.append(1)
"""


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        (ITERATED, True),
        (ITERATED.replace(b"self.seen.append(1)", b"self.text += 'a'"), True),
        (ITERATED.replace(b"self.seen.append(1)", b"self.by_id[1] = 2"), True),
        (ITERATED.replace(b"self.seen.append(1)", b"return 1"), False),
        (b"class Runner:\n  def run(self):\n    self.turns.extend([1])\n    yield 1\n", True),
        (b"class Plain:\n  def run(self):\n    self.turns.extend([1])\n", False),
        (b"def run():\n  yield 1\n  seen.append(1)\n", False),
        (b"stream.on('end', read)", True),
        (b"app.on('start', read)", False),
    ],
)
def test_classes_that_could_be_streams(text: bytes, passes: bool) -> None:
    assert Gate([], []).passes(text) is passes
