"""The rules about the run itself: STL001 and STL002. They ask the graph nothing, but have a page as every rule."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import ClassVar

from streamlint.finding import Confidence, Finding, Severity
from streamlint.location import Location, Span
from streamlint.outcome import FileError


class RunRule:
    """A rule about the run: code, name, a page in its docstring, and examples, as `streamlint.rule.Rule` has them."""

    code: ClassVar[str]
    name: ClassVar[str]
    leaks: ClassVar[str]
    fine: ClassVar[str]
    severity: ClassVar[Severity] = "error"

    @classmethod
    def page(cls) -> str:
        """The rule's documentation, as written in its docstring."""
        return inspect.cleandoc(cls.__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """The page's first sentence."""
        return cls.page().partition("\n")[0]


class FileNotAnalysed(RunRule):
    """A file cannot be read, decoded or parsed, so nothing is known about it.

    What it does: reports what the operating system refuses, what takes more time or memory than there is (`--timeout`,
    `--file-timeout`, more than 4 MB in which a stream may matter), bytes that are not in the encoding that the file
    declares (or UTF-8 where it declares none), NUL bytes, and syntax errors. It is reported whatever `select` says.

    Why it matters: a file that is not analysed has no findings, and looks as if it were fine. How it treats streams
    made elsewhere is not seen either. The other files are analysed all the same.

    What to do instead: mend the file. Where it is broken on purpose, leave it out with `exclude`, or turn this code
    off for it with `per-file-ignores`.

    False alarms: syntax newer than the installed LibCST knows. Missed alarms: errors that only compiling finds, such as
    `return` outside of a function, and errors in more than 4 MB of text in which no stream can matter.
    """

    code = "STL001"
    name = "file-not-analysed"
    leaks = "def broken(:\n    pass\n"
    fine = "def whole():\n    pass\n"


class UnusedSuppression(RunRule):
    """A comment suppresses findings that there are not.

    What it does: reports each code of this program in `# noqa: CODE` and `# streamlint: ignore[CODE]`, a bare
    `# streamlint: ignore`, and a comment that opens with `streamlint:` and is misspelt. A bare `# noqa` may be meant for
    another linter and is left alone, as is a code whose rule does not run.

    Why it matters: the comment outlived what it was written for, and would hide the next finding on its line.

    What to do instead: delete the comment, or the code in it.

    False alarms: a finding that is only there when other files are analysed too. Missed alarms: comments in files that
    could not be analysed.
    """

    code = "STL002"
    name = "unused-suppression"
    severity = "warning"
    leaks = "total = 1  # streamlint: ignore[STL103]\n"
    fine = "total = 1\n"


RUN_RULES: tuple[type[RunRule], ...] = (FileNotAnalysed, UnusedSuppression)


def not_analysed(errors: tuple[FileError, ...]) -> Iterator[Finding]:
    """One STL001 for each file that could not be analysed."""
    for error in errors:
        yield Finding(
            code=FileNotAnalysed.code,
            rule=FileNotAnalysed.name,
            message=f"not analysed: {error.message}",
            where=Location(error.path, Span(error.line, error.column, error.line, error.column)),
            severity="error",
            confidence=Confidence.HIGH,
            advice="mend the file, or leave it out with `exclude`",
        )
