"""Keys: the constant under which a container is asked, as it is in the call that is walked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.tokens import UNKNOWN_KEY

if TYPE_CHECKING:
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Site


def key_of(walk: Ground, site: Site, operand: str, state: State) -> str:
    """The constant text of a key, as it is in this call."""
    token = walk.token(site.scope, operand, state)
    found = constant_of(token) or (None if token.kind == "made" else site.scope.constant(operand))
    return found.value if found is not None and isinstance(found.value, str) and found.value else UNKNOWN_KEY


def constant_of(token: Token) -> records.Const | None:
    """The literal that made an object, or that a name around is bound to once: `END = "end"`."""
    record = token.site.record if token.kind == "made" and token.site is not None else None
    variable = token.variable if token.kind == "given" else None
    if variable is not None and variable.scope is not None:
        record = variable.scope.constant(variable.name)
    return record if isinstance(record, records.Const) else None


def text_of(token: Token) -> str:
    """The text that an object is, where that is known."""
    found = constant_of(token)
    return found.value if found is not None and isinstance(found.value, str) else ""
