"""The command `streamlint`: one module a command, the options that several share, and the only place that prints.

Exit status: 0 nothing found, 1 something found, 2 wrong usage, a configuration that cannot be used, a path that does
not exist, or a fault of streamlint itself. What a command needs is imported when it runs, so that `--version` starts
at once.
"""

from streamlint.cli.group import program as program
from streamlint.cli.process import main as main

__all__ = ["main", "program"]
