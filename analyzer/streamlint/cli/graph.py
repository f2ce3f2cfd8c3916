"""`streamlint graph`: the retention graph, or the part of it that a finding or a line is about."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from streamlint.cli.configured import HELP, load_configuration, overrides, selecting, where_configured
from streamlint.cli.output import write
from streamlint.cli.reporting import troubles_told

if TYPE_CHECKING:
    from streamlint.outcome import Report
    from streamlint.retention.program import Program
    from streamlint.retention.showing.drawing import Drawing

_FILE = click.Path(dir_okay=False, path_type=Path)
_FORMATS = click.Choice(["dot", "mermaid", "graphml", "json"])


@click.command(context_settings=HELP)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--format", "form", type=_FORMATS, default="dot", show_default=True)
@click.option("--finding", "number", type=click.IntRange(min=1), help="Only what the Nth finding of `check` is about.")
@click.option("--around", metavar="PATH:LINE", help="Only what is near a line of code.")
@click.option("-o", "--output-file", type=_FILE, metavar="FILE", help="Write there.")
@selecting
@where_configured
def graph(
    paths: tuple[str, ...],
    form: str,
    number: int | None,
    around: str | None,
    output_file: Path | None,
    config_file: Path | None,
    isolated: bool,
    **options: Any,
) -> None:
    """Draw what flows where, what keeps it, and what that belongs to.

    Places that can only hold classes, functions or objects of libraries are left out, and so are the steps inside of an
    expression. The chain of the finding is marked.
    """
    from streamlint.api import all_rules
    from streamlint.engine.graph import graphed
    from streamlint.report.graph.formats import FORMATS
    from streamlint.retention.showing.drawing import Drawing
    from streamlint.source.shared import shared_folder

    if number is not None and around is not None:
        raise click.UsageError("--finding and --around exclude each other")
    line = _line(around) if around is not None else None
    given = list(paths or (".",))
    loaded = load_configuration(
        shared_folder(given), config_file, isolated, overrides({**options, "output_format": None})
    )
    report, program = graphed(given, loaded.nearest, all_rules())
    drawing = _drawing(report, program, number, line) if program is not None else Drawing()
    write(FORMATS[form](drawing), output_file)
    sys.exit(troubles_told(report))


def _line(around: str) -> tuple[str, int]:
    path, _, line = around.rpartition(":")
    if not path or not line.isascii() or not line.isdigit():
        raise click.BadParameter(f"`{around}` is not PATH:LINE", param_hint="--around")
    return path, int(line)


def _drawing(report: Report, program: Program, number: int | None, line: tuple[str, int] | None) -> Drawing:
    from streamlint.retention.showing.choosing import Told, around, of_finding, whole
    from streamlint.source.discovery import printed

    if line is not None:
        return around(program, printed(Path.cwd() / line[0]), line[1])
    if number is None:
        return whole(program)
    if number > len(report.findings):
        raise click.UsageError(f"there is no finding {number}: `streamlint check` has {len(report.findings)}")
    finding = report.findings[number - 1]
    name = finding.container.name if finding.container is not None else ""
    steps = tuple(step.where for step in finding.chain)
    return of_finding(program, Told(finding.store or finding.where, steps, name))
