"""`streamlint clean`: the cache is removed."""

from __future__ import annotations

from pathlib import Path

import click

from streamlint.cli.configured import HELP, load_configuration, where_configured
from streamlint.cli.output import fail, say
from streamlint.cli.sharing import cache_dir as cache_dir_option
from streamlint.cli.sharing import cache_folder
from streamlint.report.plain import plain, unheard


@click.command(context_settings=HELP)
@cache_dir_option
@where_configured
def clean(config_file: Path | None, isolated: bool, cache_dir: Path | None) -> None:
    """Remove the cache of the project, if there is one."""
    import shutil

    from streamlint.engine.store import is_store

    folder = cache_folder(cache_dir, load_configuration(Path.cwd(), config_file, isolated).configuration, ["."])
    if folder.is_dir() and not folder.is_symlink():
        if not is_store(folder):
            fail(f"{folder}: is no cache of streamlint, and was left alone")
        try:
            shutil.rmtree(folder)
        except OSError as error:
            fail(f"{folder}: cannot be removed: {error.strerror or error}")
        say(unheard(plain(f"Removed {folder}.")))
