"""From raw tables to values: stream APIs, clients, keepers and precedents, and what is meant where a key is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from streamlint.models import fields
from streamlint.models.names import plain
from streamlint.models.schema import Entry, Place, check, nearest
from streamlint.models.tables import (
    GIVEN,
    Accumulated,
    Api,
    Client,
    Constant,
    EndHook,
    Factory,
    FalseFriend,
    Given,
    Keeper,
    Precedent,
    Reached,
    Returns,
)

_WAYS: tuple[Reached, ...] = ("call", "attribute", "annotation", "callback")


def read_api(raw: object, place: Place) -> Api:
    """One `[[api]]`."""
    entry = check(raw, fields.API, place)
    returns = cast(Returns, entry.text("returns", "stream"))
    types = plain_names(entry, "type")
    factories = (*_short_factories(entry, returns, types), *_factories(entry, returns, types))
    if not factories and not types:
        raise entry.error("call", "an api needs 'call', 'factory' or 'type'")
    return Api(
        id=entry.text("id") or (factories[0].call if factories else types[0]),
        returns=returns,
        package=entry.text("package"),
        types=types,
        managers=plain_names(entry, "managers"),
        factories=factories,
        accumulates=tuple(_accumulated(entry)),
        released=entry.words("released"),
        final=entry.words("final"),
        final_needs=entry.raw("final-needs", "any"),
        snapshots=entry.words("snapshots"),
        end_events=entry.words("end-events"),
        events=entry.words("events"),
        end_hooks=tuple(_end_hook(entry, text) for text in entry.words("end-hooks")),
        hook_ok=entry.words("hook-ok"),
        hook_fails=entry.words("hook-fails"),
        hook_error=entry.text("hook-error"),
        hook_gone=entry.words("hook-gone"),
        ends=entry.words("ends"),
        ended_by=entry.words("ended-by"),
        ending_frees=entry.text("ending-frees"),
        detached=entry.words("detached"),
        aliasing=entry.words("aliasing"),
        returns_self=entry.words("returns-self"),
        growth=entry.raw("growth", "O(items)"),
        quadratic=entry.flag("quadratic"),
        ended_is_light=entry.flag("ended-is-light"),
        holds=entry.words("holds"),
        unread_holds=entry.text("unread-holds"),
        keep=entry.text("keep") or _advice(entry.words("final")),
        since=entry.maybe("since"),
        until=entry.maybe("until"),
        also_in=entry.words("also-in"),
        type_decides=entry.flag("type-decides", True),
        evidence=entry.words("evidence"),
        notes=entry.text("notes"),
        origin=place.file,
    )


def plain_names(entry: Entry, key: str) -> tuple[str, ...]:
    """The dotted names of a key as the lookups spell them."""
    return tuple(map(plain, entry.words(key)))


def _advice(final: tuple[str, ...]) -> str:
    return f"stream.{final[0]}()" if final else ""


def _short_factories(entry: Entry, returns: Returns, types: tuple[str, ...]) -> Iterator[Factory]:
    for call in plain_names(entry, "call"):
        yield _resolved(Factory(call=call, gives=returns), types)


def _factories(entry: Entry, returns: Returns, types: tuple[str, ...]) -> Iterator[Factory]:
    for index, raw in enumerate(entry.raw("factory", ())):
        yield from _factory(check(raw, fields.FACTORY, entry.place.inside("[[factory]]", index)), returns, types)


def _factory(entry: Entry, returns: Returns, types: tuple[str, ...]) -> Iterator[Factory]:
    ways: list[Reached] = [way for way in _WAYS if way in entry]
    if len(ways) != 1:
        raise entry.error("call", "a factory needs one of 'call', 'attribute', 'annotation' and 'callback'")
    if (ways == ["callback"]) != ("parameter" in entry):
        raise entry.error("parameter", "'parameter' goes with 'callback', and 'callback' with 'parameter'")
    for call in plain_names(entry, ways[0]):
        factory = Factory(
            call=call,
            gives=entry.raw("gives", returns),
            how=ways[0],
            mode=entry.raw("mode", "any"),
            awaited=entry.raw("awaited"),
            when=_when(entry.raw("when", {})),
            enter=entry.maybe("enter"),
            item=entry.maybe("item"),
            key=entry.maybe("key"),
            position=0 if ways == ["callback"] and "position" not in entry else entry.number("position"),
            argument=entry.maybe("argument"),
            parameter=entry.number("parameter"),
            assumes=entry.text("assumes"),
            since=entry.maybe("since"),
            until=entry.maybe("until"),
        )
        yield _resolved(factory, types)


def _resolved(factory: Factory, types: tuple[str, ...]) -> Factory:
    """The factory with what entering a manager binds or iterating yields: the api's first class where not said."""
    if factory.gives == "manager" and factory.enter is None and types:
        return replace(factory, enter=types[0])
    if factory.gives == "streams" and factory.item is None and types:
        return replace(factory, item=types[0])
    return factory


