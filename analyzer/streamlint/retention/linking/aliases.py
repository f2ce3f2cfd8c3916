"""Names of types: `Client = OpenAI | Anthropic`, `Optional[OpenAI]`, `TypeVar("C", bound=OpenAI)`, `cast(OpenAI, x)`.

A name that stands for one of several classes has all of them as its values, and promises each where it annotates.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import ClassValue, Container, Library, Value

_UNIONS = frozenset({"typing.Optional", "typing.Union", "typing_extensions.Optional", "typing_extensions.Union"})


def either(linker: Linker, site: Site, left: Value, right: Place, target: Place) -> None:
    """`A | B` of classes."""
    linker.give(target, left, root=False)
    linker.flow(right, target, Flow("assign", site))


def subscribed(linker: Linker, site: Site, value: Value, key: str, target: Place) -> None:
    """`Optional[A]` and `Union[A, B]`."""
    if not isinstance(value, Library) or value.dotted not in _UNIONS:
        return

    def named(member: Value) -> None:
        if isinstance(member, Container) and member.kind == "tuple":
            linker.flow(linker.every(member), target, Flow("assign", site))
        elif isinstance(member, ClassValue | Library):
            linker.give(target, member, root=False)

    linker.watch(linker.variable(site.scope, key), named)


def variable(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`TypeVar("C", bound=A)` and `TypeVar("C", A, B)`."""
    for number, argument in enumerate(record.arguments):
        if argument.keyword == "bound" or (argument.keyword is None and number > 0):
            linker.flow(linker.variable(site.scope, argument.value), target, Flow("assign", site))


def cast(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`cast(A, x)` is `x`, and an instance of `A` where that is a library's."""
    operands = [argument.value for argument in record.arguments]
    if len(operands) != 2:
        return
    linker.flow(linker.variable(site.scope, operands[1]), target, Flow("assign", site))

    def promised(value: Value) -> None:
        if isinstance(value, Library) and not value.made and linker.models.leads_on(value.dotted):
            linker.give(target, linker.library(value.dotted, made=True))

    linker.watch(linker.variable(site.scope, operands[0]), promised)
