"""The program as a group of commands."""

from __future__ import annotations

import click

from streamlint import __version__
from streamlint.cli.apis import apis
from streamlint.cli.check import check
from streamlint.cli.clean import clean
from streamlint.cli.config import config
from streamlint.cli.configured import HELP
from streamlint.cli.graph import graph
from streamlint.cli.rule import rule


class DefaultGroup(click.Group):
    """A group in which `check` is meant where no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `check` before the arguments, unless they open with a command or with an option of the group itself."""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if (args or not ctx.resilient_parsing) and (not args or args[0] not in {*self.commands, *own}):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup, context_settings=HELP)
@click.version_option(__version__, prog_name="streamlint", message="%(prog)s %(version)s")
def program() -> None:
    """Finds streams that Python code keeps for ever: made in a loop, for a request or a connection, and never let go.

    `streamlint PATHS...` is short for `streamlint check PATHS...`.
    """


for command in (check, rule, graph, apis, config, clean):
    program.add_command(command)
