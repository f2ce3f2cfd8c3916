"""Which configuration a command runs under: the options that name it, those that lie over it, and reading it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from streamlint.config.loading import Loaded
    from streamlint.config.overriding import Overrides

HELP = {"help_option_names": ["-h", "--help"]}
_Command = TypeVar("_Command", bound=Callable[..., Any])


def where_configured(command: _Command) -> _Command:
    """The options that say which configuration is meant."""
    file = click.Path(path_type=Path)
    command = click.option("--isolated", is_flag=True, help="Read no configuration file.")(command)
    return click.option("--config", "config_file", type=file, metavar="FILE", help="Read this configuration file.")(
        command
    )


def selecting(command: _Command) -> _Command:
    """The options that lie over the configuration: `overrides` reads them."""
    for option in reversed(
        (
            click.option(
                "--select", metavar="CODES", multiple=True, help="Run these rules: codes or prefixes, such as STL1."
            ),
            click.option("--extend-select", metavar="CODES", multiple=True, help="Run these rules too."),
            click.option("--ignore", metavar="CODES", multiple=True, help="Do not run these rules."),
            click.option(
                "--min-confidence",
                type=click.Choice(["low", "medium", "high"]),
                help="Report findings that are at least this sure.  [default: medium]",
            ),
            click.option(
                "--exclude", metavar="GLOBS", multiple=True, help="Leave out these instead of the default folders."
            ),
            click.option("--extend-exclude", metavar="GLOBS", multiple=True, help="Leave out these too."),
            click.option(
                "--force-exclude/--no-force-exclude",
                default=None,
                help="Leave them out also where they are named as PATHS.",
            ),
        )
    ):
        command = option(command)
    return command


def overrides(options: dict[str, Any]) -> Overrides:
    """What the options of `selecting`, and `--output-format`, say."""
    from streamlint.config.overriding import Overrides

    codes = {name: _listed(options[name], str.upper) for name in ("select", "extend_select", "ignore")}
    globs = {name: _listed(options[name], str) for name in ("exclude", "extend_exclude")}
    return Overrides(
        **codes,
        **globs,
        force_exclude=options["force_exclude"],
        min_confidence=options["min_confidence"],
        output_format=options["output_format"],
    )


def _listed(given: tuple[str, ...], spelled: Callable[[str], str]) -> tuple[str, ...] | None:
    """The words of an option that takes several, with commas between or given again; None where it is not given."""
    words = (word.strip() for value in given for word in value.split(","))
    return tuple(spelled(word) for word in words if word) if given else None


def load_configuration(
    directory: Path, config_file: Path | None, isolated: bool, over: Overrides | None = None
) -> Loaded:
    """The configuration in force for a folder, under what `over` says for this run."""
    from streamlint.api import known_codes
    from streamlint.config.loading import load
    from streamlint.engine.modelling import table_problems

    if config_file and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    return load(
        directory, known_codes(), file=config_file, isolated=isolated, overrides=over, check_tables=table_problems
    )
