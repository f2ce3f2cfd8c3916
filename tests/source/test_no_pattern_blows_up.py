"""Texts for which a pattern with two ways through one line would take ages; each in a process that is ended then."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASK = """
import sys
from streamlint.engine.modelling import keyed_stores, needed
from streamlint.models.loader import load_builtin
from streamlint.source.gate import Gate
models = load_builtin()
Gate(needed(models), keyed_stores(models)).look(sys.stdin.buffer.read())
"""
LINE = "        x = self.runs[a].append(b)      \n"
TEXTS = {
    "a long finalizer": "class A:\n    def __del__(self):\n" + LINE * 40,
    "blank lines with spaces": "class A:\n    def __del__(self):\n" + (" " * 60 + "\n") * 200,
    "brackets": "x" + "[" * 3_000 + "]" * 3_000 + " = 1\n",
    "open brackets": "self.runs" + "[a" * 3_000 + "] =\n",
    "dots": "a" + ".a" * 20_000 + "[run_id] = b\n",
    "spaces": "self.runs[run_id]" + " " * 50_000 + "= b\n",
    "decorators": "@a" * 5_000 + "\n",
    "one long line of calls": "self.x.append(a); " * 5_000,
    "many classes": "class A(B):\n    def __iter__(self):\n        self.a.append(b)\n        yield b\n" * 400,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_gate_looks_at_any_text_in_little_time(text: str) -> None:
    command = [sys.executable, "-c", "import sys; sys.path[:0] = %r; exec(%r)" % (sys.path, ASK)]  # noqa: UP031
    subprocess.run(command, input=text.encode(), timeout=120, check=True)
