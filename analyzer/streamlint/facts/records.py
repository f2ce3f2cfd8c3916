"""Facts: what a module says, without its syntax.

A function body is a `Block`: a tuple of small frozen records in the order in which Python evaluates them. Straight-line
records read and write *operands*; `Loop`, `Branch`, `Try` and `With` hold blocks of their own, so the flow of control
stays visible. An operand is a name as written (`stream`) or a temporary that lowering made (`%3`, unique in its
function). Which scope a plain name belongs to is decided from `Function.binds`, `globals` and `nonlocals`, never here.

Facts are plain data: strings, numbers, tuples and these records. Loading them can run no code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from streamlint.location import Span

Operand: TypeAlias = str
Constant: TypeAlias = str | bytes | int | float | bool | None
Choice: TypeAlias = Literal["or", "and", "if"]
Collected: TypeAlias = Literal["list", "tuple", "set", "dict"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """A type as written: `dict[str, Stream]` is `Annotation("dict", (Annotation("str"), Annotation("Stream")))`.

    A union is spelled `Annotation("|", members)`; a literal such as `Literal["a"]` keeps its arguments' text. Quoted
    annotations are read as the type they quote. What cannot be read is `Annotation("?")`.
    """

    name: str
    arguments: tuple[Annotation, ...] = ()


# ---------------------------------------------------------------------------------------------- straight-line records


@dataclass(frozen=True, slots=True)
class Const:
    """`to` becomes a literal."""

    at: Span
    to: Operand
    value: Constant


@dataclass(frozen=True, slots=True)
class Copy:
    """`to = value`, also for walrus targets; `annotation` where the assignment has one. `value` is None for `x: T`."""

    at: Span
    to: Operand
    value: Operand | None
    annotation: Annotation | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """`import a.b as x` is (to=x, module="a.b", name=None); `import a.b` binds `a`: (to=a, module="a", name=None).

    `from ..m import n as x` is (to=x, module="m", name="n", level=2); a star import has name "*" and to "*".
    """

    at: Span
    to: Operand
    module: str
    name: str | None
    level: int = 0


@dataclass(frozen=True, slots=True)
class LoadAttr:
    """`to = of.name`."""

    at: Span
    to: Operand
    of: Operand
    name: str


@dataclass(frozen=True, slots=True)
class StoreAttr:
    """`of.name = value`; `value` is None for a bare `self.x: T`."""

    at: Span
    of: Operand
    name: str
    value: Operand | None
    annotation: Annotation | None = None


@dataclass(frozen=True, slots=True)
class DeleteAttr:
    """`del of.name`."""

    at: Span
    of: Operand
    name: str


@dataclass(frozen=True, slots=True)
class Slice:
    """`to` is the slice `lower:upper:step` that the following item record uses as its key."""

    at: Span
    to: Operand
    lower: Operand | None
    upper: Operand | None
    step: Operand | None


@dataclass(frozen=True, slots=True)
class LoadItem:
    """`to = of[key]`."""

    at: Span
    to: Operand
    of: Operand
    key: Operand


@dataclass(frozen=True, slots=True)
class StoreItem:
    """`of[key] = value`."""

    at: Span
    of: Operand
    key: Operand
    value: Operand


@dataclass(frozen=True, slots=True)
class DeleteItem:
    """`del of[key]`."""

    at: Span
    of: Operand
    key: Operand


@dataclass(frozen=True, slots=True)
class DeleteName:
    """`del name`."""

    at: Span
    name: Operand


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call. `star` is 0, 1 for `*value`, 2 for `**value`."""

    value: Operand
    keyword: str | None = None
    star: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """`to = function(arguments)`. A method call is a `LoadAttr` and a `Call` of what it loaded.

    A decorator is a `Call` of the decorator's operand with the function or class as its one argument.
    """

    at: Span
    to: Operand
    function: Operand
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a display. `key` is set in dicts; `star` marks `*value` and, with no key in a dict, `**value`."""

    value: Operand
    key: Operand | None = None
    star: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """`to` becomes a new list, tuple, set or dict: a display, or the (empty) result that a comprehension fills."""

    at: Span
    to: Operand
    kind: Collected
    elements: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Collect:
    """A comprehension adds `value` (under `key` in a dict) to `into`."""

    at: Span
    into: Operand
    value: Operand
    key: Operand | None = None


@dataclass(frozen=True, slots=True)
class MakeFunction:
    """`to` becomes the function object `functions[function]` of the module; a def, a lambda or a generator expression.

    `defaults` are (parameter, operand) pairs, evaluated before. A generator expression has one parameter, `.0`, its first
    iterable; it is called by the `Call` record that follows.
    """

    at: Span
    to: Operand
    function: int
    defaults: tuple[tuple[str, Operand], ...] = ()


@dataclass(frozen=True, slots=True)
class MakeClass:
    """`to` becomes the class `classes[cls]` of the module. Its body runs as the function `classes[cls].body`."""

    at: Span
    to: Operand
    cls: int
    bases: tuple[Operand, ...]
    keywords: tuple[tuple[str, Operand], ...] = ()


@dataclass(frozen=True, slots=True)
class Yield:
    """`to = yield value`; `value` is None for a bare `yield`."""

    at: Span
    to: Operand
    value: Operand | None


@dataclass(frozen=True, slots=True)
class YieldFrom:
    """`to = yield from value`."""

    at: Span
    to: Operand
    value: Operand


@dataclass(frozen=True, slots=True)
class Await:
    """`to = await value`."""

    at: Span
    to: Operand
    value: Operand


@dataclass(frozen=True, slots=True)
class Unpack:
    """`a, *b, c = value`: `to` are the targets in order, `star` the index of the starred one or -1."""

    at: Span
    to: tuple[Operand, ...]
    star: int
    value: Operand


@dataclass(frozen=True, slots=True)
class Either:
    """`to` is one of `values`: a conditional expression ("if"), `and`, `or`.

    Which operand is evaluated is not kept: all of them are lowered before this record.
    """

    at: Span
    to: Operand
    values: tuple[Operand, ...]
    operator: Choice = "if"


@dataclass(frozen=True, slots=True)
class Operate:
    """`to` is computed from `values` by `operator`: `+`, `%`, `not`, `in`, `not in`, `is`, `==`, `<`, ...

    The operator of a formatted string is `f""`, with the short text that it begins with. An augmented assignment has the
    operator's own spelling, `+=`, and is followed by the store of `to`. A chained comparison is one record for each pair,
    joined by `Either`.
    """

    at: Span
    to: Operand
    operator: str
    values: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Return:
    """Leaves the function with `value` (None for a bare `return`). A lambda's expression is returned."""

    at: Span
    value: Operand | None


