"""From a stream class that ends in the wrong order to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.anchor import scope_anchor
from streamlint.finding import Confidence, Finding, Step
from streamlint.location import Location
from streamlint.retention.ending.heard import Emission
from streamlint.retention.ending.order import Disorder
from streamlint.retention.scopes import Scope
from streamlint.rule import Rule

_MEDIUM = frozenset({"cached-one-way", "cached-after-telling"})


def explain_disorder(rule: type[Rule] | Rule, disorder: Disorder) -> Finding:
    """The finding for one statement that clears too early."""
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=_message(disorder),
        where=disorder.clear.location,
        severity="error",
        confidence=Confidence.MEDIUM if disorder.why in _MEDIUM else Confidence.HIGH,
        advice=_advice(disorder),
        source=_begin(disorder.ended.scope),
        chain=tuple(_chain(disorder)),
    )


def _message(disorder: Disorder) -> str:
    names = _spelled(disorder.names)
    cls = disorder.cls.name
    match disorder.why:
        case "uncached":
            return f"`{cls}` clears {names}, which `{_title(disorder.accessor)}` still reads after the end"
        case "cached-late":
            return f"`{cls}` clears {names} before it has cached what `{_title(disorder.accessor)}` gives"
        case "cached-after-telling":
            told = "caches what `{}` gives only after its end handlers have run, and clears {}"
            return f"`{cls}` " + told.format(_title(disorder.accessor), names)
        case "cached-one-way":
            return f"`{cls}` clears {names} {_where(disorder)} without caching what `{_title(disorder.accessor)}` gives"
        case "untold":
            return f"`{cls}` clears {names} before its {_handlers(disorder.tells)} have run"
        case "unheard":
            return f"`{cls}` drops the handlers in {names} that it calls afterwards"


def _where(disorder: Disorder) -> str:
    """In words, the way on which it happens."""
    ended = disorder.ended
    return "when it ends with an error" if ended.way.fails is not None else f"in `{ended.scope.title}`"


def _advice(disorder: Disorder) -> str:
    if disorder.why == "untold":
        return f"clear {_spelled(disorder.names)} when the handlers have run, in a `finally` after the call"
    if disorder.why == "unheard":
        return f"drop the handlers in {_spelled(disorder.names)} last, when none of them is to be called any more"
    accessor = _title(disorder.accessor)
    return f"first cache what `{accessor}` gives, then call the end handlers, then clear; let it answer from the cache"


def _handlers(emission: Emission | None) -> str:
    event = emission.event if emission is not None else ""
    return f"`{event}` handlers" if event and event.isidentifier() else "end handlers"


# ------------------------------------------------------------------------------------------------------------ chain


def _chain(disorder: Disorder) -> Iterator[Step]:
    scope, cls = disorder.ended.scope, disorder.cls.name
    yield Step("end", _begin(scope), f"`{scope.title}` ends the stream", f"end {cls} in {scope.title}")
    way = disorder.ended.way
    if way.fails is not None:
        handler = getattr(way.fails.record, "handlers")[way.number]  # noqa: B009 - a `try` is what fails
        where = Location(scope.module.path, handler.at)
        yield Step("error", where, "it catches the error that has broken the stream off", f"error in {scope.title}")
    steps = [*_before(disorder), *_clear(disorder), *_after(disorder)]
    yield from steps


def _before(disorder: Disorder) -> Iterator[Step]:
    if disorder.why == "cached-after-telling" and disorder.cache is not None:
        for emission in disorder.ended.tells:
            if emission.event:
                note = f"the {_handlers(emission)} are called, and may ask `{_title(disorder.accessor)}`"
                yield Step("tell", emission.site.location, note, f"tell {emission.event} in {disorder.cls.name}")
        note = f"only then is it cached for `{_title(disorder.accessor)}`"
        yield Step(
            "cache", disorder.cache.location, note, f"cache in {scope_anchor(disorder.cache.scope)}", suspect=True
        )


def _clear(disorder: Disorder) -> Iterator[Step]:
    for call in disorder.trail:
        title = call.scope.title
        yield Step("call", call.location, f"`{title}` goes on to what is called here", f"call in {title}")
    what = "the handlers are dropped" if disorder.why == "unheard" else f"{_spelled(disorder.names)} is emptied"
    title = disorder.clear.scope.title
    anchor = f"clear {disorder.cls.name}.{disorder.names[0]} in {scope_anchor(disorder.clear.scope)}"
    yield Step("clear", disorder.clear.location, what, anchor, suspect=True)


def _after(disorder: Disorder) -> Iterator[Step]:
    cls = disorder.cls.name
    match disorder.why:
        case "cached-late" if disorder.cache is not None:
            note = f"what `{_title(disorder.accessor)}` gives is computed from it here, when it is gone"
            yield Step("cache", disorder.cache.location, note, f"cache in {scope_anchor(disorder.cache.scope)}")
        case "cached-one-way" if disorder.cache is not None:
            note = f"what `{_title(disorder.accessor)}` gives is cached here, on another way"
            yield Step("cache", disorder.cache.location, note, f"cache in {scope_anchor(disorder.cache.scope)}")
        case "untold" | "unheard" if disorder.tells is not None:
            note = f"the {_handlers(disorder.tells)} are called here, when it is gone"
            yield Step("tell", disorder.tells.site.location, note, f"tell {disorder.tells.event} in {cls}")
        case "uncached" if disorder.accessor is not None:
            note = f"`{_title(disorder.accessor)}` reads {_spelled(disorder.names)}, and finds nothing"
            yield Step("accessor", _begin(disorder.accessor), note, f"accessor {_title(disorder.accessor)}")
        case _:
            pass


def _begin(scope: Scope) -> Location:
    return Location(scope.module.path, scope.function.at)


def _title(accessor: Scope | None) -> str:
    return accessor.title if accessor is not None else "its final accessor"


def _spelled(names: tuple[str, ...]) -> str:
    return " and ".join(f"`{name}`" for name in names[:3]) + (" and more" if len(names) > 3 else "")
