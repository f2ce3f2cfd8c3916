"""What a run shares: the cache with the runs before and after it, its work with other processes and machines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from streamlint.cli.output import say
from streamlint.report.plain import plain

if TYPE_CHECKING:
    from streamlint.config.configuration import Configuration
    from streamlint.engine.store import Store
    from streamlint.engine.workers import Workers

_Command = TypeVar("_Command", bound=Callable[..., Any])


def sharing(command: _Command) -> _Command:
    """The options of `check` about the cache and about other processes."""
    for option in reversed(
        (
            cache_dir,
            click.option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
            click.option(
                "-j",
                "--jobs",
                type=click.IntRange(min=1),
                metavar="N",
                help="Use at most N processes.  [default: all cores]",
            ),
            click.option("--scheduler", metavar="ADDRESS", help="Parse on the Dask cluster of this scheduler."),
        )
    ):
        command = option(command)
    return command


def cache_dir(command: _Command) -> _Command:
    """The option that says where the cache is."""
    folder = click.Path(file_okay=False, path_type=Path)
    return click.option(
        "--cache-dir", type=folder, metavar="DIR", help="The folder of the cache.  [default: .streamlint_cache]"
    )(command)


def cache_folder(given: Path | None, configuration: Configuration, paths: Sequence[str]) -> Path:
    """The folder of the cache for a run over these paths."""
    from streamlint.engine.checking import cache_of
    from streamlint.source.shared import shared_folder

    return given or cache_of(configuration, shared_folder(paths))


def opened(folder: Path, options: dict[str, Any]) -> Store | None:
    """The cache in a folder, unless it is not wanted."""
    if options["no_cache"]:
        return None
    from streamlint.engine.store import Store

    return Store(folder)


def workers(options: dict[str, Any]) -> Workers:
    """The processes that may help."""
    from streamlint.engine.workers import Workers, all_cores

    jobs = options["jobs"] or all_cores()
    if options["scheduler"] is None:
        return Workers(jobs, limit=options["file_timeout"])
    from streamlint.engine.cluster import connected

    return Workers(jobs, connected(options["scheduler"]), options["file_timeout"])


def closed(store: Store | None, options: dict[str, Any]) -> None:
    """Lets go of the cache, and says what went wrong with it."""
    if store is None:
        return
    store.close()
    for note in () if options["quiet"] else store.notes:
        say(plain(f"streamlint: note: {note}"), sys.stderr)
