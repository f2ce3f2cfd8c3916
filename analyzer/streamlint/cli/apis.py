"""`streamlint apis`: the stream APIs that are known."""

from __future__ import annotations

from pathlib import Path

import click

from streamlint.cli.configured import HELP, load_configuration, where_configured
from streamlint.cli.output import write


@click.command(context_settings=HELP)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@where_configured
def apis(output_format: str, config_file: Path | None, isolated: bool) -> None:
    """List the stream APIs that are known, how each grows when it is kept, what to keep instead, and who says so."""
    from streamlint.engine.modelling import models_for
    from streamlint.report.catalogue import catalogue

    loaded = load_configuration(Path.cwd(), config_file, isolated)
    write(catalogue(models_for(loaded.configuration).apis, output_format))
