"""The names of locals are in no fingerprint, whichever rule speaks."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest

from laws.renamed import renamed
from laws.test_laws import fingerprints
from streamlint_rules import RULES

NESTED = """
import anthropic


def serve(client: anthropic.Anthropic, app):
    kept = []
    history = []

    def answer(question):
        history.append(question)
        stream = client.messages.create(model="m", max_tokens=9, messages=list(history), stream=True)
        app.state.turns.append(stream)
        kept.append(stream)

    while True:
        answer(input())
"""


@pytest.mark.parametrize("source", [*(dedent(rule.leaks) for rule in RULES), NESTED])
def test_locals_may_have_any_name(source: str) -> None:
    expected = fingerprints(ast.unparse(ast.parse(source)))
    assert expected
    assert fingerprints(renamed(source)) == expected


def test_what_is_renamed() -> None:
    text = "import a\n\nb = 1\n\ndef f(x, *y, z=b):\n    c = d(x, k=y)\n    k = c\n    def g():\n        pass\n    return g\n"
    new = renamed(text)
    assert "def f(x_renamed, *y_renamed, z_renamed=b):" in new
    assert "c_renamed = d(x_renamed, k=y_renamed)" in new
    assert "k = c_renamed" in new
    assert "return g_renamed" in new
