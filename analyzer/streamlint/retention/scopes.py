"""Scopes and sites: every function body laid out, so that a record knows what encloses it and a name knows its home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.location import Location

if TYPE_CHECKING:
    from streamlint.retention.places import Result, Variable
    from streamlint.retention.values import ClassValue

Arm = str
LEAVING = (records.Return, records.Raise, records.Continue, records.Break)
"""The records after which what stands next in the block does not run."""
_CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__"})


@dataclass(eq=False, slots=True, repr=False)
class Site:
    """One record where it stands: its scope, the blocks around it (outermost first), and its place in the last of them."""

    scope: Scope
    record: records.Record
    path: tuple[tuple[Site, Arm], ...]
    block: records.Block
    index: int

    def __repr__(self) -> str:
        return f"<{type(self.record).__name__} at {self.scope.module.name}:{self.record.at.line}>"

    @property
    def location(self) -> Location:
        """Where it is written."""
        return Location(self.scope.module.path, self.record.at)

    def inside(self, other: Site) -> bool:
        """Whether this record belongs to one of the blocks of `other`."""
        return any(enclosing is other for enclosing, _ in self.path)

    @property
    def is_looped(self) -> bool:
        """Whether it stands in a loop of its function."""
        return any(isinstance(enclosing.record, records.Loop) for enclosing, _ in self.path)

    def follows(self, other: Site) -> bool:
        """Whether this record comes after `other`, in the block of that or in one inside it."""
        around = [*(enclosing for enclosing, _ in self.path), self]
        depth = len(other.path)
        beside = around[depth] if len(around) > depth else None
        return beside is not None and beside.block is other.block and beside.index > other.index


@dataclass(eq=False, slots=True, repr=False)
class Scope:
    """A function, lambda, class body or module, with the places of its variables.

    `definitions` maps each temporary to the record that makes it, `bindings` each name to the sites that bind it,
    `variables` those of its own to their places, and `seen` all names that were asked for, whoever's they are;
    `declared` are names of a module that only functions bind, by `global`.
    """

    number: int
    module: records.Module
    function: records.Function
    parent: Scope | None
    cls: ClassValue | None = None
    sites: list[Site] = field(default_factory=list)
    definitions: dict[str, Site] = field(default_factory=dict)
    bindings: dict[str, list[Site]] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    seen: dict[str, Variable] = field(default_factory=dict)
    returned: Result | None = None
    yielded: Result | None = None
    generator: bool = False
    declared: set[str] = field(default_factory=set)

    def __repr__(self) -> str:
        return f"<{self.dotted}>"

    @property
    def dotted(self) -> str:
        """`package.module.Class.method`."""
        if self.function.kind == "module":
            return self.module.name
        return f"{self.module.name}.{self.function.qualified}".replace(".<locals>", "")

    @property
    def title(self) -> str:
        """How messages name it: `Agent.run()`, or the module's name."""
        if self.function.kind == "module":
            return f"module {self.module.name}"
        if self.function.kind in ("lambda", "generator"):
            return "a lambda" if self.function.kind == "lambda" else "a generator expression"
        return self.function.qualified.replace("<locals>.", "") + ("" if self.function.kind == "class" else "()")

    @property
    def is_constructor(self) -> bool:
        """Whether, in a class, it runs when an object is made."""
        return self.function.name in _CONSTRUCTORS

    @property
    def is_callable(self) -> bool:
        """Whether it runs when something calls it, rather than where it stands."""
        return self.function.kind not in ("module", "class")

    def home_of(self, name: str) -> Scope | None:
        """The scope whose variable a plain name or temporary is, as seen from here; None for a builtin."""
        if name.startswith("%"):
            return self
        facts = self.function
        if name in facts.globals:
            return self.top
        if name in facts.binds and name not in facts.nonlocals:
            return self
        outer = self.parent
        while outer is not None:
            if outer.function.kind == "class":
                outer = outer.parent
                continue
            if name in outer.function.globals:
                return self.top
            if name in outer.function.binds and name not in outer.function.nonlocals:
                return outer
            outer = outer.parent
        return self.top if name in self.top.declared else None

    @property
    def top(self) -> Scope:
        """The module's scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def copied(self, name: str) -> str | None:
        """The operand of which a name is another one, where it is bound once; None where it is no such name."""
        bound = self.bindings.get(name, ())
        record = bound[0].record if len(bound) == 1 else None
        return record.value if isinstance(record, records.Copy) else None

    def is_read(self, operand: str) -> bool:
        """Whether any record of its own reads an operand."""
        return any(operand in read(site.record) for site in self.sites)

    def is_none(self, operand: str) -> bool:
        """Whether an operand is None for certain."""
        constant = self.constant(operand)
        return constant is not None and constant.value is None

    def constant(self, operand: str) -> records.Const | None:
        """The literal that an operand stands for: a literal in place, or a name that is bound once, to a literal.

        A name of the module that a function declares gets other values there.
        """
        seen = 0
        scope: Scope | None = self
        while scope is not None and seen < 4:
            seen += 1
            if operand.startswith("%"):
                site = scope.definitions.get(operand)
                return site.record if site is not None and isinstance(site.record, records.Const) else None
            scope = scope.home_of(operand)
            if scope is None or any(parameter.name == operand for parameter in scope.function.parameters):
                return None
            if len(scope.bindings.get(operand, ())) != 1 or operand in scope.declared:
                return None
            bound = scope.bindings[operand][0].record
            if not isinstance(bound, records.Copy) or bound.value is None:
                return None
            operand = bound.value
        return None


def arms(record: records.Record) -> Iterator[tuple[Arm, records.Block]]:
    """The blocks of a record that has blocks, in the order in which Python runs them."""
    match record:
        case records.Loop():
            yield "head", record.head
            yield "body", record.body
            yield "orelse", record.orelse
        case records.Branch():
            yield "then", record.then
            yield "orelse", record.orelse
        case records.With():
            yield "body", record.body
        case records.Try():
            yield "body", record.body
            for number, handler in enumerate(record.handlers):
                yield f"head{number}", handler.head
                yield f"handler{number}", handler.body
            yield "orelse", record.orelse
            yield "final", record.final


def leaves(block: records.Block) -> bool:
    """Whether what comes after a block is not run after it."""
    return bool(block) and isinstance(block[-1], LEAVING)


def bound_names(record: records.Record) -> tuple[str, ...]:
    """The operands that a record writes."""
    match record:
        case records.Unpack():
            return record.to
        case records.Loop():
            return (record.item,) if record.item is not None else ()
        case records.With():
            return (record.entered,)
        case records.Try():
            return tuple(handler.name for handler in record.handlers if handler.name is not None)
        case records.Copy() if record.value is None:
            return ()
        case _:
            to = getattr(record, "to", None)
            return (to,) if isinstance(to, str) else ()


_YIELDS = (records.Yield, records.YieldFrom)
_WITH_BLOCKS = (records.Loop, records.Branch, records.With, records.Try)


def lay_out(scope: Scope) -> None:
    """Fills `sites`, `definitions` and `bindings` of a scope from its body, without recursion on deep nesting."""
    pending: list[tuple[records.Block, int, tuple[tuple[Site, Arm], ...]]] = [(scope.function.body, 0, ())]
    while pending:
        block, index, path = pending.pop()
        while index < len(block):
            record = block[index]
            site = Site(scope, record, path, block, index)
            index += 1
            scope.sites.append(site)
            if isinstance(record, _YIELDS):
                scope.generator = True
            for name in bound_names(record):
                if name.startswith("%"):
                    scope.definitions[name] = site
                else:
                    scope.bindings.setdefault(name, []).append(site)
            if isinstance(record, _WITH_BLOCKS):
                inner = [(blocks, 0, (*path, (site, arm))) for arm, blocks in arms(record) if blocks]
                if inner:
                    pending.append((block, index, path))
                    pending.extend(reversed(inner))
                    break
