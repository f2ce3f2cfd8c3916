"""Where the engine hands over to the retention graph, which is imported only when there is work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from streamlint.facts.records import Module
    from streamlint.models.catalogue import Models
    from streamlint.retention.program import Program


Link: TypeAlias = "Callable[[Sequence[Module], Models], Program]"


def linked(modules: Sequence[Module], models: Models) -> Program:
    """The retention graph of the modules."""
    from streamlint.retention.program import link

    return link(modules, models)


def linkable(modules: Sequence[Module], models: Models, link: Link) -> list[Module]:
    """Those of the modules that can be linked, each by itself: what is left when one of them has made it fail."""
    found = []
    for module in modules:
        with suppress(Exception):  # which it is has been told already
            link([module], models)
            found.append(module)
    return found
