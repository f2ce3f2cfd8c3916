"""SECURITY.md: every promise names tests that are there, and README.md leads to it."""

from __future__ import annotations

import ast
import re

import pytest

from checkout import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISED = PAGE.partition("## What is promised")[2].partition("## What is not promised")[0]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED.findall(PROMISED))))
def test_each_test_that_is_named_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_promise_names_a_test() -> None:
    promises = re.split(r"^- ", PROMISED, flags=re.MULTILINE)[1:]
    assert len(promises) > 15
    assert [promise for promise in promises if not NAMED.search(promise)] == []


def test_it_is_linked() -> None:
    assert "(SECURITY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
