"""What a run came to: the value that the engine makes and every report is written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from streamlint.finding import Finding


@dataclass(frozen=True, slots=True, order=True)
class FileError:
    """A file that could not be read, decoded or parsed. `line` and `column` count from 1.

    `passing`: another run over the same bytes may come further. It had no time for it, say.
    """

    path: str
    line: int
    column: int
    message: str
    passing: bool = False


@dataclass(frozen=True, slots=True)
class InternalError:
    """A fault of streamlint itself. `where` says in which rule or file; `trace` is the traceback."""

    where: str
    path: str
    message: str
    trace: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """Files seen, parsed in this run, let through by the text gate, reached from those, and seconds.

    `cached` are the files of which nothing had to be found out anew. After a run in which nothing had changed, `passed`
    and `widened` are those of the run that found it out.
    """

    files: int = 0
    analysed: int = 0
    passed: int = 0
    widened: int = 0
    cached: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The findings in the order of reports, and all that went wrong on the way.

    `sources` holds the lines of every file that a finding or one of its steps points into, `files` the paths of all that
    were seen. `unfinished` says, in sentences, what was not done when the time of the run was up; `lasts`: another run over
    the same files would come to the same.
    """

    findings: tuple[Finding, ...] = ()
    errors: tuple[FileError, ...] = ()
    failures: tuple[InternalError, ...] = ()
    statistics: Statistics = Statistics()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    lasts: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether the run was done to its end, without a fault of streamlint itself."""
        return not self.failures and not self.unfinished

    @property
    def paths(self) -> frozenset[str]:
        """The files that findings and their steps point into."""
        places = [finding.where for finding in self.findings]
        places += [step.where for finding in self.findings for step in finding.chain]
        return frozenset(place.path for place in places)

    def __iter__(self) -> Iterator[Finding]:
        """The findings."""
        return iter(self.findings)

    def line(self, path: str, number: int) -> str:
        """Line `number` (from 1) of a file, or nothing where it is not known."""
        lines = self.sources.get(path, ())
        return lines[number - 1] if 0 < number <= len(lines) else ""
