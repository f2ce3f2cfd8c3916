"""Which release of a package a project uses, as far as its files say. Nothing is imported or run.

What is installed in the project's own environment comes before what a lock file names, and that before what a
requirement allows. A file that cannot be read says nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from streamlint.contents import contents
from streamlint.release import Release, newest_allowed, release

_LOCKS = ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml")
_DECLARING = "pyproject.toml"
_PROJECT = (_DECLARING, "setup.cfg", "setup.py", "Pipfile", ".git", *_LOCKS)
_ENVIRONMENTS = (".venv", "venv", "env")
_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#)]*)")
Pins = Iterator[tuple[str, Release]]


def project_of(folder: Path) -> Path | None:
    """The nearest folder, upwards, whose files say what a project requires."""
    for candidate in (folder, *folder.parents):
        try:
            if any((candidate / name).exists() for name in _PROJECT) or any(candidate.glob("requirements*.txt")):
                return candidate
        except OSError:
            return None
    return None


def pinned(folder: Path, wanted: frozenset[str]) -> Mapping[str, Release]:
    """The releases of the `wanted` packages that the project at, or above, `folder` uses, where its files say so."""
    project = project_of(folder) if wanted else None
    found: dict[str, Release] = {}
    for name, used in _pins(project, wanted) if project is not None else ():
        if name in wanted:
            found.setdefault(name, used)
    return found


def evidence(folder: Path) -> Iterator[bytes]:
    """All that `pinned` may go by: the text of the files that name releases, and what is installed."""
    project = project_of(folder)
    if project is None:
        return
    for path in (*(project / name for name in (*_LOCKS, "Pipfile.lock", _DECLARING)), *_requirements(project)):
        if text := _text(path):
            yield f"{path.name}\0{text}".encode("utf-8", "surrogatepass")
    for packages in _site_packages(project):
        yield "\0".join(sorted(info.name for info in packages.glob("*.dist-info"))).encode("utf-8", "surrogatepass")


def _pins(project: Path, wanted: frozenset[str]) -> Pins:
    yield from _installed(project, wanted)
    for name in _LOCKS:
        yield from _locked(_toml(project / name))
    yield from _pipfile(project / "Pipfile.lock")
    for path in _requirements(project):
        yield from _required(_text(path).splitlines())
    yield from _declared(_toml(project / _DECLARING))


def _requirements(project: Path) -> list[Path]:
    return sorted(project.glob("requirements*.txt"))


def _site_packages(project: Path) -> Iterator[Path]:
    for environment in _ENVIRONMENTS:
        yield from sorted((project / environment).glob("lib/python*/site-packages"))


def _installed(project: Path, wanted: frozenset[str]) -> Pins:
    for packages in _site_packages(project):
        for name in sorted(wanted):
            for info in sorted(packages.glob(f"{name.replace('-', '_')}-*.dist-info")):
                used = release(info.name.removesuffix(".dist-info").rpartition("-")[2])
                if used is not None:
                    yield name, used


def _locked(document: Mapping[str, object]) -> Pins:
    packages = document.get("package", document.get("packages", []))
    for package in _list(packages):
        if not isinstance(package, dict):
            continue
        name, version = package.get("name"), package.get("version")
        used = release(version) if isinstance(version, str) else None
        if isinstance(name, str) and used is not None:
            yield normal(name), used


def _pipfile(path: Path) -> Pins:
    try:
        document = json.loads(_text(path) or "{}")
    except (ValueError, RecursionError):
        return
    packages = document.get("default", {}) if isinstance(document, dict) else {}
    for name, entry in packages.items() if isinstance(packages, dict) else ():
        used = newest_allowed(str(entry.get("version", ""))) if isinstance(entry, dict) else None
        if used is not None:
            yield normal(name), used


def _required(lines: Iterable[object]) -> Pins:
    for line in lines:
        found = _REQUIREMENT.match(line) if isinstance(line, str) else None
        used = newest_allowed(found[2]) if found else None
        if found and used is not None:
            yield normal(found[1]), used


def _declared(document: Mapping[str, object]) -> Pins:
    project, groups = _table(document, "project"), _table(document, "dependency-groups")
    yield from _required(_list(project.get("dependencies")))
    for group in (*_table(project, "optional-dependencies").values(), *groups.values()):
        yield from _required(_list(group))
    poetry = _table(_table(document, "tool"), "poetry")
    tables = [poetry, *(group for group in _table(poetry, "group").values() if isinstance(group, dict))]
    for table in tables:
        for name, entry in _table(table, "dependencies").items():
            text = entry.get("version") if isinstance(entry, dict) else entry
            used = newest_allowed(text) if isinstance(text, str) else None
            if used is not None:
                yield normal(name), used


def normal(name: str) -> str:
    """The one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _table(document: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = document.get(key)
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _toml(path: Path) -> Mapping[str, object]:
    text = _text(path)
    if not text:
        return {}
    from streamlint.toml import loads

    try:
        return loads(text)
    except (ValueError, RecursionError):  # numbers and nestings beyond measure are no TOML either
        return {}


def _text(path: Path) -> str:
    try:
        return contents(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
