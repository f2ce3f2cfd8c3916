"""Real files with something wrong: a byte, a token, a line, a statement of another program."""

from __future__ import annotations

import ast
import copy
import re
import warnings
from collections.abc import Sequence
from random import Random
from typing import Final

ODD: Final = (
    b"\0", b"\f", b"\r", b"\r\n", b"\t", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\\n", b"\\", b"'''", b'"""',
    b"'", b"(", b")", b"[" * 40, b"{", b"}", b":", b";", b"#", b"# noqa: STL103", b"# streamlint: ignore[",
    b"# streamlint: skip-file", b"# coding: utf-7\n", b"# -*- coding: latin-1 -*-\n", b"# coding: idna\n",
    b"# coding: utf-16\n", b"\xc2\x85", b"\xe2\x80\xa8", b" ", b"    ", b"\n", b"\n\n", b"async ", b"await ",
    b"yield ", b"lambda: ", b"match ", b"case ", b"type ", b"print 1\n", b"exec 'x'\n", b"0777", b"1_000", b"9" * 5000,
    b"0x", b"1e999", b"f'{", b"}'", b"rb'", b"t'{a}'", b":=", b"->", b"**", b"...", b"@", b"<>", b"`a`", b"!", b"$",
    b"?", b"not " * 30, b"-" * 30, b"if a: pass\nelif b: pass\n", b"\xe4\xb8\xad", b"\xcc\x81", b".append(stream)",
    b"self.", b"[" b"0]", b"()", b"for stream in x:", b"else:", b"finally:", b"global a\n", b"\x1b[31m",
)  # fmt: skip
_TOKEN: Final = re.compile(rb"\w+|\s+|[^\w\s]")
Statement = ast.stmt


def broken(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A file after a few mutations of its bytes, tokens and lines."""
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        data = random.choice((_bytes, _tokens, _lines))(random, data, others)
    return data


def _bytes(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    end = min(len(data), at + random.choice((0, 0, 1, 2, 9, 100)))
    match random.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[at:end] * random.choice((0, 2, 3, 50)) + data[end:]
        case 2:
            return data[:at] + random.randbytes(random.randint(1, 4)) + data[end:]
        case 3 if data:
            at = random.randrange(len(data))
            return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
        case 4:
            return (
                data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\f\n", b"\\\n", b"\n\n"))) if at % 3 == 0 else data
            )
    return data[:at] + random.choice(ODD) + data[end:]


def _tokens(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    tokens = _TOKEN.findall(data)
    if not tokens:
        return random.choice(ODD)
    at = random.randrange(len(tokens))
    match random.randrange(4):
        case 0:
            tokens[at] = random.choice(tokens)
        case 1:
            del tokens[at]
        case 2:
            tokens.insert(at, random.choice((*ODD, *tokens[:50])))
        case 3:
            old, new = tokens[at], random.choice(tokens)
            tokens = [new if token == old else token for token in tokens]
    return b"".join(tokens)


def _lines(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at, end = sorted(random.randrange(len(lines) + 1) for _ in range(2))
    part = lines[at : min(end, at + 12)]
    match random.randrange(6):
        case 0:
            lines[at : at + len(part)] = []
        case 1:
            lines[at:at] = part
        case 2:
            lines[at : at + len(part)] = [random.choice((b"    ", b"\t", b" ")) + line for line in part]
        case 3:
            lines[at : at + len(part)] = [line[random.choice((1, 4)) :] or b"\n" for line in part]
        case 4:
            lines[at : at + len(part)] = reversed(part)
        case 5:
            other = random.choice(others).splitlines(keepends=True) or [b""]
            start = random.randrange(len(other))
            lines[at:at] = other[start : start + random.randint(1, 20)]
    return b"".join(lines)


def parsed(data: bytes) -> ast.Module | None:
    """The tree of a file; None where Python does not take it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def spliced(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A program with statements and expressions of others in it: Python still, but of no sense."""
    tree, other = parsed(data), parsed(random.choice(others))
    if tree is None or other is None:
        return data
    for _ in range(random.choice((1, 2, 4, 8))):
        random.choice((_moved, _moved, _wrapped, _replaced, _renamed))(random, tree, other)
    try:
        return ast.unparse(ast.fix_missing_locations(tree)).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError, AttributeError, TypeError):
        return data


def _blocks(tree: ast.AST) -> list[list[Statement]]:
    """The lists of statements in a tree that may be changed."""
    found = [getattr(node, name, None) for node in ast.walk(tree) for name in ("body", "orelse", "finalbody")]
    return [block for block in found if isinstance(block, list) and block and isinstance(block[0], Statement)]


def _moved(random: Random, tree: ast.Module, other: ast.Module) -> None:
    """A statement doubled, taken out, or brought from elsewhere."""
    blocks, sources = _blocks(tree), _blocks(random.choice((tree, other)))
    if not blocks or not sources:
        return
    block, source = random.choice(blocks), random.choice(sources)
    at = random.randrange(len(block) + 1)
    if random.random() < 0.2 and len(block) > 1:
        del block[min(at, len(block) - 1)]
    else:
        block.insert(at, copy.deepcopy(random.choice(source)))


_WRAPS: Final = (
    "try:\n    pass\nfinally:\n    close()", "try:\n    pass\nexcept Exception:\n    return", "while True:\n    pass",
    "for a in b:\n    pass", "async def run():\n    pass", "def make(self):\n    pass",
    "class Agent(Agent):\n    pass", "with a as b:\n    pass", "if a:\n    pass\nelse:\n    return",
    "async with a as b:\n    pass",
)  # fmt: skip


def _wrapped(random: Random, tree: ast.Module, _: ast.Module) -> None:
    """Statements put into another one."""
    blocks = _blocks(tree)
    if blocks:
        block = random.choice(blocks)
        at = random.randrange(len(block))
        new = ast.parse(random.choice(_WRAPS)).body[0]
        new.body = block[at : at + random.randint(1, 4)]  # type: ignore[attr-defined]
        block[at : at + len(new.body)] = [new]  # type: ignore[attr-defined]


def _replaced(random: Random, tree: ast.Module, other: ast.Module) -> None:
    """An expression in the place of another."""
    sources = [node for node in ast.walk(random.choice((tree, other))) if isinstance(node, ast.expr)]
    places = [
        (node, name)
        for node in ast.walk(tree)
        for name, value in ast.iter_fields(node)
        if isinstance(value, ast.expr) and isinstance(getattr(value, "ctx", None), ast.Load | None)
    ]
    if sources and places:
        node, name = random.choice(places)
        setattr(node, name, copy.deepcopy(random.choice(sources)))


def _renamed(random: Random, tree: ast.Module, _: ast.Module) -> None:
    """One name where another was, everywhere."""
    names = sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})
    if len(names) > 1:
        old, new = random.sample(names, 2)
        for node in ast.walk(tree):
            for field in ("id", "arg", "name", "attr"):
                if getattr(node, field, None) == old:
                    setattr(node, field, new)
