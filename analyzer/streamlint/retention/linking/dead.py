"""Dead code: what stands in an arm that never runs, by a literal or a switch of the module that nothing turns.

`if False:`, `if TYPE_CHECKING:`, `DEBUG = False` and then `if DEBUG:`, and what comes after `if not DEBUG: return`. A switch
is a module's own where its name is one of a constant, or private: others are there for who uses the module to set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site, leaves

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Linker

_CHECKING = "TYPE_CHECKING"


def dead_sites(linker: Linker, scope: Scope) -> frozenset[Site]:
    """The sites of a scope that never run."""
    known = {
        site: outcome
        for site in scope.sites
        if isinstance(site.record, records.Branch)
        and (outcome := _outcome(linker, scope, site.record.test)) is not None
    }
    if not known:
        return frozenset()
    never = {(site, "orelse" if outcome else "then") for site, outcome in known.items()}
    left = [site for site, outcome in known.items() if _leaves(site, taken=outcome)]
    return frozenset(site for site in scope.sites if not never.isdisjoint(site.path) or any(map(site.follows, left)))


def _outcome(linker: Linker, scope: Scope, test: str) -> bool | None:
    """The outcome of a test that is always the same; None where that is not known."""
    made = scope.definitions.get(test)
    match made.record if made is not None else None:
        case records.Const(value=value):
            return bool(value)
        case records.Operate(operator="not", values=(inner,)):
            outcome = _outcome(linker, scope, inner)
            return None if outcome is None else not outcome
        case records.LoadAttr(name=name) if name == _CHECKING:
            return False
        case None:
            return False if test == _CHECKING else _of_switch(linker, scope, test)
        case _:
            return None


def _of_switch(linker: Linker, scope: Scope, name: str) -> bool | None:
    home = scope.home_of(name)
    if home is None or home.function.kind != "module" or not (name.isupper() or name.startswith("_")):
        return None
    constant = scope.constant(name)
    if constant is None or name in linker.attribute_stores:
        return None
    return bool(constant.value)


def _leaves(branch: Site, *, taken: bool) -> bool:
    """Whether the arm that is always taken leaves the block that the branch stands in."""
    assert isinstance(branch.record, records.Branch)
    block = branch.record.then if taken else branch.record.orelse
    return leaves(block)
