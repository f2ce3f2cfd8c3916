"""Whether the bytes of a file can hold tasks that stay when they are done, or that never are.

It asks of the text what the analysis asks of the facts, and errs on one side only.
"""

from __future__ import annotations

import re

_STARTS = rb"(?:create_task|ensure_future|run_coroutine_threadsafe|submit|Thread)"
_HEAPS = re.compile(rb"\b(\w+)\.(?:append|add|put_nowait)\(\s*(?:[\w.()]*\b" + _STARTS + rb"\(|(\w+)\s*\))")
_NAMED = re.compile(rb"\b(\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?:await[ \t]+)?[\w.()]*\b" + _STARTS + rb"\(")
_LEAVES = rb"\.add_done_callback\(\s*(?:\w+\.)*%b\.(?:discard|remove)\b"
_ALONE = re.compile(rb"^[ \t]+[\w.()]*\b(?:create_task|ensure_future)\(\s*(\w+)\(", re.MULTILINE)
_ENDLESS = re.compile(rb"\bwhile[ \t]+(?:True|1)[ \t]*:")
_ADOPTS = re.compile(
    rb"\bself\.\w*(?:task_group|taskgroup|_tg|nursery)\.(?:start|start_soon|create_task)\(\s*\w+\s*[,)]"
)
_STARTING = frozenset({b"create_task", b"ensure_future", b"run_coroutine_threadsafe", b"submit", b"Thread"})


def leaves_tasks(data: bytes, said: frozenset[bytes]) -> bool:
    """Whether tasks or futures in these bytes may stay. `said` are their words."""
    if b"def" not in said:
        return False
    if not said.isdisjoint(_STARTING) and (_is_heap(data) or _is_alone(data, said)):
        return True
    if said >= {b"create_future", b"add_done_callback", b"wait", b"timeout"}:
        return True
    return not said.isdisjoint({b"start", b"start_soon"}) and _ADOPTS.search(data) is not None


def _is_heap(data: bytes) -> bool:
    """Whether new tasks go into a container of which they do not take themselves out when they are done."""
    tasks = {match[1] for match in _NAMED.finditer(data)}
    heaps = {match[1] for match in _HEAPS.finditer(data) if match[2] is None or match[2] in tasks}
    return any(re.search(_LEAVES % name, data) is None for name in heaps)


def _is_alone(data: bytes, said: frozenset[bytes]) -> bool:
    """Whether a task that nobody keeps runs a function of this file, and some function here loops without an end."""
    if b"sleep" not in said or _ENDLESS.search(data) is None:
        return False
    return any(b"def " + match[1] + b"(" in data for match in _ALONE.finditer(data))
