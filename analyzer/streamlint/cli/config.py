"""`streamlint config`: the configuration in force."""

from __future__ import annotations

from pathlib import Path

import click

from streamlint.cli.configured import HELP, load_configuration, where_configured
from streamlint.cli.output import write


@click.command(context_settings=HELP)
@click.argument("path", default=".", type=click.Path(exists=True))
@click.option("--output-format", type=click.Choice(["text", "json", "schema"]), default="text", show_default=True)
@where_configured
def config(path: str, output_format: str, config_file: Path | None, isolated: bool) -> None:
    """Show the configuration in force for PATH, and where each value comes from.

    `--output-format schema` shows the JSON schema of configurations instead, for editors.
    """
    from streamlint.report.configuration_schema import schema_lines
    from streamlint.report.settings import settings
    from streamlint.source.shared import shared_folder

    if output_format == "schema":
        write(schema_lines())
        return
    write(settings(load_configuration(shared_folder([path]), config_file, isolated), output_format))
