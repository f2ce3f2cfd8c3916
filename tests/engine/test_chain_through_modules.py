"""A stream goes through twelve functions in six modules, which name each other in every way that Python has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from streamlint.api import all_rules
from streamlint.cli import program
from streamlint.config.configuration import Configuration
from streamlint.engine.run import analyse

NAMES = ("entry", "begin", "carry", "hand", "take", "keep")
HEAD = """import anthropic

client = anthropic.Anthropic()


def step1(prompts):
    for prompt in prompts:
        step2(client.messages.create(model="m", max_tokens=64, messages=[prompt], stream=True))


def step2(stream):
    step3(stream)
"""
MIDDLE = "def step{0}(stream):\n    step{1}(stream)\n\n\ndef step{1}(stream):\n    step{2}(stream)\n"
TAIL = (
    "KEPT = []\n\n\ndef step11(stream):\n    step12(stream)\n\n\ndef step12(stream):\n    KEPT.append(stream)  # leak\n"
)
Link = Callable[[str, str, int], str]
"""How a module imports a function of the next one: from its name, the other's, and the function's number."""


def bodies() -> Iterator[tuple[str, str]]:
    yield NAMES[0], HEAD
    for number, name in enumerate(NAMES[1:-1]):
        yield name, MIDDLE.format(3 + 2 * number, 4 + 2 * number, 5 + 2 * number)
    yield NAMES[-1], TAIL


def chained(link: Link, folder: str = "app") -> dict[str, str]:
    """The six modules, each with its import of the next."""
    after = dict(pairwise(NAMES))
    numbers = {name: 2 * number + 3 for number, name in enumerate(NAMES)}
    files = {}
    for name, body in bodies():
        text = link(name, after[name], numbers[name]) if name in after else ""
        files[f"{folder}/{name}.py"] = f"{text}\n{body}" if "step" not in text else f"{text}\n\n{body}"
    return files


def absolute(name: str, other: str, number: int) -> str:
    return f"from app.{other} import step{number}"


def relative(name: str, other: str, number: int) -> str:
    return f"from .{other} import step{number}"


def renamed(name: str, other: str, number: int) -> str:
    return f"from . import {other} as other\n\nstep{number} = other.step{number}"


def by_package(name: str, other: str, number: int) -> str:
    return f"from app import step{number}"


def with_star(name: str, other: str, number: int) -> str:
    return f"from app.{other} import *"


def conditional(name: str, other: str, number: int) -> str:
    return f"try:\n    from app.{other} import step{number}\nexcept ImportError:\n    step{number} = print"


def guarded(name: str, other: str, number: int) -> str:
    return (
        f"import sys\n\nif sys.version_info >= (3, 11):\n    from app.{other} import step{number}\n"
        f"else:\n    from app.old import step{number}"
    )


def by_text(name: str, other: str, number: int) -> str:
    return f'import importlib\n\nother = importlib.import_module("app.{other}")\nstep{number} = other.step{number}'


def circular(name: str, other: str, number: int) -> str:
    return f"import app.entry\nimport app.{other}\n\n\ndef step{number}(stream):\n    app.{other}.step{number}(stream)"


INIT = {"app/__init__.py": ""}
EXPORTS = "".join(f"from .{name} import *\n" for name in reversed(NAMES))
ALL = {name: f'__all__ = ["step{2 * number + 1}", "step{2 * number + 2}"]\n' for number, name in enumerate(NAMES)}


def in_functions() -> dict[str, str]:
    """Each function imports what it calls."""
    files = chained(absolute)
    for path, text in files.items():
        first, _, rest = text.partition("\n")
        if first.startswith("from app."):
            called = first.rpartition(" ")[2]
            files[path] = rest.replace(f"    {called}(stream)", f"    {first}\n\n    {called}(stream)")
    return files | INIT


def with_all() -> dict[str, str]:
    """Star imports of what `__all__` names."""
    files = chained(with_star) | INIT
    return {
        path: text + "\n\n" + ALL[name] if (name := path.rpartition("/")[2][:-3]) in ALL else text
        for path, text in files.items()
    }


def spread(folders: dict[str, str]) -> dict[str, str]:
    """Each module in a folder of its own."""
    files = chained(lambda name, other, number: f"from {package(folders[other], other)} import step{number}")
    return {f"{folders[path[4:-3]]}/{path[4:]}": text for path, text in files.items()}


def package(folder: str, name: str) -> str:
    root = folder.rpartition("src/")[2] if "src/" in folder else folder
    return f"{root.replace('/', '.')}.{name}"


MONOREPO = {name: f"packages/part{number}/src/part{number}" for number, name in enumerate(NAMES)}
LAYOUTS: dict[str, dict[str, str]] = {
    "absolute imports": chained(absolute) | INIT,
    "relative imports": chained(relative) | INIT,
    "modules by another name": chained(renamed) | INIT,
    "a namespace package": chained(absolute),
    "what a package hands on": chained(by_package) | {"app/__init__.py": EXPORTS},
    "star imports": chained(with_star) | INIT,
    "star imports and __all__": with_all(),
    "private names in __all__": {path: text.replace("step", "_step") for path, text in with_all().items()},
    "modules by a text": chained(by_text) | INIT,
    "imports that may fail": chained(conditional) | INIT,
    "imports under a condition": chained(guarded) | INIT,
    "imports in functions": in_functions(),
    "imports in a circle": chained(circular) | INIT,
    "a source folder": {f"src/{path}": text for path, text in (chained(absolute) | INIT).items()},
    "packages in packages": spread({name: f"app/{name}_part" for name in NAMES}),
    "a monorepo": spread(MONOREPO)
    | {f"packages/part{number}/pyproject.toml": "" for number in range(6)}
    | {f"{folder}/__init__.py": "" for folder in MONOREPO.values()},
    "stubs beside the code": chained(absolute)
    | INIT
    | {f"app/{name}.pyi": f"def step{2 * n + 1}(stream: object) -> None: ...\n" for n, name in enumerate(NAMES)},
}


def write(project: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def leak(files: dict[str, str]) -> list[tuple[str, int]]:
    """Where the store is."""
    lines = ((path, number, line) for path, text in files.items() for number, line in enumerate(text.splitlines(), 1))
    return [(path, number) for path, number, line in lines if line.endswith("# leak")]


def told(project: Path, *paths: str) -> list[tuple[str, int]]:
    report = analyse(paths, Configuration(root=project), all_rules())
    assert not report.errors, report.errors
    assert not report.failures, "\n".join(failure.trace for failure in report.failures)
    return [(found.where.path, found.where.line) for found in report.findings]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_found(project: Path, layout: str) -> None:
    files = LAYOUTS[layout]
    write(project, files)
    assert told(project, ".") == leak(files)


@pytest.mark.parametrize("layout", [name for name, files in LAYOUTS.items() if "app/__init__.py" in files])
def test_it_is_found_from_the_folder_of_the_entry(project: Path, layout: str) -> None:
    files = LAYOUTS[layout]
    write(project, files)
    assert told(project, "app") == leak(files)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_eviction_at_the_far_end_silences_it(project: Path, layout: str) -> None:
    write(project, {path: text.replace("  # leak", "\n    KEPT.clear()") for path, text in LAYOUTS[layout].items()})
    assert told(project, ".") == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_link_that_hands_on_something_else_silences_it(project: Path, layout: str) -> None:
    write(
        project, {path: text.replace("step7(stream)\n", "step7(stream.id)\n") for path, text in LAYOUTS[layout].items()}
    )
    assert told(project, ".") == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_order_of_the_files_changes_nothing(project: Path, layout: str) -> None:
    files = LAYOUTS[layout]
    write(project, files)
    paths = [path for path in files if path.endswith(".py")]
    whole = told(project, *paths)
    for seed in range(3):
        Random(seed).shuffle(paths)
        assert told(project, *paths) == whole


@pytest.mark.parametrize("jobs", ["1", "2", "4"])
def test_the_number_of_jobs_changes_nothing(project: Path, jobs: str) -> None:
    for layout in ("relative imports", "a monorepo"):
        write(project, {f"{layout.partition(' ')[0]}/{path}": text for path, text in LAYOUTS[layout].items()})
    said = CliRunner().invoke(
        program, ["--isolated", "--no-cache", "-j", jobs, "--output-format", "concise", "relative", "a/packages"]
    )
    assert [line.partition(": ")[0] for line in said.output.splitlines() if ": STL101 " in line] == [
        "a/packages/part5/src/part5/keep.py:10:5",
        "relative/app/keep.py:10:5",
    ], said.output
