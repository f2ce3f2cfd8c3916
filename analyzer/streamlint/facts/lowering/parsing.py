"""Text to LibCST tree, with one kind of error for all that can go wrong."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from collections.abc import Callable
from typing import TypeVar

import libcst as cst

from streamlint.facts.lowering import nesting
from streamlint.facts.lowering.errors import LoweringError

_Tree = TypeVar("_Tree")
_PLACE = re.compile(r"error at (\d+):(\d+):")


def decode(source: bytes) -> str:
    """The text of a file, by its byte order mark or coding line, else UTF-8."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return source.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        raise LoweringError(f"cannot be decoded: {error}") from None


def parse_module(text: str) -> cst.Module:
    """The tree of a whole file."""
    nul = text.find("\0")
    if nul >= 0:
        line_start = text.rfind("\n", 0, nul) + 1
        raise LoweringError("source text contains a NUL byte", text.count("\n", 0, nul) + 1, nul - line_start + 1)
    nesting.check(text)
    return _parsed(cst.parse_module, text)


def parse_expression(text: str) -> cst.BaseExpression:
    """The tree of one expression."""
    nesting.check(text)
    return _parsed(cst.parse_expression, text)


def _parsed(parse: Callable[[str], _Tree], text: str) -> _Tree:
    try:
        return parse(text)
    except cst.ParserSyntaxError as error:
        raise _python_error(text) or _libcst_error(error) from None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- LibCST names no other errors of its parser
        raise _python_error(text) or LoweringError(f"the parser failed: {error}") from None
    except BaseException as error:
        # A panic of the Rust parser is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise LoweringError(f"the parser failed: {error}") from None


def _python_error(text: str) -> LoweringError | None:
    """What Python itself says of a text that LibCST cannot parse: it says it better. None if Python takes the text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        return LoweringError(error.msg, max(error.lineno or 1, 1), max(error.offset or 1, 1))
    except (ValueError, MemoryError, RecursionError):
        return None
    return None


def _libcst_error(error: cst.ParserSyntaxError) -> LoweringError:
    """LibCST puts the place of a parser error into its message, and 1:1 into its fields."""
    place = _PLACE.search(error.message)
    if place is None:
        return LoweringError(error.message, max(error.raw_line, 1), error.raw_column + 1)
    return LoweringError("syntax that LibCST cannot parse", int(place[1]), int(place[2]) + 1)
