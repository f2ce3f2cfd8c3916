"""A project's own `[[api]]` and `[[keeper]]` tables extend the built-in ones, and errors in them say what to write."""

import pickle
import tomllib

import pytest

from streamlint.models.documents import read_documents
from streamlint.models.loader import load_builtin
from streamlint.models.schema import TableError

MODELS = load_builtin()

OWN = """
[[api]]
call = ["acme.Client.open_stream"]
returns = "stream"
type = "acme.streams.Stream"
accumulates = ["messages", "received_messages"]
released = ["messages", "received_messages"]
final = ["final_message", "final_text"]
end-events = ["end"]
ends = ["done", "close"]

[[keeper]]
call = ["acme.Registry.register"]
argument = 0
until = ["acme.Registry.forget"]
"""


def extended(text: str, origin: str = "pyproject.toml"):
    tables = tomllib.loads(text)
    return MODELS.extended(tables.get("api", []), tables.get("keeper", []), origin)


def test_documented_example() -> None:
    models = extended(OWN)
    (match,) = models.match_call("acme.Client.open_stream")
    api = match.api
    assert match.factory.awaited is None
    assert [accumulated.name for accumulated in api.accumulates] == ["messages", "received_messages"]
    assert api.released == ("messages", "received_messages")
    assert api.final == ("final_message", "final_text")
    assert api.keep == "stream.final_message()"
    assert api.end_events == ("end",)
    assert api.ends == ("done", "close")
    assert api.origin == "pyproject.toml"
    assert models.api_of_type("acme.streams.Stream") is api
    assert models.leads_on("acme.Client")
    keeper = models.keeper("acme.Registry.register")
    assert keeper is not None
    assert (keeper.argument, keeper.until) == (0, ("acme.Registry.forget",))
    assert models.keepers_released_by("acme.Registry.forget") == (keeper,)
    assert models.keeper("acme.Registry.forget") is None


def test_built_in_tables_stay_as_they_were() -> None:
    extended(OWN)
    assert MODELS.match_call("acme.Client.open_stream") == ()
    assert len(extended(OWN).apis) == len(MODELS.apis) + 1
    assert extended(OWN).match_call("litellm.completion") == MODELS.match_call("litellm.completion")


def test_streams_and_managers_give_the_type() -> None:
    models = extended(
        """
        [[api]]
        call = "a.run"
        returns = "streams"
        type = "a.S"
        [[api]]
        call = "a.open"
        returns = "manager"
        type = "a.T"
        """
    )
    assert models.match_call("a.run")[0].factory.item == "a.S"
    assert models.match_call("a.open")[0].factory.enter == "a.T"


def test_every_key_of_the_built_in_tables_may_be_used() -> None:
    models = extended(
        """
        [[api]]
        id = "acme"
        returns = "mapping"
        growth = "O(history)"
        keep = "the text"
        accumulates = ["events | O(tokens) | every event"]
        end-hooks = ["register:on(end)"]
          [[api.factory]]
          call = ["acme.ask", "acme.Client.ask"]
          when = { stream = true, handler = "given" }
          key = "stream"
          awaited = true
          [[api.factory]]
          callback = "acme.serve"
          argument = "handler"
          parameter = 1
          [[api.factory]]
          annotation = "acme.Socket"
          [[api.factory]]
          attribute = "acme.Reply.body"
        """
    )
    (match,) = models.match_call("acme.Client.ask")
    assert (match.factory.key, match.factory.awaited) == ("stream", True)
    assert [keyword for keyword, _ in match.factory.when] == ["stream", "handler"]
    assert match.api.accumulates[0].note == "every event"
    assert match.api.end_hooks[0].event == "end"
    (callback,) = models.match_callback("acme.serve")
    assert (callback.factory.position, callback.factory.parameter) == (0, 1)
    assert models.match_param("acme.Socket") is match.api
    assert models.match_attribute("acme.Reply.body")[0].api is match.api


