"""From a callback that stays registered to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.explaining.anchor import scope_anchor, way_anchor
from streamlint.finding import Confidence, Container, Finding, Step
from streamlint.location import Location
from streamlint.retention.chains import own_name
from streamlint.retention.registering.emitters import class_of
from streamlint.retention.registering.forgotten import Forgotten

if TYPE_CHECKING:
    from streamlint.rule import Rule

_KEEPS = {
    "emitter": "its listeners",
    "future": "its callbacks until it is done",
    "stack": "its callbacks until it is closed",
    "hooks": "what is added to it",
    "process": "what is registered with it",
}
_ENTERED = "what it enters until it is closed"
_BY_CALLBACK = "by a callback that nothing takes back"
_BY_ENTERING = "which it enters and leaves only when it is closed"
_OWN_STACK = "give each call an exit stack, or a `try` and `finally`, of its own"
_PARTED = "let nothing but an exit stack of its own hold it, and close that where it is taken out"
_ADVICE = {
    "emitter": "take the callback back when the object ends",
    "future": "take the callback back with `remove_done_callback` when the object ends",
    "stack": _OWN_STACK,
    "hooks": "take it out again when the object ends, or hold it weakly",
    "process": "take the callback back when the object ends, or register a weak reference",
}


def explain_callback(rule: type[Rule] | Rule, forgotten: Forgotten) -> Finding:
    """The finding for one callback."""
    registration = forgotten.registration
    emitter = _emitter(forgotten)
    what = _what(forgotten)
    undone = next(iter(registration.table.undone_by), "")
    parted = registration.table.registry == "stack" and forgotten.maker is not None
    advice = _PARTED if parted else _ADVICE[registration.table.registry]
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{emitter}` keeps {what}, {_BY_ENTERING if forgotten.registration.enters else _BY_CALLBACK}",
        where=registration.site.location,
        severity="warning",
        confidence=Confidence.HIGH if forgotten.sure else Confidence.MEDIUM,
        advice=f"{advice} (`{undone}`)" if undone and registration.table.registry == "emitter" else advice,
        growth="objects" if forgotten.held.kind == "self" else "calls",
        source=_source(forgotten),
        container=Container(emitter, "callbacks", _owner(forgotten), registration.site.location),
        chain=tuple(_chain(forgotten, emitter, what)),
        assumption="" if forgotten.sure else forgotten.why,
    )


def _source(forgotten: Forgotten) -> Location:
    maker = forgotten.maker
    if maker is not None and forgotten.held.kind == "self":
        return maker.location
    return Location(forgotten.registration.site.scope.module.path, forgotten.registration.site.scope.function.at)


def _owner(forgotten: Forgotten) -> str:
    return "module" if forgotten.registration.emitter is None else "instance"


def _emitter(forgotten: Forgotten) -> str:
    emitter = forgotten.registration.emitter
    if emitter is None:
        return "the process"
    scope = forgotten.registration.site.scope
    cls = class_of(scope)
    if cls is not None and emitter.root == own_name(scope) and emitter.names:
        return ".".join((cls.name, *emitter.names))
    return emitter.spelled


def _emitter_anchor(forgotten: Forgotten) -> str:
    emitter = forgotten.registration.emitter
    return way_anchor(_emitter(forgotten), emitter.root if emitter is not None else "")


def _what(forgotten: Forgotten) -> str:
    scope = forgotten.registration.site.scope
    cls = class_of(scope)
    if forgotten.held.kind == "self" and cls is not None:
        return f"every `{cls.name}`"
    return f"each `{forgotten.held.name.partition('@')[0]}` of `{scope.title}`"


def _chain(forgotten: Forgotten, emitter: str, what: str) -> Iterator[Step]:
    registration = forgotten.registration
    cls = class_of(registration.site.scope)
    held = forgotten.held
    anchor = cls.name if held.kind == "self" and cls is not None else "a local"
    yield Step("yield", _source(forgotten), f"{forgotten.why}", f"make {anchor}")
    keeps = _ENTERED if registration.enters else _KEEPS[registration.table.registry]
    yield Step(
        "store",
        registration.site.location,
        f"`{emitter}` keeps {keeps}: here {what}, by {held.how}",
        f"register {anchor} with {_emitter_anchor(forgotten)} in {scope_anchor(registration.site.scope)}",
        suspect=True,
    )
    yield Step(
        "owner",
        registration.site.location,
        f"`{emitter}` lives on when it has ended" if registration.emitter else "it lives as long as the process",
        f"owner {emitter}",
    )
