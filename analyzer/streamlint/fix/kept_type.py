"""What an annotation says that a container keeps, and what it is to say when that is no stream any more."""

from __future__ import annotations

import libcst as cst
from libcst import matchers as m

from streamlint.fix.final import name_of
from streamlint.fix.source import Source
from streamlint.fix.stores import Made

_ANY = frozenset({"Any", "object"})


def annotated(
    source: Source, made: Made, final: str
) -> tuple[tuple[cst.BaseExpression, cst.BaseExpression], ...] | None:
    """The change of the annotation of a container that is to keep what `final` gives.

    Empty where it says nothing of what is kept, None where what it has to say is not known.
    """
    kept = _kept(made.annotation.annotation) if isinstance(made, cst.AnnAssign) else None
    if kept is None or source.code(kept).rpartition(".")[2] in _ANY:
        return ()
    given = _given(source, source.code(kept), name_of(final)) if isinstance(kept, cst.Name) else None
    return ((kept, given),) if given is not None else None


def _kept(annotation: cst.BaseExpression) -> cst.BaseExpression | None:
    """The last part of `list[Stream]` or `dict[str, Stream]`; None where there are no parts."""
    if not isinstance(annotation, cst.Subscript):
        return None
    last = annotation.slice[-1].slice
    if not isinstance(last, cst.Index):
        return annotation
    inner = _kept(last.value) if m.matches(annotation.value, m.OneOf(m.Name("ClassVar"), m.Name("Final"))) else None
    return inner if inner is not None else last.value


def _given(source: Source, cls: str, accessor: str) -> cst.BaseExpression | None:
    """What the accessor of a class of the file is annotated to return, where that is a plain name."""
    for function in source.nodes(cst.FunctionDef):
        owner = next((outer for outer in source.around(function) if isinstance(outer, cst.ClassDef)), None)
        if function.name.value == accessor and owner is not None and owner.name.value == cls and function.returns:
            returned = function.returns.annotation
            return returned if isinstance(returned, cst.Name) else None
    return None
