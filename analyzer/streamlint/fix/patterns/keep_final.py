"""Store what the final accessor gives, in the place of the stream."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.ended import is_done_with
from streamlint.fix.final import asked, name_of
from streamlint.fix.kept_type import annotated
from streamlint.fix.readers import asked_later
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import is_empty, is_used_elsewhere, made_at, store_of


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: it is asked for at once, and code that is not seen finds messages in the container, and no streams."""
    store, made, container = store_of(source, finding), made_at(source, finding), finding.container
    if not finding.final or store is None or made is None or container is None or not isinstance(store.value, cst.Name):
        return None
    if store.method == "add" or is_used_elsewhere(source, container) or not is_empty(made.value, container.kind):
        return None
    if not is_done_with(source, store.node, store.value):
        return None
    kept, typed = asked(source, store.value, finding.final), annotated(source, made, finding.final)
    later = list(asked_later(source, finding.final, container, made, store.into))
    if kept is None or typed is None or None in later:
        return None
    title = (
        f"Store what `{name_of(finding.final)}` gives instead of the stream; who reads the container must expect that"
    )
    return Mended(((store.value, kept), *typed, *filter(None, later)), "unsafe", title)
