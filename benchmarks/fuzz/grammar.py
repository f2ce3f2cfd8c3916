"""Programs made up from a grammar of Python, with the words that the analysis listens to.

Few names, so that they meet; every statement and expression, wherever it may stand or may not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from textwrap import indent
from typing import Final

NAMES: Final = (
    "a",
    "b",
    "self",
    "cls",
    "stream",
    "kept",
    "client",
    "Agent",
    "Box",
    "run",
    "make",
    "tasks",
    "events",
    "é",
)
ATTRIBUTES: Final = ("kept", "stream", "run", "close", "messages", "received_messages", "response", "item", "__call__")
METHODS: Final = (
    "append", "add", "pop", "remove", "discard", "clear", "setdefault", "update", "get", "put", "put_nowait", "extend",
    "on", "close", "get_final_message", "until_done", "add_done_callback", "create_task", "register", "cancel",
    "insert", "__enter__", "__aenter__", "__iter__", "__next__", "__del__", "__init__", "__setattr__", "__getattr__",
    "copy", "run",
)  # fmt: skip
CALLS: Final = (
    "anthropic.Anthropic()", "client.messages.create(messages=a, stream=True)", "client.messages.stream(messages=a)",
    "client.beta.messages.tool_runner(messages=a, stream=True)", "openai.OpenAI()", "asyncio.create_task(run())",
    "asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)", "asyncio.shield(b)", "functools.partial(run, a)",
    "weakref.ref(a)", "deque(maxlen=3)", "deque()", "defaultdict(list)", "asyncio.Queue()", "list(a)", "dict(a=b)",
    "super().__init__()", "super()", "type(a)", "getattr(a, 'kept')", "setattr(self, 'kept', a)", "vars(self)",
    "globals()", "copy.deepcopy(a)", "threading.local()", "contextvars.ContextVar('x')", "httpx.stream('GET', a)",
    "iter(a)", "next(a)", "websockets.connect(a)", "requests.get(a, stream=True)", "aiohttp.ClientSession()",
    "zip(a, b)", "map(run, a)", "len(a)",
)  # fmt: skip
IMPORTS: Final = (
    "import anthropic, openai, asyncio", "import functools, weakref, copy, threading, contextvars, httpx, websockets",
    "from collections import deque, defaultdict", "from .file1 import *", "import file0 as file0",
    "from . import file1, file2", "from file0 import Agent as Box, run", "from .. import b",
    "from __future__ import annotations", "from file1 import a",
)  # fmt: skip
DECORATORS: Final = (
    "functools.cache", "functools.lru_cache(maxsize=None)", "property", "staticmethod", "classmethod", "a.setter",
    "contextlib.contextmanager", "dataclass", "app.get('/')", "a", "Agent", "client.on('end')", "atexit.register",
    "abstractmethod",
)  # fmt: skip
PATTERNS: Final = (
    "_", "a", "[a, *b]", "{'a': a, **b}", "Agent(kept=a)", "a | b", "(1 | -2) as a", "None", "a.b", "(a, _, *_)",
    "'x' 'y'",
)  # fmt: skip


class Writer:
    """Writes programs; `deepest` is how deep they nest."""

    def __init__(self, random: Random, deepest: int = 4) -> None:
        self._random = random
        self._deepest = deepest
        self._depth = 0

    def module(self) -> str:
        """A whole file."""
        few = [self._of(IMPORTS) for _ in range(self._random.randint(1, 4))]
        return "\n".join([*few, *(self.statement() for _ in range(self._random.randint(2, 12))), ""])

    def _of(self, words: Sequence[str]) -> str:
        return self._random.choice(words)

    def name(self) -> str:
        """One of the few names."""
        return self._of(NAMES)

    # ---- expressions

    def expression(self) -> str:
        """Any expression."""
        if self._depth >= self._deepest or self._random.random() < 0.25:
            return self._of((*NAMES, *CALLS, "1", "'end'", "None", "[]", "{}", "self.kept", "...", "b'x'", "-1", "()"))
        self._depth += 1
        try:
            return self._random.choice(_EXPRESSIONS)(self)
        finally:
            self._depth -= 1

    def target(self) -> str:
        """What can be assigned to."""
        shapes = (
            "{n}",
            "self.{a}",
            "{n}.{a}",
            "{n}[{e}]",
            "{n}[-{n}:]",
            "({n}, self.{a})",
            "[{n}, *{m}]",
            "self.{a}[{e}]",
        )
        return self._fill(self._of(shapes))

    def _fill(self, shape: str) -> str:
        """A shape with its marks replaced: n, m names, a attribute, f method, e, g, h expressions, t target."""
        made: dict[str, str] = {}
        for mark, make in _MARKS.items():
            if "{" + mark + "}" in shape:
                made[mark] = make(self)
        return shape.format(**made)

    # ---- statements

    def statement(self) -> str:
        """Any statement, of one line or more."""
        if self._depth >= self._deepest or self._random.random() < 0.5:
            return self._fill(self._of(_SIMPLE))
        self._depth += 1
        try:
            head = self._fill(self._of(_COMPOUND))
            return "\n".join(self._opened(line) for line in head.split("\n"))
        finally:
            self._depth -= 1

    def _opened(self, line: str) -> str:
        if not line.endswith(":"):
            return line
        lead = line[: len(line) - len(line.lstrip())]
        return line + "\n" + indent(self.block(), lead + "    ")

    def block(self) -> str:
        """The body of a statement."""
        return "\n".join(self.statement() for _ in range(self._random.randint(1, 4)))

    def decorator(self) -> str:
        """What stands behind an `@`."""
        return self._of(DECORATORS)

    def pattern(self) -> str:
        """What a `case` matches."""
        return self._of(PATTERNS)


def _shape(text: str) -> Callable[[Writer], str]:
    return lambda writer: writer._fill(text)


_MARKS: Final[dict[str, Callable[[Writer], str]]] = {
    "n": Writer.name,
    "m": Writer.name,
    "a": lambda writer: writer._random.choice(ATTRIBUTES),
    "f": lambda writer: writer._random.choice(METHODS),
    "e": Writer.expression,
    "g": Writer.expression,
    "h": Writer.expression,
    "t": Writer.target,
    "d": Writer.decorator,
    "p": Writer.pattern,
}
_EXPRESSIONS: Final = tuple(
    _shape(text)
    for text in (
        "{e}.{a}", "{e}.{f}({g})", "{e}.{f}()", "self.{a}.{f}({e})", "self.kept.append({e})", "{n}({e}, *{g}, **{h})",
        "{n}({e})", "({e})[{g}]", "({e})[{g}:{h}]", "[{e} for {n} in {g} if {h}]", "{{{e}: {g} for {n}, {m} in {h}}}",
        "{{*{e}, {g}}}", "({e} for {n} in {g})", "[{e}, {g}]", "{{'a': {e}, **{g}}}", "({e}, {g})",
        "lambda {n}={e}: {g}",
        "lambda *{n}: {e}", "({e} if {g} else {h})", "({e} or {g})", "({e} and not {g})", "({n} := {e})", "(await {e})",
        "(yield {e})", "(yield from {e})", "(yield)", "f'{{{e}!r:{{{n}}}}}'", "({e} + {g})", "({e} | {g})",
        "({e} < {g} < {h})",
        "asyncio.create_task({e})", "functools.partial({e}, {g})", "{n}.on('end', {e})", "weakref.finalize({e}, {g})",
        "client.messages.create(messages={e}, stream=True)", "Agent({e})", "{e}.add_done_callback({g})", "list({e})",
        "[*{e}]", "{e}.{f}.{f}({g}.{f}())", "super().{f}({e})",
    )
)  # fmt: skip
_SIMPLE: Final = (
    "{e}", "{t} = {e}", "{t} = {t} = {e}", "{n}: {e} = {g}", "self.{a}: list[{n}] = []", "{n} += {e}",
    "self.{a} |= {e}", "del {t}", "return {e}", "return", "yield {e}", "raise {e}", "raise", "global {n}",
    "nonlocal {n}", "pass", "break", "continue", "assert {e}, {g}", "self.kept.append({e})", "self.{a} = {e}",
    "self.{a}[{e}] = {g}", "{n}.{f}({e})", "{n} = self.{a}.{f}({e})", "kept.append(stream)", "import {n}",
    "from file1 import {n}", "type {n} = {e}", "self.{a}.pop({e}, None)", "{t} = []", "await {e}",
)  # fmt: skip
_COMPOUND: Final = (
    "if {e}:\nelif {g}:\nelse:", "if {e}:", "while {e}:", "while True:", "for {t} in {e}:", "for {t} in {e}:\nelse:",
    "async for {n} in {e}:", "with {e} as {t}:", "with {e}, {g} as {n}:", "async with {e} as {n}:",
    "try:\nexcept {e} as {n}:\nelse:\nfinally:", "try:\nfinally:", "try:\nexcept:", "try:\nexcept* {e}:",
    "def {n}(self, {m}_={e}):", "def {n}(*{m}, **kw):", "def {n}({m}, /, *, b_: {e} = {g}) -> {h}:",
    "async def {n}(self):", "@{d}\ndef {n}({m}):", "@{d}\n@{d}\nasync def {n}({m}):", "class {n}:", "class {n}({m}):",
    "class {n}({e}, metaclass={g}):", "@{d}\nclass {n}({m}):",
    "class Agent:\n    def __init__(self, {m}):\n    def run(self):\n    async def {f}(self, b):",
    "match {e}:\n    case {p}:\n    case {p} if {g}:",
    "for stream in client.beta.messages.tool_runner(messages=a, stream=True):", "def {n}[T: {m}](a: T) -> T:",
    "class Box[T]({m}[T]):", "if __name__ == '__main__':",
)  # fmt: skip


def program(random: Random) -> bytes:
    """A program of up to some hundred lines."""
    return Writer(random, random.choice((2, 3, 4, 5))).module().encode()
