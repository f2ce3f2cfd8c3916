"""Where the engine hands over to the retention graph, which is imported only when there is work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint.facts.records import Module
    from streamlint.models.catalogue import Models
    from streamlint.retention.program import Program


def linked(modules: Sequence[Module], models: Models) -> Program:
    """The retention graph of the modules."""
    from streamlint.retention.program import link

    return link(modules, models)