def _when(raw: Mapping[str, Constant]) -> tuple[tuple[str, Constant | Given], ...]:
    return tuple((keyword, GIVEN if value == "given" else value) for keyword, value in raw.items())


def _accumulated(entry: Entry) -> Iterator[Accumulated]:
    for text in entry.words("accumulates"):
        name, growth, note = (part.strip() for part in (text + "||").split("|")[:3])
        yield Accumulated(name, growth, note)


def _end_hook(entry: Entry, text: str) -> EndHook:
    way, colon, rest = text.partition(":")
    name, _, event = rest.removesuffix(")").partition("(")
    known = ("override", "arg", "register", "decorator")
    if way not in known or not colon or not name:
        raise entry.error(
            "end-hooks", f"'end-hooks' must be words like 'override:on_end', not {text!r}", nearest(way, known)
        )
    return EndHook(cast(Any, way), name, event)


def read_client(raw: object, place: Place) -> Client:
    """One `[[client]]`."""
    entry = check(raw, fields.CLIENT, place)
    client = Client(
        id=entry.text("id"),
        classes=entry.words("classes"),
        modules=entry.words("modules"),
        made_by=entry.words("made-by"),
        derive=entry.words("derive"),
        prefixes=entry.words("prefixes"),
        mode=entry.raw("mode", "any"),
        any_of=entry.words("any-of"),
        origin=place.file,
    )
    if not (client.classes or client.modules or client.made_by):
        raise entry.error("classes", "a client needs 'classes', 'modules' or 'made-by'")
    return client


def read_keeper(raw: object, place: Place) -> tuple[Keeper, ...]:
    """One `[[keeper]]`, a value for each name that it lists."""
    entry = check(raw, fields.KEEPER, place)
    until = plain_names(entry, "until")
    return tuple(
        Keeper(
            call=call,
            argument=entry.raw("argument", 0),
            until=until,
            sets_up=entry.flag("sets-up"),
            origin=place.file,
        )
        for call in plain_names(entry, "call")
    )


def read_precedent(raw: object, place: Place, *, releases: bool) -> Precedent:
    """One `[[release-precedent]]` or `[[retain-precedent]]`."""
    entry = check(raw, fields.PRECEDENT, place)
    return Precedent(entry.text("class"), entry.text("what"), entry.text("evidence"), releases, place.file)


def read_false_friend(raw: object, place: Place) -> tuple[FalseFriend, ...]:
    """One `[[false-friend]]`, a value for each name that it lists."""
    entry = check(raw, fields.FALSE_FRIEND, place)
    if ("names" in entry) == ("methods" in entry):
        raise entry.error("names", "a false friend needs 'names' or 'methods'")
    return tuple(
        FalseFriend(name, entry.text("why"), is_method="methods" in entry, origin=place.file)
        for name in (*plain_names(entry, "names"), *entry.words("methods"))
    )
