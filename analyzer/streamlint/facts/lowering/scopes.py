"""Scopes while they are lowered: what a function, class body, lambda or generator expression binds so far."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["module", "class", "def", "lambda", "generator"]


class Scope:
    """One scope that is being lowered; it becomes a `records.Function`.

    `renames` maps the targets of the comprehensions around the current expression to their new names (`x` to `x@4`).
    """

    __slots__ = (
        "awaits",
        "binds",
        "cls",
        "comprehensions",
        "globals",
        "index",
        "kind",
        "name",
        "nonlocals",
        "parent",
        "qualified",
        "renames",
        "temporaries",
        "yields",
    )

    def __init__(self, index: int, name: str, kind: Kind, parent: Scope | None, cls: int | None) -> None:
        self.index = index
        self.name = name
        self.kind = kind
        self.parent = parent
        self.cls = cls
        self.qualified: str = name if parent is None or parent.kind == "module" else f"{parent.qualified}.{name}"
        self.binds: set[str] = set()
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.temporaries = 0
        self.yields = False
        self.awaits = False
        self.renames: dict[str, str] = {}
        self.comprehensions = 0
        if parent is not None and kind in ("lambda", "generator"):
            # They can stand inside a comprehension and see its targets, and must not make the same new names again.
            self.renames = dict(parent.renames)
            self.comprehensions = parent.comprehensions

    def bind(self, name: str) -> None:
        """Makes a name local, unless it was declared `global` or `nonlocal`."""
        if name not in self.globals and name not in self.nonlocals:
            self.binds.add(name)

    def shadow(self, name: str) -> None:
        """Makes a name local that hides the targets of comprehensions around this scope."""
        self.renames.pop(name, None)
        self.binds.add(name)

    def bind_walrus(self, name: str) -> None:
        """Binds the target of `name := ...`: in the nearest scope that is no generator expression (PEP 572)."""
        inner: list[Scope] = []
        scope = self
        while scope.kind == "generator" and scope.parent is not None:
            inner.append(scope)
            scope = scope.parent
        scope.renames.pop(name, None)
        scope.bind(name)
        as_global = scope.kind == "module" or name in scope.globals
        for generator in inner:
            (generator.globals if as_global else generator.nonlocals).add(name)

    def rename(self, names: list[str]) -> dict[str, str]:
        """Opens a comprehension with these targets; returns the renames to restore after it."""
        before = self.renames
        number = self.comprehensions
        self.comprehensions += 1
        renamed = {name: f"{name}@{number}" for name in names}
        self.binds.update(renamed.values())
        self.renames = {**before, **renamed}
        return before

    def declare_global(self, name: str) -> None:
        """`global name`. At the top of a module it changes nothing."""
        if self.kind != "module":
            self.globals.add(name)
            self.binds.discard(name)

    def declare_nonlocal(self, name: str) -> None:
        """`nonlocal name`."""
        self.nonlocals.add(name)
        self.binds.discard(name)
