"""The built-in tables load, say what the catalogue says, and hold together."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import streamlint.models
from models.expected import (
    APIS,
    CLIENT_CLASSES,
    FALSE_FRIENDS,
    FALSE_METHODS,
    RELEASE_PRECEDENTS,
    RETAIN_PRECEDENTS,
    WRAPPERS,
)
from streamlint.models.loader import load_builtin
from streamlint.models.tables import GIVEN, Api, Match

MODELS = load_builtin()
TABLES = sorted(Path(streamlint.models.__file__).parent.glob("*.toml"))
FACTORIES = [(name, *factory) for name, (_, _, _, _, factories) in APIS.items() for factory in factories]


def test_every_family_is_there() -> None:
    assert len(APIS) == 74
    assert {api.id for api in MODELS.apis} == {*APIS, "stainless.api_error", "anthropic.thread_message_stream"}


@pytest.mark.parametrize("name", APIS)
def test_family_says_what_the_catalogue_says(name: str) -> None:
    api = MODELS.api(name)
    assert api is not None
    returns, growth, quadratic, light, _ = APIS[name]
    assert (api.returns, api.growth, api.quadratic, api.ended_is_light) == (returns, growth, quadratic, light)
    assert api.keep
    assert api.evidence


def test_every_factory_is_listed() -> None:
    assert len(FACTORIES) == 238


@pytest.mark.parametrize(("name", "how", "call", "awaited", "when"), FACTORIES)
def test_factory_is_found(name: str, how: str, call: str, awaited: bool, when: dict[str, object]) -> None:
    found = [match for match in _lookup(how, call) if match.api.id == name]
    assert found, call
    conditions = [_conditions(match) for match in found]
    assert when in conditions
    if how == "call":
        assert found[conditions.index(when)].factory.awaited is awaited


def _lookup(how: str, call: str) -> tuple[Match, ...]:
    if how == "annotation":
        api = MODELS.match_param(call)
        return tuple(Match(api, factory) for factory in api.factories) if api else ()
    lookups = {"call": MODELS.match_call, "attribute": MODELS.match_attribute, "callback": MODELS.match_callback}
    return lookups[how](call)


def _conditions(match: Match) -> dict[str, object]:
    return {keyword: "given" if value is GIVEN else value for keyword, value in match.factory.when}


@pytest.mark.parametrize("name", [name for name in CLIENT_CLASSES if name != "boto3.client"])
def test_client_is_known_by_each_of_its_classes(name: str) -> None:
    for cls in CLIENT_CLASSES[name]:
        client = MODELS.client_class(cls)
        assert client is not None
        assert client.id == name


def test_every_client_is_there() -> None:
    assert len(CLIENT_CLASSES) == 24
    assert set(CLIENT_CLASSES) <= {client.id for client in MODELS.tables.clients}


@pytest.mark.parametrize("call", WRAPPERS)
def test_wrapper_is_there(call: str) -> None:
    assert MODELS.wrapper(call) is not None


def test_precedents_and_false_friends_are_there() -> None:
    assert tuple(precedent.cls for precedent in MODELS.precedents if precedent.releases) == RELEASE_PRECEDENTS
    assert tuple(precedent.cls for precedent in MODELS.precedents if not precedent.releases) == RETAIN_PRECEDENTS
    friends = MODELS.tables.false_friends
    assert tuple(friend.name for friend in friends if not friend.is_method) == FALSE_FRIENDS
    assert tuple(friend.name for friend in friends if friend.is_method) == FALSE_METHODS
    assert all(friend.why for friend in friends)


@pytest.mark.parametrize("name", FALSE_FRIENDS)
def test_a_false_friend_is_no_stream(name: str) -> None:
    assert MODELS.match_call(name) == ()
    assert MODELS.api_of_type(name) is None


@pytest.mark.parametrize("method", FALSE_METHODS)
def test_no_method_is_a_stream_by_its_name_alone(method: str) -> None:
    for spelled in (method, f"acme.{method}", f"acme.Client.{method}"):
        assert MODELS.match_call(spelled) == ()


def test_classes_that_manager_and_iterator_give_are_known() -> None:
    for api in MODELS.apis:
        for factory in api.factories:
            if factory.item is not None:
                assert MODELS.api_of_type(factory.item) is not None, factory
            if factory.gives == "manager":
                assert factory.enter is not None, factory


def test_end_hooks_name_what_fails_in_them() -> None:
    old = _api("anthropic.message_stream.events")
    assert {hook.name for hook in old.end_hooks} == {"on_end", "event_handler"}
    assert old.hook_fails == ("get_final_message", "get_final_text", "until_done")
    assert old.hook_error.startswith("ValueError")
    handler = _api("openai.assistant_event_handler")
    assert set(handler.hook_fails) > {"get_final_messages", "until_done"}
    assert "current_event" in handler.hook_gone
    realtime = _api("openai.realtime")
    assert ("register", "on", "event") in [(hook.way, hook.name, hook.event) for hook in realtime.end_hooks]


def test_the_events_of_a_table_are_all_of_them() -> None:
    """An overridden end hook is one of the methods that are called, and only tables with hooks list events."""
    listing = [api for api in MODELS.apis if api.events]
    assert {api.id for api in listing} == {"anthropic.message_stream.events", "openai.assistant_event_handler"}
    for api in listing:
        assert {hook.name for hook in api.end_hooks if hook.way == "override"} <= set(api.events)
        assert len(set(api.events)) == len(api.events)


def test_accumulating_attributes_are_names() -> None:
    for api in MODELS.apis:
        for accumulated in api.accumulates:
            assert re.fullmatch(r"[\w.]*", accumulated.name), (api.id, accumulated)
            assert re.fullmatch(r"O\([\w ]+\)", accumulated.growth), (api.id, accumulated)
            assert accumulated.name or accumulated.note


def test_plain_generators_are_light_and_others_are_reported() -> None:
    assert not _api("cohere.chat_stream").reported
    assert _api("openai.responses_tool_runner").reported
    assert _api("websockets.connection").reported


def _api(name: str) -> Api:
    api = MODELS.api(name)
    assert api is not None
    return api


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_table_says_nothing_of_where_it_was_made(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "experiments/" not in text
    assert not re.search(r"PR #|issue \d|/home/|/tmp/", text)


def test_loading_imports_nothing_heavy() -> None:
    script = (
        "import sys; from streamlint.models.loader import load_builtin; load_builtin();"
        "sys.exit(bool({'libcst', 'networkx', 'click', 'typing_extensions'} & set(sys.modules)))"
    )
    root = Path(streamlint.models.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0


def test_an_attribute_or_a_proxy_is_the_application_of_its_framework() -> None:
    models = load_builtin()
    for name, stands_for in {
        "starlette.websockets.WebSocket.app": "fastapi.FastAPI",
        "aiohttp.web.Request.app": "aiohttp.web.Application",
        "flask.current_app": "flask.Flask",
    }.items():
        found = models.application(name)
        assert found is not None
        assert found.classes[0] == stands_for
    assert models.application("starlette.requests.Request.state") is None
