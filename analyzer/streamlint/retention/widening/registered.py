"""What may keep a callback: functions that are handed one by a constructor which runs again and again for one instance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.linking.classes import lineage
from streamlint.retention.registering.held import held
from streamlint.retention.registering.lives import gives_again
from streamlint.retention.scopes import Scope
from streamlint.retention.values import Library
from streamlint.retention.widening.wanted import Wanted

if TYPE_CHECKING:
    from streamlint.retention.program import Program


def registered(program: Program) -> tuple[Wanted, ...]:
    """The functions of other modules that such a constructor gives a callback to."""
    return tuple(sorted({wanted for scope in _constructors(program) for wanted in _given(program, scope)}))


def _constructors(program: Program) -> Iterator[Scope]:
    makers = {scope.cls for scope in program.linker.scopes if scope.function.name == "__new__" and gives_again(scope)}
    for scope in program.linker.scopes:
        if scope.cls is not None and scope.function.name == "__init__" and not makers.isdisjoint(lineage(scope.cls)):
            yield scope


def _given(program: Program, scope: Scope) -> Iterator[Wanted]:
    for site in scope.sites:
        call = site.record
        if not isinstance(call, records.Call):
            continue
        if any(held(program.linker, scope, argument.value) for argument in call.arguments):
            for value in program.linker.variable(scope, call.function).values:
                if isinstance(value, Library):
                    yield Wanted(value.dotted, near=scope.module.path)
