"""The checkout that the tests run in, and Python programs run in it as a user would run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python run in the checkout, which sees the two source roots as the tests do."""
    roots = os.pathsep.join(str(ROOT / source) for source in ("analyzer", "rules"))
    environment = {**os.environ, "PYTHONPATH": roots, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
