"""Lowering: LibCST in, facts out. Nothing behind it sees syntax."""

from __future__ import annotations

from streamlint.facts.lowering.errors import LoweringError
from streamlint.facts.lowering.module import lower

__all__ = ["LoweringError", "lower"]
