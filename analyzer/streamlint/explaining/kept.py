"""From what the graph knows to what a person reads: a kept stream becomes a finding with its chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.explaining.anchor import owner_anchor, scope_anchor
from streamlint.facts import records
from streamlint.finding import Confidence, Container, Finding, Severity, Step
from streamlint.location import Location
from streamlint.retention.ending.finals import final_call
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.keeping.paths import Link
from streamlint.retention.keeping.weight import Weight, weigh
from streamlint.retention.linking.iterators import is_unread
from streamlint.retention.places import Attribute, Elements, Variable
from streamlint.retention.scopes import Site
from streamlint.retention.values import Caught, Generator, Instance, Made, Value

if TYPE_CHECKING:
    from streamlint.retention.program import Program
    from streamlint.rule import Rule

_OWNER_WORDS = {
    "module": "the module keeps it: it lives as long as the process",
    "class": "the class keeps it: all instances share it, and it lives as long as the process",
    "default": "the function object keeps its default: it lives as long as the process",
    "function": "the function object keeps its attribute: it lives as long as the process",
}


def explain(rule: type[Rule] | Rule, kept: Kept, program: Program) -> Finding:
    """The finding of `rule` for one kept stream."""
    weight = weigh(kept.source, program)
    store = kept.store
    made_by = origin(kept)
    container = Container(
        kept.owner.name,
        kept.container.kind,
        _owner_word(kept),
        kept.owner.where or (kept.container.site.location if kept.container.site is not None else store.location),
    )
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=_message(kept, made_by),
        where=_statement(kept.told_at),
        severity=_severity(weight),
        confidence=_confidence(kept),
        advice=weight.advice,
        growth=weight.growth,
        source=made_by.location,
        container=container,
        chain=tuple(_chain(kept, made_by, weight, program)),
        assumption="; ".join(doubt.text for doubt in kept.unsure),
        final=final_call(kept.source, program) if kept.thing is kept.source else "",
    )


def origin(kept: Kept) -> Site:
    """The iteration or call that makes the stream, as the code that keeps it sees it.

    Where a generator or iterator of the project hands out the stream, that is the first loop which reads it.
    """
    for link in kept.links:
        if link.flow.how == "iterate" and link.flow.site is not None:
            return link.flow.site
        if isinstance(link.target, Attribute | Elements):
            break
    assert kept.source.site is not None
    return kept.source.site


def _statement(site: Site) -> Location:
    return site.location


def _message(kept: Kept, made_by: Site) -> str:
    what = kept.source.label
    if isinstance(kept.source, Made):
        return f"`{kept.owner.name}` keeps {_made(what)} for each {kept.source.each}"
    carried = f", inside a `{kept.thing.label}`" if kept.carriers and isinstance(kept.thing, Instance) else ""
    maker = made_by.scope.title
    where = f"`{maker}` yields" if isinstance(made_by.record, records.Loop) else f"`{maker}` makes"
    return f"`{kept.owner.name}` keeps every `{what}` that {where}{carried}"


def _made(what: str) -> str:
    """What is kept: an object of a known kind, or what a call gives."""
    return f"what `{what}` gives" if what.endswith("()") else f"{article(what)} `{what}` made"


def article(noun: str) -> str:
    """The indefinite article of a word."""
    return "an" if noun[:1].lower() in "aeiou" else "a"


def _owner_word(kept: Kept) -> str:
    return {"default": "module", "function": "module"}.get(kept.owner.kind, kept.owner.kind)


def _severity(weight: Weight) -> Severity:
    return "warning" if weight.light else "error"


def _confidence(kept: Kept) -> Confidence:
    if any(doubt.assumed for doubt in kept.unsure):
        return Confidence.LOW
    return Confidence.MEDIUM if kept.unsure else Confidence.HIGH


# ------------------------------------------------------------------------------------------------------------ chain


def _chain(kept: Kept, made_by: Site, weight: Weight, program: Program) -> Iterator[Step]:
    yield Step(
        "yield",
        made_by.location,
        _first_note(kept, made_by),
        f"yield {kept.source.label} in {scope_anchor(made_by.scope)}",
        suspect=False,
    )
    started = made_by is kept.source.site
    for link in kept.links[:-1]:
        if not started:
            started = link.flow.site is made_by
            continue
        yield from _step(link)
    yield Step(
        "store",
        kept.store.location,
        f"`{kept.owner.name}` takes one more {kept.region.words}, and nothing takes it out again",
        f"store {owner_anchor(kept.owner, kept.container.kind)} in {scope_anchor(kept.store.scope)}",
        suspect=True,
    )
    yield from _owner_steps(kept, program)


def _first_note(kept: Kept, made_by: Site) -> str:
    made = kept.source.site
    assert made is not None
    label = kept.source.label
    if isinstance(kept.source, Made):
        note = f"taken for {_made(label)} for each {kept.source.each}"
    elif kept.region.kind != "function":
        note = f"a new {label} {kept.region.words}"
    else:
        note = f"{article(label)} {label} is made {kept.region.words}"
    if made is not made_by:
        note += f", made at {made.location.path}:{made.location.line}"
    return note


def _holding(site: Site, target: Attribute) -> Step:
    """What an attribute of something keeps, or what has no name and is kept all the same: by a frame, by an iterator."""
    holder = target.holder
    if isinstance(holder, Caught):
        return _traceback(site, holder)
    if is_unread(holder):
        return Step(
            "keep", site.location, "kept by an iterator that is to read it", f"keep in {scope_anchor(site.scope)}"
        )
    if isinstance(holder, Generator):
        title = holder.scope.title if holder.scope is not None else "the generator"
        said = f"kept by the frame of `{title}`, which waits at a `yield`"
        return Step("keep", site.location, said, f"keep in {title}")
    label = holder.label if holder is not None else "object"
    return Step("keep", site.location, f"kept as `{label}.{target.name}`", f"keep {label}.{target.name}")


def _step(link: Link) -> Iterator[Step]:
    site = link.flow.site
    if site is None:
        return
    target, how = link.target, link.flow.how
    if how == "pass" and isinstance(target, Variable) and target.scope is not None:
        title = target.scope.title.removesuffix("()")
        yield Step(
            "pass", site.location, f"passed to `{title}({target.name})`", f"pass to {scope_anchor(target.scope)}"
        )
    elif how == "return" and isinstance(link.source, Variable | object):
        scope = getattr(link.source, "scope", None)
        if scope is not None:
            yield Step("return", site.location, f"returned by `{scope.title}`", f"return from {scope_anchor(scope)}")
    elif how == "iterate":
        yield Step("iterate", site.location, "handed on by an iterator", f"iterate in {scope_anchor(site.scope)}")
    elif how == "enter":
        yield Step("enter", site.location, "entered, and bound by `with`", f"enter in {scope_anchor(site.scope)}")
    elif how == "keep" and isinstance(target, Attribute):
        yield _holding(site, target)
    elif how in ("slot", "append") and isinstance(target, Elements):
        kind = target.holder.label if target.holder is not None else "container"
        yield Step("keep", site.location, f"kept in a {kind}", f"keep in {kind}")
    elif how == "capture":
        yield Step(
            "capture",
            site.location,
            "captured by the function that is made here",
            f"capture in {scope_anchor(site.scope)}",
        )
    elif how == "load" and isinstance(link.source, Attribute):
        yield Step("load", site.location, f"read back from `{link.source.name}`", f"load {link.source.name}")


def _traceback(site: Site, caught: Caught) -> Step:
    """An exception that is caught keeps its traceback, that the frames, and these their locals."""
    frame = f"`{caught.scope.title}`" if caught.scope is not None else "the function"
    note = f"the exception that is caught here keeps the frame of {frame}, with its locals"
    return Step("keep", site.location, note, f"keep frame in {scope_anchor(site.scope)}")


def _owner_steps(kept: Kept, program: Program) -> Iterator[Step]:
    owner = kept.owner
    where = owner.where or kept.store.location
    if owner.kind == "instance":
        holder = owner.holder.label if owner.holder is not None else "object"
        note = f"`{owner.name}` lives as long as the {holder}, which outlives {_one(kept)}"
        yield Step("owner", where, note, f"owner {owner.name}")
        yield from _kept_by(owner.holder, program)
    elif owner.kind == "call":
        note = f"`{owner.name}` lives as long as `{kept.region.scope.title}` goes on making streams"
        yield Step("owner", where, note, f"owner {owner.name}")
    else:
        yield Step("owner", where, f"`{owner.name}`: {_OWNER_WORDS[owner.kind]}", f"owner {owner.name}")


def _kept_by(holder: Value | None, program: Program) -> Iterator[Step]:
    if not isinstance(holder, Instance) or holder.site is None:
        return
    further = program.owners.of(holder)
    if further is not None and further.kind in ("module", "class", "instance"):
        words = {"module": "the module", "class": "the class"}.get(further.kind, "its own holder")
        yield Step(
            "owner",
            holder.site.location,
            f"`{further.name}` of {words} keeps the {holder.label}",
            f"owner {further.name}",
        )


def _one(kept: Kept) -> str:
    if kept.region.kind == "function":
        return f"a call of `{kept.region.scope.title}`"
    return "the iteration" if kept.region.site is not None else "the call"
