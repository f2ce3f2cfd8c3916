"""How what is kept grows, as a sentence."""

from __future__ import annotations

_TIMES = " * iterations"
_HELD = {
    "history": "its copy of the history",
    "reply": "its reply",
    "body": "its body",
    "items": "what it gathered",
    "unread": "what was not read of it",
}


def sentence(growth: str) -> str:
    """`history * iterations` is O(n²), since the history grows with the iterations too; all else is O(n)."""
    held = growth.removesuffix(_TIMES)
    if growth == "iterations":
        return "n iterations keep n of them: O(n)"
    if held not in _HELD:
        return f"grows with {growth}"
    if held == growth:
        return f"each holds {_HELD[held]} for as long as it is kept"
    return f"each holds {_HELD[held]}: n iterations keep {'O(n²)' if held == 'history' else 'O(n)'}"
