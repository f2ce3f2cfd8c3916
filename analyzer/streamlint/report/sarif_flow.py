"""A chain as a SARIF code flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from streamlint.finding import Step
from streamlint.outcome import Report
from streamlint.report.sarif_place import location, message

_KINDS = {
    "yield": ["acquire", "resource"],
    "pass": ["call", "function"],
    "return": ["return", "function"],
    "iterate": ["value"],
    "enter": ["enter", "resource"],
    "store": ["value"],
    "owner": ["scope"],
}
"""The words that the standard suggests (section 3.38.8) for those steps that it has words for."""

_DEEPER = {"pass": 1, "return": -1}


def code_flow(steps: Sequence[Step], report: Report) -> dict[str, Any]:
    """One thread of places, from where the stream is made to what keeps it alive."""
    places = []
    depth = 0
    for number, step in enumerate(steps):
        if _DEEPER.get(step.kind, 0) < 0:
            depth = max(depth - 1, 0)
        place: dict[str, Any] = {
            "location": {"physicalLocation": location(step.where, report), "message": message(step.note or step.kind)},
            "executionOrder": number + 1,
            "nestingLevel": depth,
            "importance": _importance(number, len(steps), step),
        }
        kinds = [*_KINDS.get(step.kind, []), *(["danger"] if step.suspect else [])]
        places.append({**place, "kinds": kinds} if kinds else place)
        if _DEEPER.get(step.kind, 0) > 0:
            depth += 1
    return {"threadFlows": [{"locations": places}]}


def _importance(number: int, count: int, step: Step) -> str:
    """A step that could be changed, the two ends, and what lies on the way."""
    if step.suspect:
        return "essential"
    return "important" if number in (0, count - 1) else "unimportant"
