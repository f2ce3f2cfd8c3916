"""Operators and comparisons of the project's own classes: which of their methods Python calls."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Site
from streamlint.retention.values import Instance, Value

_ARITHMETIC = {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
    "**": "pow",
    "@": "matmul",
    "<<": "lshift",
    ">>": "rshift",
    "&": "and",
    "|": "or",
    "^": "xor",
}
_COMPARING = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
_SWAPPED = {"eq": "eq", "ne": "ne", "lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}

Protocol = tuple[tuple[int, str], ...]
"""Which operand is asked, and for which method: the first that has one answers."""


def names(operator: str, methods: frozenset[str]) -> Protocol:
    """The methods of an operator, in the order in which Python asks for them, of those that some class defines."""
    asked: list[tuple[int, str]] = []
    if operator in ("in", "not in"):
        asked = [(1, "contains")]
    elif operator in _COMPARING:
        asked = [(0, _COMPARING[operator]), (1, _SWAPPED[_COMPARING[operator]])]
    elif (name := _ARITHMETIC.get(operator.removesuffix("="))) is not None:
        augmented = [(0, f"i{name}")] if operator.endswith("=") else []
        asked = [*augmented, (0, name), (1, f"r{name}")]
    return tuple((side, f"__{name}__") for side, name in asked if f"__{name}__" in methods)


def apply(linker: Linker, site: Site, record: records.Operate, protocol: Protocol) -> None:
    """Calls the methods of the instances that stand on either side."""
    target = linker.variable(site.scope, record.to)
    for side in (0, 1):
        wanted = [name for asked, name in protocol if asked == side]
        place = linker.variable(site.scope, record.values[side])
        arguments = (records.Argument(record.values[1 - side]),)

        def operated(value: Value, wanted=wanted, place=place, arguments=arguments) -> None:  # type: ignore[no-untyped-def]
            if isinstance(value, Instance):
                any(linker.does.call_method(linker, site, value, name, arguments, target, place) for name in wanted)

        if wanted:
            linker.watch(place, operated)