def test_project_overrules_the_built_in_tables() -> None:
    models = extended('[[api]]\ncall = "litellm.completion"\ngrowth = "O(1)"\ntype = "litellm.CustomStreamWrapper"')
    (match,) = models.match_call("litellm.completion")
    assert match.api.growth == "O(1)"
    assert models.api_of_type("litellm.CustomStreamWrapper") is match.api
    assert models.match_call("litellm.acompletion")[0].api.growth == "O(history)"


def test_project_may_name_a_factory_of_a_known_client() -> None:
    models = extended('[[api]]\ncall = "openai.OpenAI.images.watch"')
    assert models.match_call("openai.AzureOpenAI.images.watch")
    assert not models.match_call("openai.AsyncOpenAI.images.watch")


def test_models_travel_between_processes() -> None:
    models = pickle.loads(pickle.dumps(extended(OWN)))
    assert models.match_call("acme.Client.open_stream")
    assert {sign.api for sign in models.signs()} >= {"acme.Client.open_stream"}


KEEPER = "pyproject.toml: [[tool.streamlint.keeper]] 1"
API = "pyproject.toml: [[tool.streamlint.api]] 1"


@pytest.mark.parametrize(
    ("text", "message", "key", "nearest"),
    [
        ('[[api]]\ncal = ["a.b"]', f"{API}: unknown key 'cal'; did you mean 'call'?", "cal", "call"),
        (
            '[[api]]\ncall = "a.b"\nend_events = ["end"]',
            f"{API}: unknown key 'end_events'; did you mean 'end-events'?",
            "end_events",
            "end-events",
        ),
        ('[[api]]\ncall = "a.b"\nzzz = 1', f"{API}: unknown key 'zzz'", "zzz", None),
        (
            '[[api]]\ncall = "a b"',
            f"{API}: 'call' must be a dotted name such as 'package.Class.method', not 'a b'",
            "call",
            None,
        ),
        (
            '[[api]]\ncall = ["a.b", "1.c"]',
            f"{API}: 'call' must be a dotted name such as 'package.Class.method', not '1.c'",
            "call",
            None,
        ),
        ("[[api]]\ncall = 3", f"{API}: 'call' must be a dotted name or a list of them, not 3", "call", None),
        (
            '[[api]]\ncall = "a.b"\naccumulates = "messages"',
            f"{API}: 'accumulates' must be a list of strings, not 'messages'",
            "accumulates",
            None,
        ),
        (
            '[[api]]\ncall = "a.b"\nquadratic = "yes"',
            f"{API}: 'quadratic' must be true or false, not 'yes'",
            "quadratic",
            None,
        ),
        ('[[api]]\ncall = "a.b"\nkeep = true', f"{API}: 'keep' must be a string, not true", "keep", None),
        ('[[api]]\ntypo = "a.b"', f"{API}: unknown key 'typo'; did you mean 'type'?", "typo", "type"),
        ('[[api]]\nreturns = "stream"', f"{API}: an api needs 'call', 'factory' or 'type'", "call", None),
        (
            '[[api]]\ncall = "a.b"\nfinal-needs = "drain"',
            f"{API}: 'final-needs' must be one of 'read-to-end', 'drains', 'any', not 'drain'; did you mean 'drains'?",
            "final-needs",
            "drains",
        ),
        (
            '[[api]]\ncall = "a.b"\nended-by = ["withh"]',
            f"{API}: 'ended-by' must be one of 'with', 'exhaustion', 'gc', 'loop-exit', not 'withh'; "
            "did you mean 'with'?",
            "ended-by",
            "with",
        ),
        (
            '[[api]]\ncall = "a.b"\nend-hooks = ["overide:on_end"]',
            f"{API}: 'end-hooks' must be words like 'override:on_end', not 'overide:on_end'; did you mean 'override'?",
            "end-hooks",
            "override",
        ),
        (
            '[[api]]\n[[api.factory]]\ncal = "a.b"',
            f"{API} [[factory]] 1: unknown key 'cal'; did you mean 'call'?",
            "cal",
            "call",
        ),
        (
            '[[api]]\n[[api.factory]]\nmode = "sync"',
            f"{API} [[factory]] 1: a factory needs one of 'call', 'attribute', 'annotation' and 'callback'",
            "call",
            None,
        ),
        (
            '[[api]]\n[[api.factory]]\ncall = "a.b"\nparameter = 0',
            f"{API} [[factory]] 1: 'parameter' goes with 'callback', and 'callback' with 'parameter'",
            "parameter",
            None,
        ),
        (
            '[[api]]\n[[api.factory]]\ncall = "a.b"\nwhen = ["stream"]',
            f"{API} [[factory]] 1: 'when' must be a table of keywords and the constants they must have, not ['stream']",
            "when",
            None,
        ),
        ('[[api]]\nfactory = "a.b"', f"{API}: 'factory' must be a list of tables, not 'a.b'", "factory", None),
        (
            "[[keeper]]\nargument = 0",
            f"{KEEPER}: the key 'call' is missing",
            "call",
            None,
        ),
        (
            '[[keeper]]\ncall = "a.b"\nargument = -1',
            f"{KEEPER}: 'argument' must be the position of an argument, from 0, or its keyword, not -1",
            "argument",
            None,
        ),
        (
            '[[keeper]]\ncall = "a.b"\nargument = true',
            f"{KEEPER}: 'argument' must be the position of an argument, from 0, or its keyword, not true",
            "argument",
            None,
        ),
        (
            '[[keeper]]\ncall = "a.b"\nuntill = "c.d"',
            f"{KEEPER}: unknown key 'untill'; did you mean 'until'?",
            "untill",
            "until",
        ),
    ],
)
def test_error_names_file_table_key_and_the_nearest(text: str, message: str, key: str, nearest: str | None) -> None:
    with pytest.raises(TableError) as caught:
        extended(text)
    assert str(caught.value) == message
    assert (caught.value.file, caught.value.key, caught.value.nearest) == ("pyproject.toml", key, nearest)


