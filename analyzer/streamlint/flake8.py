"""streamlint as a flake8 plugin: the findings of one file at a time, under flake8's own selection and `# noqa`.

flake8 imports this module in each of its processes, so nothing else is imported before there is a file to look at.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar

from streamlint import __version__

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from streamlint.config.configuration import Configuration
    from streamlint.finding import Finding

_ABOUT_THE_RUN = "STL0"


class Plugin:
    """What flake8 makes for each file. Lines and columns are those of the command `streamlint`."""

    name: ClassVar[str] = "streamlint"
    version: ClassVar[str] = __version__

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        self._filename = filename
        self._text = "".join(lines)

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Line (from 1), column (from 0) and text of each finding."""
        for finding in self._findings():
            yield finding.where.line, finding.where.column - 1, f"{finding.code} {finding.message}", type(self)

    def _findings(self) -> Iterator[Finding]:
        """What is found, but for what is about a run of streamlint and its comments: flake8 has its own words for both."""
        from pathlib import Path

        from streamlint.api import all_rules
        from streamlint.engine.reading import StandardInput
        from streamlint.engine.run import analyse
        from streamlint.source.decoding import encode

        try:
            data = encode(self._text, self._text.encode("utf-8", "replace"))
        except ValueError:  # flake8 has told already what is wrong with the encoding
            data = self._text.encode("utf-8", "replace")
        given = StandardInput(data, self._filename)
        configuration = _configuration(Path(given.source.path).parent)
        report = analyse([], configuration, all_rules(), standard_input=given, noqa=False)
        yield from (finding for finding in report.findings if not finding.code.startswith(_ABOUT_THE_RUN))


@cache
def _configuration(folder: Path) -> Configuration:
    """The configuration in force in a folder. Raises ConfigError, with which flake8 ends."""
    from streamlint.api import known_codes
    from streamlint.config.loading import load
    from streamlint.engine.modelling import table_problems

    return load(folder, known_codes(), check_tables=table_problems).configuration
