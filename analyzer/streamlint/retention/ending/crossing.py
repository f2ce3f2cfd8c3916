"""Temporaries that outlive a straight line: all others need not be carried where ways part and meet."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.operands import operands
from streamlint.retention.scopes import Scope, Site

_PARTING = (records.Loop, records.Branch, records.Try, records.With)


def crossing(scope: Scope) -> frozenset[str]:
    """The temporaries of a function that are used in another block than they are made in, or after ways have parted."""
    found: set[str] = set()
    for site in scope.sites:
        for operand in operands(site.record):
            made = scope.definitions.get(operand)
            if operand not in found and made is not None and made is not site and _crosses(made, site):
                found.add(operand)
    return frozenset(found)


def _crosses(made: Site, used: Site) -> bool:
    if made.block is not used.block or isinstance(made.record, _PARTING):
        return True
    return any(isinstance(record, _PARTING) for record in made.block[made.index + 1 : used.index + 1])
