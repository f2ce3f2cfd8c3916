"""`streamlint clean`: the cache is removed."""

from __future__ import annotations

from pathlib import Path

import click

from streamlint.cli.configured import HELP, load_configuration, where_configured
from streamlint.cli.output import fail, say


@click.command(context_settings=HELP)
@where_configured
def clean(config_file: Path | None, isolated: bool) -> None:
    """Remove the cache of the project, if there is one."""
    import shutil

    folder = load_configuration(Path.cwd(), config_file, isolated).configuration.root / ".streamlint_cache"
    if folder.is_dir() and not folder.is_symlink():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            fail(f"{folder}: cannot be removed: {error.strerror or error}")
        say(f"Removed {folder}.")
