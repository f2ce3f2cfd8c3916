"""Numbers and strings."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Values, Walk

Text = cst.SimpleString | cst.ConcatenatedString | cst.FormattedString | cst.TemplatedString


def number(node: cst.Integer | cst.Float) -> int | float:
    """The value of a number; `ValueError` where it has none (`0777`, more digits than Python reads)."""
    return int(node.value, 0) if isinstance(node, cst.Integer) else float(node.value)


def string(node: cst.SimpleString) -> str | bytes:
    """The value of a string without formatted parts; `ValueError` or `SyntaxError` for a wrong escape."""
    source = node.value
    quote = source[-1]
    prefix = source[: source.index(quote)]
    if not prefix and "\\" not in source and "\r" not in source:
        width = 3 if source.startswith(quote * 3) and len(source) >= 6 else 1
        return source[width:-width]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about "\d": the analysed project's affair
        value = ast.literal_eval(source)
    return value if isinstance(value, bytes) else str(value)


def pieces(node: Text) -> list[Text]:
    """The strings that stand side by side, in order."""
    found: list[Text] = []
    rest: Text = node
    while isinstance(rest, cst.ConcatenatedString):
        found.append(rest.left)
        rest = rest.right
    found.append(rest)
    return found


def plain(node: cst.SimpleString | cst.ConcatenatedString) -> str | bytes | None:
    """The value of a string or of strings side by side; None where a part is formatted."""
    text: list[str] = []
    data: list[bytes] = []
    for piece in pieces(node):
        if not isinstance(piece, cst.SimpleString):
            return None
        value = string(piece)
        if isinstance(value, bytes):
            data.append(value)
        else:
            text.append(value)
    if text and data:
        raise SyntaxError("cannot mix bytes and nonbytes literals")
    return b"".join(data) if data else "".join(text)


def _number(walk: Walk, node: cst.Integer | cst.Float) -> records.Operand:
    try:
        return walk.constant(walk.at(node), number(node))
    except ValueError as error:
        raise walk.error(f"invalid number: {error}", node) from None


def _opaque(walk: Walk, node: cst.Ellipsis | cst.Imaginary) -> records.Operand:
    """`...` and imaginary numbers are constants without a value that matters: None."""
    return walk.constant(walk.at(node), None)


def _string(walk: Walk, node: cst.SimpleString | cst.ConcatenatedString) -> records.Operand:
    try:
        value = plain(node)
    except (ValueError, SyntaxError) as error:
        raise walk.error(f"invalid string: {error}", node) from None
    return walk.constant(walk.at(node), value) if value is not None else _formatted(walk, node)


def _formatted(walk: Walk, node: Text) -> records.Operand:
    """The values are those of the `{...}` parts in order; of the text between them, the operator has what comes first."""
    values: list[records.Operand] = []
    kind = "f"
    parts = pieces(node)
    for piece in parts:
        if isinstance(piece, cst.FormattedString | cst.TemplatedString):
            _parts(walk, piece.parts, values)
            kind = "t" if isinstance(piece, cst.TemplatedString) else kind
    operator = f'{kind}"{_beginning(parts[0])}"'
    to = walk.temporary()
    walk.emit(records.Operate(walk.at(node), to, operator, tuple(values)))
    return to


_LONGEST_BEGINNING = 16


def _beginning(node: Text) -> str:
    """The text before the first value, of names and keys: what tells one from another stands there."""
    parts = node.parts if isinstance(node, cst.FormattedString | cst.TemplatedString) else ()
    first = parts[0] if parts else None
    text = first.value if isinstance(first, cst.FormattedStringText | cst.TemplatedStringText) else ""
    return text if len(text) <= _LONGEST_BEGINNING and " " not in text and text.isprintable() else ""


def _parts(walk: Walk, parts: Sequence[cst.CSTNode], values: list[records.Operand]) -> None:
    for part in parts:
        if isinstance(part, cst.FormattedStringExpression | cst.TemplatedStringExpression):
            values.append(walk.value(part.expression))
            _parts(walk, part.format_spec or (), values)


VALUES: Values = {
    cst.Integer: _number,
    cst.Float: _number,
    cst.Imaginary: _opaque,
    cst.Ellipsis: _opaque,
    cst.SimpleString: _string,
    cst.ConcatenatedString: _string,
    cst.FormattedString: _formatted,
    cst.TemplatedString: _formatted,
}
