"""Varying: whether the key of a store is another one in each repetition."""

from __future__ import annotations

import pytest

from retention.linked import linked
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.varying import Varying
from streamlint.retention.values import Container

TEXT = """\
kept = {}
def launch(url, number, *rest):
    if not url:
        return CALL
    kept[number] = object()
launch("", int(input()))
"""


@pytest.mark.parametrize(
    ("call", "varies"),
    [
        ("launch(url, number)", False),
        ("launch(number=number, url=url)", False),
        ("launch(url, number + 1)", True),
        ("launch(number, url)", True),
        ("launch(*rest)", True),
    ],
)
def test_what_calls_itself_tries_the_same_again_or_goes_on(call: str, varies: bool) -> None:
    linker = linked(TEXT.replace("CALL", call)).linker
    varying = Varying(linker, Regions(linker))
    scope = next(scope for scope in linker.scopes if scope.function.name == "launch")
    (container,) = (value for value in linker.variable(scope, "kept").values if isinstance(value, Container))
    assert varying.key(scope, "number", Region("recursion", scope), container, 6) is varies
    assert varying.key(scope, "number", Region("function", scope), container, 6)