@dataclass(frozen=True, slots=True)
class Raise:
    """`raise value from cause`; both None for a bare `raise`."""

    at: Span
    value: Operand | None
    cause: Operand | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """Leaves the innermost loop."""

    at: Span


@dataclass(frozen=True, slots=True)
class Continue:
    """Starts the innermost loop's next round."""

    at: Span


# ------------------------------------------------------------------------------------------------ records with blocks


@dataclass(frozen=True, slots=True)
class Loop:
    """A `for`, a `while`, or one `for` clause of a comprehension.

    `for`: `iterable` was evaluated before; each round binds `item`, and `body` starts with the records that hand `item`
    to the targets. `while`: `head` computes `test` before each round; `iterable` and `item` are None.
    `at` spans the statement's header for statements, the `for ... in ...` clause for comprehensions.
    """

    at: Span
    kind: Literal["for", "while", "comprehension"]
    iterable: Operand | None
    item: Operand | None
    head: Block
    test: Operand | None
    body: Block
    orelse: Block = ()
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """`if test: then else: orelse`; the test's records come before. A comprehension's `if` clause has an empty `orelse`.

    `match` becomes a chain of branches: the subject's parts are loaded by `LoadAttr`/`LoadItem`/`Unpack` and bound by
    `Copy` at the start of `then`; `test` is then an `Operate` named `match`.
    """

    at: Span
    test: Operand
    then: Block
    orelse: Block


@dataclass(frozen=True, slots=True)
class Handler:
    """One `except` clause; `types` is None for a bare `except`, `name` the bound name or None. `star` marks `except*`."""

    at: Span
    types: Operand | None
    name: Operand | None
    body: Block
    head: Block = ()
    star: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """`try`. A handler's `head` computes its `types`."""

    at: Span
    body: Block
    handlers: tuple[Handler, ...]
    orelse: Block
    final: Block


@dataclass(frozen=True, slots=True)
class With:
    """One item of a `with`; more items nest.

    `manager` was evaluated before; entering binds `entered`, and `body` starts with the records that hand it to the
    target. `at` spans the item.
    """

    at: Span
    manager: Operand
    entered: Operand
    body: Block
    is_async: bool = False


Record: TypeAlias = (
    Const
    | Copy
    | Import
    | LoadAttr
    | StoreAttr
    | DeleteAttr
    | Slice
    | LoadItem
    | StoreItem
    | DeleteItem
    | DeleteName
    | Call
    | Collection
    | Collect
    | MakeFunction
    | MakeClass
    | Yield
    | YieldFrom
    | Await
    | Unpack
    | Either
    | Operate
    | Return
    | Raise
    | Break
    | Continue
    | Loop
    | Branch
    | Try
    | With
)
Block: TypeAlias = tuple[Record, ...]


# -------------------------------------------------------------------------------------------- functions, classes, module


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `kind`: "positional" (before `/`), "normal", "star" (`*args`), "keyword", "kwargs" (`**kwargs`)."""

    name: str
    kind: Literal["positional", "normal", "star", "keyword", "kwargs"]
    annotation: Annotation | None = None
    has_default: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """A scope with a body: the module itself (index 0), a class body, a def, a lambda, a generator expression.

    `parent` is the index of the enclosing scope (None for the module). `binds` are the names that this scope makes local:
    parameters, assignment, loop, `with`, `except` and import targets, defs, classes, walruses. A comprehension's targets
    are local to the comprehension: lowering renames them (`x@4`), so that they never meet a name of the function; they
    stand in `binds` too. So do the versions (`x@v1`) of a local that gets another value in a row: see `versions`. `at`
    spans the `def` line's header, `whole` the entire statement; of a module both reach to the end of its last one.
    """

    index: int
    name: str
    qualified: str
    kind: Literal["module", "class", "def", "lambda", "generator"]
    at: Span
    whole: Span
    parameters: tuple[Parameter, ...]
    body: Block
    parent: int | None
    cls: int | None
    binds: frozenset[str]
    globals: frozenset[str] = frozenset()
    nonlocals: frozenset[str] = frozenset()
    is_async: bool = False
    is_generator: bool = False
    decorators: tuple[str, ...] = ()
    returns: Annotation | None = None
    temporaries: int = 0


@dataclass(frozen=True, slots=True)
class Class:
    """A class statement. `body` is the index of the function that its block is; `at` spans the header line."""

    index: int
    name: str
    qualified: str
    at: Span
    body: int
    decorators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """The facts of one file. `name` is dotted; `is_package` for an `__init__` file; `functions[0]` is the module body."""

    path: str
    name: str
    is_package: bool
    functions: tuple[Function, ...]
    classes: tuple[Class, ...]
