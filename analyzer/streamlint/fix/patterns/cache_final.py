"""Cache what the final accessor gives before the state that it reads is cleared, and let it answer from there."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.accessors import accessor_of, answering, beginning, caching
from streamlint.fix.blocks import before, block_of
from streamlint.fix.classes import StreamClass, class_around
from streamlint.fix.clearing import cleared, line_at
from streamlint.fix.source import Mended, Source


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: after the end the accessor answers, where it raised or gave nothing."""
    if any(step.kind == "cache" for step in finding.chain):
        return None
    clear = line_at(source, finding.where.line)
    cls = class_around(source, clear) if clear is not None else None
    method = cls.method_of(clear) if cls is not None and clear is not None else None
    name = cleared(cls, clear) if cls is not None and clear is not None else ""
    if cls is None or clear is None or method is None or not name or block_of(source, clear) is None:
        return None
    readers = [each for each in cls.methods.values() if each is not method and _reads(cls, each, name)]
    found = [accessor for each in readers if (accessor := accessor_of(cls, each, name)) is not None]
    made = beginning(cls, found[0]) if len(found) == 1 else None
    if made is None or (found[0].is_whole and _is_left_early(cls, method)):
        return None
    old, new = answering(cls, found[0])
    splices = {clear: before(clear, caching(cls, found[0], method)), old: new, made[0]: made[1]}
    title = f"Cache what `{found[0].name}` gives before `{name}` is cleared, and answer from the cache then"
    return Mended(source.respliced(splices), "unsafe", title)


def _reads(cls: StreamClass, method: cst.FunctionDef, name: str) -> bool:
    return any(cls.attribute(use) == name and cls.method_of(use) is method for use in cls.uses(name))


def _is_left_early(cls: StreamClass, method: cst.FunctionDef) -> bool:
    """Whether a generator clears also when its reader leaves it: what is cached then may be a part only."""
    finals = [each for each in cls.nodes(cst.Finally) if cls.method_of(each) is method]
    return bool(finals) and any(cls.method_of(node) is method for node in cls.nodes(cst.Yield))
