"""Objects that are made of others: `dataclasses.replace(job, stream=None)` has the fields of the one but for those given.

Only records whose fields the class declares are told apart; of others the new object stands for the old one.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.classes import fields, takes_fields
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Instance, Value

CALLS = (".replace", ".evolve")
"""How the functions end that make such objects."""


def make(linker: Linker, site: Site, record: records.Call, source: Place, target: Place) -> None:
    """Gives the call the object that it makes, with what it is given and what stays of the old one."""
    given = {argument.keyword: argument.value for argument in record.arguments if argument.keyword is not None}
    open_ended = any(argument.star for argument in record.arguments)

    def copied(old: Value) -> None:
        if not isinstance(old, Instance) or not given or open_ended or not takes_fields(old.cls):
            linker.graph.connect(source, target, Flow("assign", site), carries=False)
            linker.give(target, old, root=False)
            return
        new = linker.instance(old.cls, site)
        if new is old or not linker.first_time("replaced", site, old):
            return
        linker.give(target, new)
        for name in fields(old.cls):
            here = linker.variable(site.scope, given[name]) if name in given else linker.attribute(old, name)
            linker.flow(here, linker.attribute(new, name), Flow("keep", site))

    linker.watch(source, copied)
