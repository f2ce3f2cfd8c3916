"""Let a stream class cache its final value, tell its listeners, and then let go of what it has gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.accessors import Accessor, accessor_of, answering, beginning, caching, is_accessor
from streamlint.fix.blocks import finally_after, statements
from streamlint.fix.classes import StreamClass, class_at
from streamlint.fix.endings import Ending, endings
from streamlint.fix.gathering import gathered
from streamlint.fix.source import Mended, Source

Splices = Mapping[cst.CSTNode, list[cst.BaseStatement]]


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: what the stream has gathered is gone when it has ended, however it ends, and only final values stay."""
    cls = class_at(source, finding)
    found = gathered(cls, finding) if cls is not None else {}
    ends = [end for end in endings(cls, found) if _is_meant(cls, end, finding)] if cls is not None and found else []
    if cls is None or not ends:
        return None
    accessors = _accessors(cls, found, ends)
    if accessors is None:
        return None
    splices: dict[cst.CSTNode, list[cst.BaseStatement]] = {}
    for end in ends:
        splices.update(_released(cls, end, list(found), accessors))
    for accessor in accessors:
        made = beginning(cls, accessor)
        old, new = answering(cls, accessor)
        if made is None or old in splices or made[0] in splices:
            return None
        splices.update({old: new, made[0]: made[1]})
    names = " and ".join(f"`{name}`" for name in found)
    title = f"Let go of {names} when the stream ends, after its listeners: {_kept(accessors)}"
    return Mended(source.respliced(splices), "unsafe", title)


def _is_meant(cls: StreamClass, end: Ending, finding: Finding) -> bool:
    """Whether it is an end on which the class keeps everything: of some it keeps it on one only."""
    named = [step.where.span for step in finding.chain if step.kind == "end"]
    whole = cls.source.span(end.method)
    return not named or any(whole.line <= span.line <= whole.end_line for span in named)


def _kept(accessors: list[Accessor]) -> str:
    names = " and ".join(f"`{accessor.name}`" for accessor in accessors)
    return f"only {names} can be asked then" if names else "nothing of it can be read then"


def _accessors(cls: StreamClass, found: Mapping[str, frozenset[str]], ends: list[Ending]) -> list[Accessor] | None:
    """The accessors that read what is let go of; None where anything else does, or one is not understood."""
    accessors: list[Accessor] = []
    ending = {end.method.name.value for end in ends}
    for name, gathering in found.items():
        users = cls.users(name)
        if users is None or _is_handed_out(cls, name):
            return None
        for user in sorted(users - gathering - {"__init__"}):
            accessor = accessor_of(cls, cls.methods[user], name)
            if accessor is not None:
                accessors.append(accessor)
            elif user not in ending and not _is_given_to(cls, cls.methods[user], name, ending):
                return None
    can_go_on = any(end.can_go_on for end in ends)
    return None if can_go_on and any(accessor.is_whole for accessor in accessors) else accessors


def _is_handed_out(cls: StreamClass, name: str) -> bool:
    """Whether `__init__` does more with an attribute than to make it, or what ends the stream gives it back."""
    init = cls.methods.get("__init__")
    made = [use for use in cls.uses(name) if cls.method_of(use) is init]
    around = [each for use in cls.uses(name) if not is_accessor(cls, use) for each in cls.source.around(use)]
    return len(made) > 1 or any(isinstance(each, cst.Return) for each in around)


def _is_given_to(cls: StreamClass, method: cst.FunctionDef, name: str, ending: set[str]) -> bool:
    """Whether a method uses an attribute only to hand of it to one that ends the stream."""
    calls = [call for each in ending for call in cls.calls(method, each)]
    uses = [use for use in cls.uses(name) if cls.method_of(use) is method]
    return all(any(outer is call for call in calls for outer in cls.source.around(use)) for use in uses)


def _released(
    cls: StreamClass, end: Ending, names: list[str], accessors: list[Accessor]
) -> Iterator[tuple[cst.CSTNode, list[cst.BaseStatement]]]:
    """The statements of an ending in a `try`, with the caching before it or, where it reads the stream, in its `finally`."""
    own = cls.own(end.method)
    cached = [each for accessor in accessors for each in caching(cls, accessor, end.method)]
    cleared = statements(cls.source, [f"{own}.{name} = {cls.fresh(name)}\n" for name in names])
    if end.reads:
        new = finally_after(end.statements, [*cached, *cleared])
    elif end.stops:
        new = [*cached, *cleared, *end.statements]
    else:
        new = [*cached, *finally_after(end.statements, cleared)]
    yield end.statements[0], new
    yield from ((other, []) for other in end.statements[1:])
