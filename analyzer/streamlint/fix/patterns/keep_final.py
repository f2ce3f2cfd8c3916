"""Store what the final accessor gives, in the place of the stream."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.final import asked, name_of
from streamlint.fix.readers import asked_later
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import made_at, store_of
from streamlint.fix.stores import name_of as container_name


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: whoever reads the container finds messages there, and no streams."""
    store = store_of(source, finding)
    if not finding.final or store is None or store.method == "add" or not isinstance(store.value, cst.Name):
        return None
    kept = asked(source, store.value, finding.final)
    if kept is None:
        return None
    container = finding.container
    known = (store.into, made_at(source, finding) or store.into)
    later = asked_later(source, finding.final, container_name(container), known) if container is not None else ()
    title = (
        f"Store what `{name_of(finding.final)}` gives instead of the stream; who reads the container must expect that"
    )
    return Mended(((store.value, kept), *filter(None, later)), "unsafe", title)
