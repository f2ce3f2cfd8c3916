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
    record = token.site.record if token.kind == "made" and token.site is not None else site.scope.constant(operand)
    value = record.value if isinstance(record, records.Const) else None
    return value if isinstance(value, str) and value else UNKNOWN_KEY


def text_of(token: Token) -> str:
    """The text that an object is, where a literal made it."""
    record = token.site.record if token.kind == "made" and token.site is not None else None
    return record.value if isinstance(record, records.Const) and isinstance(record.value, str) else ""
