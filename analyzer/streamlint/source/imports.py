"""What a file imports, read off its bytes: for the search that decides which files to parse next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FROM = re.compile(
    rb"^[ \t]*from[ \t]+(\.*)[ \t]*([\w.]*)[ \t]+import[ \t]*(?:\(([^)]*)\)|((?:[^\n\\]|\\\r?\n)*))", re.MULTILINE
)
_IMPORT = re.compile(rb"^[ \t]*import[ \t]+([\w.][^\n#;]*)", re.MULTILINE)
_COMMENT = re.compile(rb"#[^\n]*")
_NAME = re.compile(r"[^\W\d]\w*|\*")


@dataclass(frozen=True, slots=True)
class Imported:
    """`modules` are dotted names from which something is imported, `names` what is bound by that, dotted too.

    `import a.b` binds the module: it stands in `names`. A star import binds `a.*`.
    """

    modules: frozenset[str]
    names: frozenset[str]

    def binds(self, module: str, name: str) -> bool:
        """Whether a name of a module, or all of them, or the module itself are bound."""
        return not self.names.isdisjoint((f"{module}.{name}", f"{module}.*", module))

    def ends_with(self, name: str) -> bool:
        """Whether something of this name is imported from anywhere."""
        return any(bound.rpartition(".")[2] == name for bound in self.names)


def imported(data: bytes, module: str, *, is_package: bool) -> Imported:
    """What the module of this dotted name imports anywhere in its text."""
    parts = module.split(".")
    modules: set[str] = set()
    names: set[str] = set()
    for match in _FROM.finditer(data):
        level = len(match[1])
        above = parts[: len(parts) - level + is_package] if level else []
        source = ".".join([*above, *filter(None, [match[2].decode("utf-8", "replace")])])
        modules.add(source)
        names.update(f"{source}.{name}" for name in _listed(match[3] or match[4] or b""))
    for match in _IMPORT.finditer(data):
        names.update(part.split()[0] for part in match[1].decode("utf-8", "replace").split(",") if part.strip())
    return Imported(frozenset(modules), frozenset(names))


def _listed(data: bytes) -> Iterator[str]:
    """The names of an import's list, without what they are called here."""
    for part in _COMMENT.sub(b"", data).decode("utf-8", "replace").split(","):
        if found := _NAME.search(part):
            yield found[0]
