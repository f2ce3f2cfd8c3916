"""Types as written, read from annotations; those in quotes too. Nothing is evaluated."""

from __future__ import annotations

import re
from collections.abc import Sequence

import libcst as cst

from streamlint.facts.lowering import literals
from streamlint.facts.lowering.errors import LoweringError
from streamlint.facts.lowering.parsing import parse_expression
from streamlint.facts.records import Annotation

UNKNOWN = Annotation("?")
_DOTTED = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


def annotation(node: cst.Annotation | None) -> Annotation | None:
    """The type that an annotation names; None where there is none."""
    return read(node.annotation) if node is not None else None


def read(node: cst.BaseExpression) -> Annotation:
    """The type that an expression names.

    A list, such as the parameters of a `Callable`, is `Annotation("[]", members)`; `*Ts` is `Annotation("*", (Ts,))`;
    `...` is `Annotation("...")`.
    """
    if isinstance(node, cst.Name | cst.Attribute):
        name = dotted(node)
        return Annotation(name) if name is not None else UNKNOWN
    if isinstance(node, cst.Subscript):
        return _subscript(node)
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.BitOr):
        return Annotation("|", _union(node))
    if isinstance(node, cst.SimpleString | cst.ConcatenatedString):
        return _quoted(node)
    if isinstance(node, cst.List):
        return Annotation("[]", tuple([read(element.value) for element in node.elements]))
    if isinstance(node, cst.StarredElement):
        return Annotation("*", (read(node.value),))
    return Annotation("...") if isinstance(node, cst.Ellipsis) else UNKNOWN


def dotted(node: cst.BaseExpression) -> str | None:
    """`a.b.c` as text; None for what is no dotted name."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return None
    if not parts:
        return node.value
    parts.append(node.value)
    return ".".join(reversed(parts))


def _subscript(node: cst.Subscript) -> Annotation:
    name = dotted(node.value)
    if name is None:
        return UNKNOWN
    if name == "Literal" or name.endswith(".Literal"):
        return Annotation(name, tuple([Annotation(_text(element)) for element in node.slice]))
    return Annotation(name, tuple(_arguments(node.slice)))


def _arguments(elements: Sequence[cst.SubscriptElement]) -> list[Annotation]:
    found = []
    for element in elements:
        part = element.slice
        if not isinstance(part, cst.Index):
            found.append(UNKNOWN)
        elif part.star:
            found.append(Annotation("*", (read(part.value),)))
        elif isinstance(part.value, cst.Tuple):  # Dict[(str, int)]
            found += [read(member.value) for member in part.value.elements]
        else:
            found.append(read(part.value))
    return found


def _text(element: cst.SubscriptElement) -> str:
    """The argument of a `Literal`, as written."""
    return cst.Module(()).code_for_node(element.slice)


def _union(node: cst.BaseExpression) -> tuple[Annotation, ...]:
    members: list[Annotation] = []
    while isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.BitOr):
        members.append(read(node.right))
        node = node.left
    members.append(read(node))
    flat: list[Annotation] = []
    for member in reversed(members):
        flat += member.arguments if member.name == "|" else (member,)
    return tuple(flat)


def _quoted(node: cst.SimpleString | cst.ConcatenatedString) -> Annotation:
    try:
        text = literals.plain(node)
    except (ValueError, SyntaxError):
        return UNKNOWN
    if not isinstance(text, str):
        return UNKNOWN
    text = text.strip()
    if _DOTTED.fullmatch(text):
        return Annotation(text)
    try:
        return read(parse_expression(text))
    except LoweringError:
        return UNKNOWN
