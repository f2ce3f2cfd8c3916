"""The same findings however a run is made: in how many processes, from which cache, by which spelling of the paths."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws.effort import examples
from laws.made_programs import made
from laws.test_laws import named
from streamlint.api import all_rules, with_fixes
from streamlint.config.configuration import Configuration
from streamlint.engine import looking, lowering
from streamlint.engine.checking import check
from streamlint.engine.store import Store
from streamlint.engine.workers import Workers
from streamlint.finding import Finding

PROGRAMS = st.lists(made(), min_size=2, max_size=4).map(named)


@contextmanager
def project(sources: Mapping[str, str]) -> Iterator[Path]:
    """A folder with files in a package of it; the working directory is that folder."""
    with tempfile.TemporaryDirectory() as made_:
        root = Path(made_).resolve()
        (root / "package").mkdir()
        for name, text in sources.items():
            (root / "package" / name).write_text(text, encoding="utf-8")
        with chdir(root):
            yield root


def found(root: Path, paths: Sequence[str] = (".",), *, store: Store | None = None, jobs: int = 1) -> list[Finding]:
    """All that is found, in the order of the report."""
    report = check(paths, Configuration(root=root), all_rules, store=store, workers=Workers(jobs), mend=with_fixes)
    assert not report.failures
    assert not report.errors
    return list(report.findings)


@given(PROGRAMS)
@examples(3)
def test_in_any_number_of_processes(sources: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch, project(sources) as root:
        alone = found(root)
        patch.setattr(lowering, "_PIECE", 1)
        patch.setattr(looking, "_PIECE", 1)
        assert found(root, jobs=2) == alone


@given(PROGRAMS, PROGRAMS, st.randoms(use_true_random=False))
@examples(8)
def test_from_any_cache(sources: dict[str, str], before: dict[str, str], random: Random) -> None:
    """Cold, warm, from a run over some of the files, and from one in which some of them held something else."""
    with project({**sources, **before}) as root:
        store = Store(root / "kept")
        found(root, store=store)
        some = random.sample(sorted(sources), random.randint(1, len(sources)))
        for name in before.keys() - sources.keys():
            (root / "package" / name).unlink()
        for name in some:
            (root / "package" / name).write_text(sources[name], encoding="utf-8")
        found(root, [f"package/{name}" for name in some], store=store)
        for name, text in sources.items():
            (root / "package" / name).write_text(text, encoding="utf-8")
        without = found(root)
        assert found(root, store=store) == without
        assert found(root, store=store) == without
        assert not store.notes
        store.close()


def edited(text: str, random: Random) -> str:
    """A text with one line more, less or other."""
    lines = text.splitlines()
    at = random.randrange(len(lines) + 1)
    match random.choice(("comment", "blank", "gone", "twice", "end", "silenced")):
        case "comment":
            lines.insert(at, "# a comment")
        case "blank":
            lines.insert(at, "")
        case "gone":
            del lines[at : at + 1]
        case "twice":
            lines[at:at] = lines[at : at + 1]
        case "silenced":
            lines = [f"{line}  # noqa" if number == at and line else line for number, line in enumerate(lines)]
        case _:
            lines.append(random.choice(("# the end", "x = 1", "def sweep():\n    KEPT.clear()", "from os import path")))
    return "\n".join(lines) + "\n"


@given(PROGRAMS, st.randoms(use_true_random=False))
@examples(10)
def test_after_any_edits(sources: dict[str, str], random: Random) -> None:
    """What changes nothing that a run sees is not linked again; whatever is done, the report is that of a new run."""
    with project(sources) as root:
        store = Store(root / "kept")
        for _ in range(6):
            path = root / "package" / random.choice(sorted(sources))
            path.write_text(edited(path.read_text(encoding="utf-8"), random), encoding="utf-8")
            configuration = Configuration(root=root, extend_select=("STL002",), min_confidence="low")
            with_store, anew = (
                check((".",), configuration, all_rules, store=each, mend=with_fixes) for each in (store, None)
            )
            assert replace(with_store, statistics=anew.statistics) == anew
        store.close()


@given(PROGRAMS)
@examples(5)
def test_by_any_spelling_of_the_paths(sources: dict[str, str]) -> None:
    with project(sources) as root:
        plain = found(root, ["package"])
        spellings = ["./package", "package/", f"{root}/package", "package/../package", "./package/.", "."]
        for spelling in spellings:
            assert found(root, [spelling]) == plain, spelling
        each = [f"./package/{name}" for name in sorted(sources, reverse=True)]
        assert found(root, [*each, "package"]) == plain
        with chdir(root / "package"):
            for spelling in [".", "..", f"..{os.sep}package", str(root)]:
                assert told(found(root, [spelling])) == told(plain), spelling


def told(findings: Sequence[Finding]) -> list[tuple[object, ...]]:
    """What is the same from wherever the program is started: all but how paths are spelled."""
    return [(Path(each.path).name, each.where.span, each.code, each.message, each.fingerprint) for each in findings]
