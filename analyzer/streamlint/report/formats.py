"""The formats of a report by their names. Only the one that is asked for is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint.outcome import Report
    from streamlint.report.pages import Page

_WITH_PAGES = ("sarif", "html")
_WITHOUT_FIXES = ("concise", "gitlab")


@dataclass(frozen=True, slots=True)
class Look:
    """How text for people is laid out: in colour, in so many columns, with a summary at its end."""

    color: bool = False
    width: int = 80
    summed_up: bool = True


def shows_fixes(form: str) -> bool:
    """Whether a format says which fix a finding has: what is not shown need not be worked out."""
    return form not in _WITHOUT_FIXES


def written(report: Report, form: str, rules: Callable[[], Sequence[Page]], look: Look) -> Iterator[str]:
    """The lines of a report in the format of that name; each is the function of its name in the module of its name.

    `rules` gives those of which the report may speak, for the formats that carry their pages along.
    """
    name = form.replace("-", "_")
    write: Callable[..., Iterator[str]] = getattr(import_module(f"streamlint.report.{name}"), name)
    if form == "full":
        return write(report, color=look.color, width=look.width, summed_up=look.summed_up)
    return write(report, rules()) if form in _WITH_PAGES else write(report)


def statistics(report: Report, form: str, *, summed_up: bool) -> Iterator[str]:
    """Only how many findings each rule has: for people, or as JSON where a JSON format is asked for."""
    from streamlint.report.encoded import encoded
    from streamlint.report.summary import counted, counts

    if form == "json":
        return iter([encoded(counted(report))])
    if form == "json-lines":
        return (encoded(one, indent=None) for one in counted(report))
    return counts(report, summed_up=summed_up)
