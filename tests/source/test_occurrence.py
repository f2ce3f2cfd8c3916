"""How a name stands in the bytes of a file."""

import pytest

from streamlint.source.occurrence import catches, evicts, uses, words


def test_words() -> None:
    assert words("a.b_c(été)  # x1".encode()) == {b"a", b"b_c", "été".encode(), b"x1"}


@pytest.mark.parametrize(
    "text",
    ["ask(1)", "x = ask", "run(1, ask)", "target=ask,", "app.state.ask(1)", "ask.cache_clear()", "[ask]", "return ask"],
)
def test_a_function_is_called_or_handed_on(text: str) -> None:
    assert uses("ask", text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "from app import ask",
        "from app import (\n    other,\n    ask,\n)",
        "import ask",
        "def ask(): ...",
        "isinstance(x, ask)",
        "x: ask = None",
        "# to ask is free",
        "tasks(1)",
        "",
    ],
)
def test_what_is_no_use(text: str) -> None:
    assert not uses("ask", text.encode())


@pytest.mark.parametrize(
    ("text", "used"), [("a.ask(1)", True), ("run(a.ask)", True), ("ask(1)", False), ("a.asks()", False)]
)
def test_a_method_is_reached_through_an_object(text: str, used: bool) -> None:
    assert uses("ask", text.encode(), member=True) is used


@pytest.mark.parametrize(
    "text",
    [
        "STREAMS.pop(0)",
        "state.STREAMS[key].discard(s)",
        "del STREAMS[0]",
        "STREAMS = []",
        "STREAMS[:] = []",
        "kept = state.STREAMS\nkept.clear()",
        "from state import STREAMS as kept\nkept.clear()",
    ],
)
def test_what_may_take_something_out(text: str) -> None:
    assert evicts("STREAMS", text.encode())


@pytest.mark.parametrize("text", ["len(STREAMS)", "STREAMS.append(s)", "STREAMS == []", "x.pop()", "MY_STREAMS.pop()"])
def test_what_only_reads_or_adds(text: str) -> None:
    assert not evicts("STREAMS", text.encode())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("except openai.APIError as e:\n    ERRORS.append(e)\n", True),
        ("except (APIError, OSError) as error:\n    FAILED[name] = error\n", True),
        ("except APIError as e:\n    self.last = e\n", True),
        ("except APIError:\n    ERRORS.append(e)\n", False),
        ("except APIError as e:\n    raise Failed from e\n", False),
        ("except OtherAPIErrors as e:\n    ERRORS.append(e)\n", False),
        ("except OSError as e:\n    ERRORS.append(e, APIError)\n", False),
    ],
)
def test_an_error_that_is_caught_and_put_somewhere(line: str, found: bool) -> None:
    assert catches("APIError", f"try:\n    pass\n{line}".encode()) is found
