"""Imports that a mend needs."""

from __future__ import annotations

import libcst as cst
from libcst.codemod import CodemodContext
from libcst.codemod.visitors import AddImportsVisitor


def with_import(tree: cst.Module, module: str, name: str | None = None) -> cst.Module:
    """The module with `import module`, or `from module import name`, at its top where it is not there yet."""
    context = CodemodContext()
    AddImportsVisitor.add_needed_import(context, module, name)
    return AddImportsVisitor(context).transform_module(tree)
