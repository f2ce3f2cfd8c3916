"""Ask the final accessor for the last message, in the place of a list that the stream has cleared by then."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.final import asked, name_of
from streamlint.fix.source import Mended, Source
from streamlint.retention.ending.words import words


def mend(source: Source, finding: Finding) -> Mended | None:
    """Safe: the last of what the stream received is its final message, which the accessor gives after the end too."""
    read = source.at(cst.Attribute, finding.where.span)
    last = source.parent(read) if read is not None else None
    if not finding.final or read is None or not isinstance(last, cst.Subscript) or not _is_last(last):
        return None
    final = asked(source, read.value, finding.final)
    if final is None or not _is_of(read.attr.value, name_of(finding.final)):
        return None
    title = f"Ask `{name_of(finding.final)}`, which answers after the end, for the last of `{read.attr.value}`"
    return Mended(((last, final),), "safe", title)


def _is_of(name: str, accessor: str) -> bool:
    """Whether an accessor gives one of what a list has: `final_message` of `received_messages`, and no `final_text`."""
    many, one = words(name), words(accessor)
    return bool(many and one) and many[-1] == f"{one[-1]}s"


def _is_last(node: cst.Subscript) -> bool:
    match node.slice:
        case (cst.SubscriptElement(slice=cst.Index(value=cst.UnaryOperation(cst.Minus(), cst.Integer(value="1")))),):
            return True
        case _:
            return False
