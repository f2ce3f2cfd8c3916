"""From raw tables to values: which calls register a callback, and what calls have to do with waiting."""

from __future__ import annotations

from dataclasses import replace

from streamlint.models import fields
from streamlint.models.reading import plain_names
from streamlint.models.reading_python import read_arguments
from streamlint.models.schema import Entry, Place, check
from streamlint.models.tables import Registrar, Waiting


def read_registrar(raw: object, place: Place) -> tuple[Registrar, ...]:
    """One `[[registrar]]`, a value for each name that it lists."""
    entry = check(raw, fields.REGISTRAR, place)
    registrar = Registrar(
        call="",
        callback=read_arguments(entry.raw("callback")),
        registry=entry.raw("registry"),
        event=entry.number("event"),
        undone_by=entry.words("undone-by"),
        cleared_by=entry.words("cleared-by"),
        weak_when=entry.text("weak-when"),
        weak=entry.flag("weak"),
        receiver=entry.words("receiver"),
        other_receiver=entry.words("other-receiver"),
        is_method="method" in entry,
        origin=place.file,
    )
    return tuple(replace(registrar, call=call) for call in _names(entry))


def read_waiting(raw: object, place: Place) -> tuple[Waiting, ...]:
    """One `[[waiting]]`, a value for each name that it lists."""
    entry = check(raw, fields.WAITING, place)
    waiting = Waiting(
        call="",
        does=entry.raw("does"),
        receiver=entry.words("receiver"),
        is_method="method" in entry,
        origin=place.file,
    )
    return tuple(replace(waiting, call=call) for call in _names(entry))


def _names(entry: Entry) -> tuple[str, ...]:
    if ("call" in entry) == ("method" in entry):
        raise entry.error("call", "one of 'call' and 'method' is needed")
    return (*plain_names(entry, "call"), *entry.words("method"))
