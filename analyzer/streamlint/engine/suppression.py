"""Which findings comments and `per-file-ignores` take out, and which comments take out nothing (STL002)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from streamlint.config.configuration import Configuration
from streamlint.config.errors import did_you_mean
from streamlint.config.nearest import Nearest
from streamlint.engine.comments import Comment
from streamlint.engine.run_rules import FileNotAnalysed, UnusedSuppression
from streamlint.finding import Confidence, Finding
from streamlint.location import Location
from streamlint.source.ignoring import matches

Comments = Mapping[str, Sequence[Comment]]


def unsuppressed(findings: Iterable[Finding], comments: Comments) -> Iterator[Finding]:
    """The findings that no comment suppresses."""
    for finding in findings:
        said = comments.get(finding.where.path, ())
        if not any(comment.covers(finding.code, finding.where.span) for comment in said):
            yield finding


def unused(
    findings: Collection[Finding],
    comments: Comments,
    running: Callable[[str], Collection[str]],
    known: Collection[str],
) -> Iterator[Finding]:
    """STL002 for what comments suppress in vain.

    `findings` are from before suppression, `running` gives the codes that run for a path.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.where.path, []).append(finding)
    for path, said in comments.items():
        here = by_path.get(path, [])
        skipped = any(comment.kind == "skip-file" for comment in said)
        if skipped or any(finding.code == FileNotAnalysed.code for finding in here):
            continue
        for comment in said:
            for message in _in_vain(comment, here, running(path), known):
                yield _unused(path, comment, message)


def _in_vain(
    comment: Comment, here: Sequence[Finding], running: Collection[str], known: Collection[str]
) -> Iterator[str]:
    """Why a comment suppresses nothing, for each code that it names."""
    covered = [finding.code for finding in here if comment.covers(finding.code, finding.where.span)]
    if comment.kind == "unknown":
        word = comment.text.partition(":")[2].strip()
        if nearest := did_you_mean(word, ("ignore", "skip-file")):
            yield f"`{comment.text}` is not understood{nearest}"
    elif comment.codes is not None:
        yield from _codes_in_vain(comment, comment.codes, covered, running, known)
    elif comment.kind == "ignore" and not covered and set(known) <= set(running):
        yield f"`{comment.text}` suppresses nothing here"


def _codes_in_vain(
    comment: Comment, codes: Sequence[str], covered: Sequence[str], running: Collection[str], known: Collection[str]
) -> Iterator[str]:
    if UnusedSuppression.code in codes:
        return
    if comment.kind == "ignore" and not codes:
        yield f"`{comment.text}` names no code"
    for code in codes:
        if not _begins_any(code, known):
            if comment.kind == "ignore" or code.startswith("STL"):
                yield f"`{comment.text}`: there is no rule {code}"
        elif _begins_any(code, running) and not _begins_any(code, covered):
            yield f"`{comment.text}`: there is no {code} to suppress here"


def _begins_any(prefix: str, codes: Collection[str]) -> bool:
    return any(code.startswith(prefix) for code in codes)


def _unused(path: str, comment: Comment, message: str) -> Finding:
    return Finding(
        code=UnusedSuppression.code,
        rule=UnusedSuppression.name,
        message=message,
        where=Location(path, comment.at),
        severity="warning",
        confidence=Confidence.HIGH,
        advice="delete the comment",
    )


class Wanted:
    """Whether a finding is asked for: by `per-file-ignores` and `min-confidence`, and not turned off by code.

    The configuration that is nearest to the finding's file decides.
    """

    def __init__(self, nearest: Nearest) -> None:
        self._nearest = nearest
        self._ignored: dict[str, tuple[str, ...]] = {}

    def __call__(self, finding: Finding) -> bool:
        """STL001 is wanted whatever is selected, unless it is ignored."""
        configuration = self._nearest.of_file(finding.where.path)
        if finding.code == FileNotAnalysed.code:
            selected = not configuration.ignored_explicitly(finding.code)
        else:
            selected = configuration.selects(finding.code)
        ignored = self._ignored_in(finding.where.path, configuration)
        sure = finding.confidence >= Confidence[configuration.min_confidence.upper()]
        return selected and sure and not (ignored and finding.code.startswith(ignored))

    def _ignored_in(self, path: str, configuration: Configuration) -> tuple[str, ...]:
        """The codes that `per-file-ignores` turns off in a file."""
        if path not in self._ignored:
            base, table = configuration.root, configuration.per_file_ignores
            self._ignored[path] = tuple(
                code for pattern, codes in table if matches(pattern, Path.cwd() / path, base) for code in codes
            )
        return self._ignored[path]
