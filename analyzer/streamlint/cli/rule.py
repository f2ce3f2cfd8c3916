"""`streamlint rule`: the pages of rules."""

from __future__ import annotations

import click

from streamlint.cli.configured import HELP
from streamlint.cli.output import write


@click.command(context_settings=HELP)
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="All rules.")
@click.option("--output-format", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def rule(code: str | None, every: bool, output_format: str) -> None:
    """Show the page of a rule: what it finds, why it matters, a bad and a good example, what to do instead."""
    from streamlint.api import every_page
    from streamlint.config.errors import did_you_mean
    from streamlint.report.pages import pages

    if bool(code) == every:
        raise click.UsageError("give the code of a rule, or --all")
    rules = every_page()
    wanted = [one for one in rules if every or one.code == str(code).upper()]
    if not wanted:
        raise click.UsageError(f"there is no rule {code}{did_you_mean(str(code).upper(), [one.code for one in rules])}")
    write(pages(wanted, output_format, as_list=every))
