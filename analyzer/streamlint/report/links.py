"""Where a rule's page can be read."""

from __future__ import annotations

DOCUMENTATION: str | None = None
"""The address of this repository's `docs/` folder as it is published, with a slash at its end; None: it is not yet."""


def page_address(name: str) -> str | None:
    """The address of the page of the rule with this name, where there is one."""
    return f"{DOCUMENTATION}rules/{name}.md" if DOCUMENTATION else None


def page_command(code: str) -> str:
    """The command that prints the page."""
    return f"streamlint rule {code}"
