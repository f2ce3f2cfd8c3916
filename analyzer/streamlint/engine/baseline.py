"""Baselines: findings that were there before, by fingerprint, so that only new ones are reported.

A baseline is a JSON file, sorted, that is kept in the repository. Findings are known again by their fingerprints, in
which there are no lines, no locals and no working directory; paths and messages are there for those who read the file.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streamlint.finding import Finding
from streamlint.source.writing import replace_file

VERSION = 1


class BaselineError(Exception):
    """A baseline that cannot be used. `str()` names the file and says why."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Findings that are known: `count` times the same. `path` leads from the folder of the baseline."""

    path: str
    code: str
    message: str
    fingerprint: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of one file."""

    file: Path
    entries: tuple[Entry, ...]

    def new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that are not in it: of more of the same than it knows, the last ones."""
        left = self._counts()
        for finding in findings:
            if left[finding.identity]:
                left[finding.identity] -= 1
            else:
                yield finding

    def gone(
        self, findings: Iterable[Finding], analysed: Collection[str], runs: Callable[[str, str], bool]
    ) -> Iterator[Entry]:
        """The entries for which there is no finding any more.

        An entry whose file is there but was not `analysed` in this run, or whose code does not run for that path, is not
        gone.
        """
        found = Counter(finding.identity for finding in findings)
        seen = {_whole(path) for path in analysed}
        for entry in self.entries:
            path = _whole(self.file.parent / entry.path)
            missing = entry.count - found[entry.fingerprint]
            found[entry.fingerprint] = max(0, -missing)
            if missing > 0 and runs(path, entry.code) and (path in seen or not os.path.lexists(path)):
                yield Entry(entry.path, entry.code, entry.message, entry.fingerprint, missing)

    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for entry in self.entries:
            counts[entry.fingerprint] += entry.count
        return counts


def write_baseline(file: Path, findings: Iterable[Finding]) -> None:
    """Writes the findings as a baseline. The same findings make the same bytes. Raises OSError."""
    counted = Counter(_entry(finding, file.absolute().parent) for finding in findings)
    entries = sorted(Entry(one.path, one.code, one.message, one.fingerprint, count) for one, count in counted.items())
    listed = [{name: getattr(entry, name) for name in _KEYS} for entry in entries]
    text = json.dumps({"version": VERSION, "findings": listed}, indent=2, ensure_ascii=False)
    replace_file(file, f"{text}\n".encode("utf-8", "backslashreplace"))


def read_baseline(file: Path) -> Baseline:
    """Reads a baseline. Raises BaselineError."""
    try:
        data = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise BaselineError(f"{file}: cannot be read: {error.strerror or error}") from error
    except json.JSONDecodeError as error:
        raise BaselineError(f"{file}:{error.lineno}: is not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # no text, or numbers and nestings beyond measure
        raise BaselineError(f"{file}: is no baseline: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list) or "version" not in data:
        raise BaselineError(f"{file}: is no baseline: it must be an object with `version` and a list of `findings`")
    if data["version"] != VERSION:
        known = f"this streamlint reads version {VERSION}; write it anew with `--write-baseline {file}`"
        raise BaselineError(f"{file}: is a baseline of version {json.dumps(data['version'])}: {known}")
    return Baseline(file, tuple(_read(file, number, raw) for number, raw in enumerate(data["findings"], start=1)))


_KEYS: dict[str, type] = {"fingerprint": str, "code": str, "path": str, "message": str, "count": int}


def _read(file: Path, number: int, raw: Any) -> Entry:
    if not isinstance(raw, dict):
        raise BaselineError(f"{file}: finding {number} must be an object")
    for key, kind in _KEYS.items():
        if type(raw.get(key)) is not kind:
            shown = "a number" if kind is int else "a string"
            raise BaselineError(f"{file}: `{key}` of finding {number} must be {shown}")
    if raw["count"] < 1:
        raise BaselineError(f"{file}: `count` of finding {number} must be at least 1")
    return Entry(**{key: raw[key] for key in _KEYS})


def _entry(finding: Finding, folder: Path) -> Entry:
    path = _whole(finding.where.path)
    with suppress(ValueError):  # on another drive than the baseline
        path = os.path.relpath(path, folder)
    return Entry(Path(path).as_posix(), finding.code, finding.message, finding.identity)


def _whole(path: str | Path) -> str:
    """A path from the root, spelled in the one way; links are not followed."""
    return os.path.normpath(Path(path).absolute())
