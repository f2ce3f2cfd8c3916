"""The programs that streamlint is measured beside, pinned, each in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RULE: Final = Path(__file__).parent / "leak.yml"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: what to install, and what follows its name on the command line. `@` stands for the folder."""

    name: str
    packages: tuple[str, ...]
    arguments: tuple[str, ...]

    def command(self, environments: Path, tree: Path) -> list[str | Path]:
        """The command that checks a tree."""
        program = environments / self.name / "bin" / self.name
        return [program, *(str(tree) if word == "@" else word for word in self.arguments)]

    def install(self, environments: Path) -> None:
        """Makes its environment, where it is not there."""
        folder = environments / self.name
        if (folder / "bin" / self.name).exists():
            return
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "-q", *self.packages], check=True)


PEERS: Final = (
    Peer("ruff", ("ruff==0.17.6",), ("check", "--no-cache", "--isolated", "--quiet", "--exit-zero", "@")),
    Peer("flake8", ("flake8==7.5.0", "flake8-bugbear==26.10.27"), ("--isolated", "-j2", "--exit-zero", "@")),
    Peer("pylint", ("pylint==4.1.4",), ("-j2", "--exit-zero", "--recursive=y", "--score=n", "@")),
    Peer(
        "semgrep",
        ("semgrep==1.185.0",),
        (
            "scan",
            "--metrics=off",
            "--disable-version-check",
            "--quiet",
            "-j2",
            "--no-git-ignore",
            f"--config={RULE}",
            "@",
        ),
    ),
    Peer("fixit", ("fixit==2.2.1",), ("lint", "@")),
)
STREAMLINT: Final = (
    sys.executable,
    "-m",
    "streamlint",
    "--isolated",
    "--quiet",
    "--exit-zero",
    "--output-format=concise",
)
