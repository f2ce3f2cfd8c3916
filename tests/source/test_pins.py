"""Which release a project uses, as its files say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamlint.release import LATEST, newest_allowed, release, within
from streamlint.source.pins import pinned

NAMES = frozenset({"anthropic", "pydantic-ai-slim"})


@pytest.mark.parametrize(
    ("requirement", "newest"),
    [
        ("==0.27.0", (0, 27)),
        ("===2.3", (2, 3)),
        ("==0.27.*", (0, 27, LATEST)),
        ("~=0.25.1", (0, 25, LATEST)),
        ("~=2.3", (2, LATEST)),
        (">=0.20,<0.28", (0, 27, LATEST)),
        (">=0.20, <=0.27.1, !=0.26", (0, 27, 1)),
        ("<1", (0, LATEST)),
        ("<2.3.0", (2, 2, LATEST)),
        ("^0.25", (0, 25, LATEST)),
        ("^1.2", (1, LATEST)),
        ("~1.2.3", (1, 2, LATEST)),
        ("0.27.0", (0, 27)),
        (">=0.20", None),
        ("", None),
        ("*", None),
        ("@ https://example.org/x.whl", None),
    ],
)
def test_the_newest_that_is_allowed(requirement: str, newest: tuple[int, ...] | None) -> None:
    assert newest_allowed(requirement) == newest


@given(st.lists(st.integers(0, 99), min_size=1, max_size=4))
def test_an_exact_requirement_is_its_own_newest(numbers: list[int]) -> None:
    text = ".".join(map(str, numbers))
    assert newest_allowed(f"=={text}") == release(text) == release(f"v{text}.0")
    assert within(release(text) or (), text, text)


def test_a_range_takes_in_the_patches_of_its_last_release() -> None:
    assert within((0, 27, 3), "0.8.0", "0.27.0")
    assert within((1, 9, 4), None, "1")
    assert not within((0, 28), "0.8.0", "0.27.0")
    assert not within((0, 7), "0.8.0", "0.27.0")
    assert within((3,), "2.3", None)


UV = '[[package]]\nname = "anthropic"\nversion = "0.26.1"\n'
PEP_621 = '[project]\nname = "a"\ndependencies = ["anthropic[bedrock]~=0.25.0; python_version > \'3.9\'"]\n'
GROUPS = '[dependency-groups]\ndev = ["Pydantic_AI.slim<2", {include-group = "x"}]\n'
POETRY = '[tool.poetry.dependencies]\npython = "^3.11"\nanthropic = { version = "^0.25", extras = ["x"] }\n'
PIPFILE = '{"default": {"anthropic": {"version": "==0.24.0"}}}'


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("uv.lock", UV, {"anthropic": (0, 26, 1)}),
        ("poetry.lock", UV, {"anthropic": (0, 26, 1)}),
        ("pyproject.toml", PEP_621, {"anthropic": (0, 25, LATEST)}),
        ("pyproject.toml", GROUPS, {"pydantic-ai-slim": (1, LATEST)}),
        ("pyproject.toml", POETRY, {"anthropic": (0, 25, LATEST)}),
        ("requirements-dev.txt", "-r x.txt\n# anthropic\nanthropic==0.23.1  # old\n", {"anthropic": (0, 23, 1)}),
        ("Pipfile.lock", PIPFILE, {"anthropic": (0, 24)}),
        ("pyproject.toml", "[[[", {}),
        ("uv.lock", "package = 3\n", {}),
        ("requirements.txt", "anthropic\nother==1\n", {}),
        ("requirements.txt", b"\xff\xfe\x00", {}),
    ],
)
def test_what_a_file_says(tmp_path: Path, file: str, text: str | bytes, found: dict[str, tuple[int, ...]]) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert pinned(tmp_path, NAMES) == found


def test_what_is_installed_comes_before_the_lock_and_that_before_the_requirement(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PEP_621, encoding="utf-8")
    assert pinned(tmp_path, NAMES)["anthropic"] == (0, 25, LATEST)
    (tmp_path / "uv.lock").write_text(UV, encoding="utf-8")
    assert pinned(tmp_path, NAMES)["anthropic"] == (0, 26, 1)
    (tmp_path / ".venv/lib/python3.12/site-packages/anthropic-2.12.0.dist-info").mkdir(parents=True)
    assert pinned(tmp_path, NAMES)["anthropic"] == (2, 12)


def test_the_nearest_project_above_a_folder_is_asked(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PEP_621, encoding="utf-8")
    inner = tmp_path / "src" / "package"
    inner.mkdir(parents=True)
    assert pinned(inner, NAMES) == {"anthropic": (0, 25, LATEST)}
    (tmp_path / "src" / "requirements.txt").write_text("anthropic==1.0\n", encoding="utf-8")
    assert pinned(inner, NAMES) == {"anthropic": (1,)}
    assert pinned(inner, frozenset()) == {}


@pytest.mark.parametrize("text", ["a = " + "9" * 5_000, "a = " + "[" * 20_000], ids=["digits", "brackets"])
def test_a_file_beyond_measure_says_nothing(tmp_path: Path, text: str) -> None:
    for name in ("pyproject.toml", "uv.lock", "poetry.lock"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "Pipfile.lock").write_text("[" * 200_000, encoding="utf-8")
    assert pinned(tmp_path, NAMES) == {}


@pytest.mark.parametrize(
    "text", ["package = ['anthropic']", "package = 'x'", "[package.anthropic]", "project = 1", "[[tool.poetry]]"]
)
def test_a_file_of_another_shape_says_nothing(tmp_path: Path, text: str) -> None:
    for name in ("pyproject.toml", "uv.lock", "poetry.lock"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert pinned(tmp_path, NAMES) == {}