def test_wrong_choice_lists_all_words() -> None:
    with pytest.raises(
        TableError, match=r"'returns' must be one of 'stream', 'manager', 'streams'.*did you mean 'stream'"
    ):
        extended('[[api]]\ncall = "a.b"\nreturns = "streem"')


def test_second_table_is_counted() -> None:
    with pytest.raises(TableError, match=r"^streamlint\.toml: \[\[api\]\] 2: unknown key"):
        extended('[[api]]\ncall = "a.b"\n[[api]]\ncal = "a.b"', origin="streamlint.toml")


def test_table_that_is_none() -> None:
    with pytest.raises(TableError, match="must be a table, not 'acme'"):
        MODELS.extended(["acme"], [], "pyproject.toml")


def test_unknown_kind_of_table_in_a_file() -> None:
    with pytest.raises(TableError, match=r"acme\.toml: the file: unknown table 'apis'; did you mean 'api'"):
        read_documents([("acme.toml", {"apis": []})])


def test_array_of_tables_is_wanted() -> None:
    with pytest.raises(TableError, match=r"must be an array of tables, \[\[api\]\]"):
        read_documents([("acme.toml", {"api": {"call": "a.b"}})])


def test_same_id_twice() -> None:
    document = {"api": [{"id": "a", "call": "a.b"}, {"id": "a", "call": "a.c"}]}
    with pytest.raises(TableError, match=r"'a' is already in acme\.toml"):
        read_documents([("acme.toml", document)])


def test_like_names_a_container_before_it() -> None:
    document = {"container": [{"call": "dict", "kind": "dict"}, {"call": "a.B", "kind": "b", "like": "dictt"}]}
    with pytest.raises(TableError, match=r"\[\[container\]\] 2: 'like' must name .* did you mean 'dict'"):
        read_documents([("acme.toml", document)])


def test_client_kinds_must_exist() -> None:
    document = {"client": [{"id": "a", "classes": ["a.A"], "any-of": ["b"]}]}
    with pytest.raises(TableError, match="'any-of' names no client: 'b'"):
        read_documents([("acme.toml", document)])
