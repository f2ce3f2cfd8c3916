"""The mends, one module each: from a file and a finding to the file as it would be, or None where the mend does not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from streamlint.finding import Finding
from streamlint.fix.patterns import (
    ask_final,
    bound_cache,
    bound_list,
    cache_early,
    cache_final,
    discard_task,
    keep_final,
    read_final,
    release_listeners,
    release_state,
    remove_in_finally,
    tell_first,
    weak_container,
)
from streamlint.fix.source import Mended, Source

Mend: TypeAlias = Callable[[Source, Finding], Mended | None]

_KEPT: tuple[Mend, ...] = (discard_task.mend, read_final.mend, keep_final.mend, weak_container.mend, bound_list.mend)
MENDS: Mapping[str, tuple[Mend, ...]] = {
    "STL101": _KEPT,
    "STL102": _KEPT,
    "STL103": _KEPT,
    "STL104": _KEPT,
    "STL106": (bound_cache.mend,),
    "STL107": (discard_task.mend,),
    "STL108": (remove_in_finally.mend,),
    "STL201": (ask_final.mend,),
    "STL202": (ask_final.mend,),
    "STL301": (release_state.mend,),
    "STL302": (cache_final.mend, cache_early.mend),
    "STL303": (tell_first.mend,),
    "STL305": (release_listeners.mend,),
}
"""The mends of each code, the best first: the first that fits is offered."""
