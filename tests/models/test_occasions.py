"""What names say of what comes and goes."""

import pytest

from streamlint.models.loader import load_builtin

SAID = load_builtin().occasions


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("run_id", "run"),
        ("litellm_call_id", "call"),
        ("requestId", "request"),
        ("trace_uuid", "trace"),
        ("sid", "session"),
        ("tool_call_id", "part"),
        ("user_id", None),
        ("parent_run_id", None),
        ("run", None),
        ("identity", None),
    ],
)
def test_of_what_an_id_is(name: str, noun: str | None) -> None:
    found = SAID.of_id(name)
    assert (found.noun if found else None) == noun


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("SessionManager", 0),
        ("TraceloopCallbackHandler", 0),
        ("H2Connection", 1),
        ("RunContextWrapper", 3),
        ("StreamParser", 4),
        ("Thing", None),
    ],
)
def test_how_long_a_class_stays(name: str, rank: int | None) -> None:
    assert SAID.rank_of_class(name) == rank


def test_which_functions_make_ids_and_which_set_up() -> None:
    assert SAID.is_("fresh", "uuid4")
    assert SAID.is_("fresh", "_next_request_id")
    assert not SAID.is_("fresh", "get_id")
    assert SAID.is_("setup", "register_command")
    assert SAID.is_("setup", "add_event_handler")
    assert not SAID.is_("setup", "on_request")


def test_only_some_words_are_the_thing_itself() -> None:
    assert SAID.of_object("client_websocket") is not None
    assert SAID.of_object("query") is None
