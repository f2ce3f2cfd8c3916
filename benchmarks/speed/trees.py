"""Trees of real code, pinned: what they hold is the same wherever the benchmark runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

STREAMS: Final = "streams"
DJANGO: Final = "django"
PINNED: Final = {
    STREAMS: (
        "claude-agent-sdk==0.2.189",
        "httpx==0.28.1",
        "langchain-core==1.8.4",
        "langgraph==1.2.24",
        "mcp==2.3.0",
        "openai-agents==0.24.0",
        "smolagents==1.26.0",
    ),
    DJANGO: ("django==6.1.3",),
}
"""A tree with streams in it, and one with few."""


def tree(name: str, below: Path) -> Path:
    """The folder of a pinned tree, which is fetched where it is not there."""
    folder = below / name
    if not folder.is_dir():
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-compile", "--ignore-requires-python"]
        part = folder.with_suffix(".part")
        subprocess.run([*pip, "--target", str(part), *PINNED[name]], check=True)
        part.rename(folder)
    return folder


def lines(folder: Path) -> int:
    """The lines of all Python files in a folder."""
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))
