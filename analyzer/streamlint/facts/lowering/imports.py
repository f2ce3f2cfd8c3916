"""Imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.annotations import dotted
from streamlint.facts.lowering.targets import names

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Statements, Walk


def _import(walk: Walk, node: cst.Import) -> None:
    at = walk.at(node)
    for alias in node.names:
        module = dotted(alias.name) or ""
        to = _as_name(alias)
        if to is None:
            module = to = module.partition(".")[0]
        walk.scope.bind(to)
        walk.emit(records.Import(at, to, module, None))


def _import_from(walk: Walk, node: cst.ImportFrom) -> None:
    at, level = walk.at(node), len(node.relative)
    module = (dotted(node.module) if node.module is not None else None) or ""
    if isinstance(node.names, cst.ImportStar):
        walk.emit(records.Import(at, "*", module, "*", level))
        return
    for alias in node.names:
        name = dotted(alias.name) or ""
        to = _as_name(alias) or name
        walk.scope.bind(to)
        walk.emit(records.Import(at, to, module, name, level))


def _as_name(alias: cst.ImportAlias) -> str | None:
    found = names(alias.asname.name) if alias.asname is not None else []
    return found[0] if found else None


STATEMENTS: Statements = {cst.Import: _import, cst.ImportFrom: _import_from}
if hasattr(cst, "LazyImport"):  # PEP 810, LibCST 1.9
    STATEMENTS = {**STATEMENTS, cst.LazyImport: _import, cst.LazyImportFrom: _import_from}
