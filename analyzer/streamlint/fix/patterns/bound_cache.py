"""Give a cache without a bound the bound that `lru_cache` has by default."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.imports import with_import
from streamlint.fix.source import Mended, Source

_BOUND = cst.Arg(
    keyword=cst.Name("maxsize"),
    value=cst.Integer("128"),
    equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")),
)


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: what has fallen out of the cache is made anew when it is asked for again."""
    decorator = next(iter(source.in_line(cst.Decorator, finding.where.line)), None)
    if decorator is None:
        return None
    called = decorator.decorator
    function = called.func if isinstance(called, cst.Call) else called
    name = function.attr.value if isinstance(function, cst.Attribute) else getattr(function, "value", "")
    if name not in ("cache", "lru_cache"):
        return None
    bounded: cst.BaseExpression = cst.Name("lru_cache")
    if isinstance(function, cst.Attribute):
        bounded = function.with_changes(attr=cst.Name("lru_cache"))
    given = called.args if isinstance(called, cst.Call) else ()
    others = [each for each in given if each.keyword is not None and each.keyword.value != "maxsize"]
    tree = source.replaced((called, cst.Call(bounded, [_BOUND, *others])))
    if name == "cache" and isinstance(function, cst.Name):
        tree = with_import(tree, "functools", "lru_cache")
    return Mended(tree.code, "unsafe", "Bound the cache to 128 entries; what has fallen out is made anew")
