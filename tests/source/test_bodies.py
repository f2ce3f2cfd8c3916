"""What a function does with what it is given, by its text."""

import pytest

from streamlint.source.bodies import does_more_than_look


def takes(body: str, name: str = "take", reads: tuple[str, ...] = ("received",)) -> bool:
    text = f"def other(s):\n    keep(s)\n\n\ndef take(s, *, n: int = len('a')):\n    {body}\n\n\nSTREAMS = [s]\n"
    return does_more_than_look(name, text.encode(), reads)


@pytest.mark.parametrize(
    "body",
    [
        "STREAMS.append(s)",
        "STREAMS[n] = s",
        "return s",
        "yield s",
        "run(stream=s)",
        "self.s = s",
        "for event in s:\n        pass",
        "with s as t: pass",
        "await s",
        "held = {n: s}",
        "return lambda: go(s)",
        "print(s.received)",
    ],
)
def test_what_matters(body: str) -> None:
    assert takes(body)


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        "return s.id",
        "print(s.text, s['x'])",
        "if isinstance(s, Stream): pass",
        "getattr(s, 'id', None)",
        "run(s=1)",
        "run(t=m.s)",
    ],
)
def test_what_only_looks(body: str) -> None:
    assert not takes(body)


def test_what_is_not_defined_here_may_do_anything() -> None:
    assert takes("pass", "Take")
    assert does_more_than_look("take", b"from other import take", ())
    assert does_more_than_look("take", b"class take:\n    pass", ())


def test_any_method_of_the_name_counts() -> None:
    text = "class A:\n    def take(self, s): return s.id\n\nclass B:\n    async def take(self, s):\n        self.all.add(s)\n"
    assert does_more_than_look("take", text.encode(), ())
    assert not does_more_than_look("take", text.replace("self.all.add(s)", "return 1").encode(), ())
