"""From the paths of the command line to the files: excludes, `.gitignore`, links, order."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from streamlint.config.configuration import DEFAULT_EXCLUDE
from streamlint.source.discovery import MissingPathError, SourceFile, Unlisted, discover
from streamlint.source.ignoring import Ignoring, matches


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("x = 1\n")


def found(paths: Iterable[str] = (".",), patterns: Iterable[str] = DEFAULT_EXCLUDE) -> list[str]:
    return [entry.printed for entry in discover(paths, Ignoring.from_patterns(patterns, Path.cwd()))]


def test_files_are_sorted_and_each_is_there_once(tree: Path) -> None:
    make("b.py", "a/z.py", "a/y.py", "a/notes.txt", "a/stub.pyi")
    expected = ["a/y.py", "a/z.py", "b.py"]
    assert found() == expected
    assert found(["b.py", "a", "./a/y.py", str(tree / "b.py"), "a/../a"]) == expected
    assert found(["a", "b.py"]) == found(["b.py", "a"])


def test_paths_are_printed_from_the_working_directory(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make("a/y.py")
    assert found([str(tree / "a")]) == ["a/y.py"]
    (tree / "elsewhere").mkdir()
    monkeypatch.chdir(tree / "elsewhere")
    assert found(["../a"]) == [(tree / "a/y.py").as_posix()]


def test_default_excludes(tree: Path) -> None:
    make("a.py", ".venv/lib/b.py", "node_modules/c.py", "build/d.py", "pkg/__pycache__/e.py", "pkg/.git/f.py")
    assert found() == ["a.py"]
    assert found(patterns=["pkg"]) == [".venv/lib/b.py", "a.py", "build/d.py", "node_modules/c.py"]


def test_what_is_named_is_analysed(tree: Path) -> None:
    make("build/d.py", "script", "vendor/x.py", "vendor/deep/y.py")
    assert found(["build/d.py", "script"]) == ["build/d.py", "script"]
    assert found(["build"]) == ["build/d.py"]
    assert found(["vendor"], ["vendor/"]) == ["vendor/deep/y.py", "vendor/x.py"]
    assert found(["vendor"], ["/vendor", "deep/"]) == ["vendor/x.py"]
    assert all(entry.explicit for entry in discover(["script"], Ignoring()) if isinstance(entry, SourceFile))


def test_exclude_patterns_are_those_of_gitignore(tree: Path) -> None:
    make("a.py", "a_pb2.py", "vendor/x.py", "src/vendor/y.py", "src/gen/z.py", "gen/w.py")
    assert found(patterns=["vendor/", "*_pb2.py"]) == ["a.py", "gen/w.py", "src/gen/z.py"]
    assert found(patterns=["/gen", "/vendor/"]) == ["a.py", "a_pb2.py", "src/gen/z.py", "src/vendor/y.py"]
    assert found(patterns=["src/*/y.py", "/*.py"]) == ["gen/w.py", "src/gen/z.py", "vendor/x.py"]


def test_a_star_of_an_exclude_may_be_several_folders(tree: Path) -> None:
    make("a.py", "src/b.py", "src/deep/c.py", "src/deep/migrations/d.py", "lib/migrations/e.py", "migrations/f.py")
    assert found(patterns=["src/*.py"]) == ["a.py", "lib/migrations/e.py", "migrations/f.py"]
    assert found(patterns=["/src/*.py"]) == [path for path in found(patterns=[]) if path != "src/b.py"]
    assert found(patterns=["*/migrations"]) == ["a.py", "migrations/f.py", "src/b.py", "src/deep/c.py"]
    assert found(patterns=["**/migrations/*"]) == ["a.py", "src/b.py", "src/deep/c.py"]
    assert found(["src/deep"], ["src/*"]) == ["src/deep/c.py", "src/deep/migrations/d.py"]
    assert found(patterns=["src/*", "!src/deep"]) == [path for path in found(patterns=[]) if path != "src/b.py"]


def test_gitignore_files_are_honoured_nested_and_from_above(tree: Path) -> None:
    make("keep.py", "out/a.py", "src/gen/b.py", "src/gen/keep.py", "src/c.py", "src/local.py")
    (tree / ".git").mkdir()
    Path(".gitignore").write_text("# comment\nout/\nlocal.py\n\\\n")
    Path("src/gen/.gitignore").write_text("*\n!keep.py\n")
    assert found() == ["keep.py", "src/c.py", "src/gen/keep.py"]
    assert found(["src"]) == ["src/c.py", "src/gen/keep.py"]
    assert found(["out", "src/local.py"]) == ["out/a.py", "src/local.py"]


def test_gitignore_above_the_repository_does_not_count(tree: Path) -> None:
    make("repo/a.py")
    Path(".gitignore").write_text("a.py\n")
    (tree / "repo/.git").mkdir()
    assert found(["repo"]) == ["repo/a.py"]


def test_links_are_followed_only_where_they_are_named(tree: Path) -> None:
    make("real/a.py", "outside/b.py")
    Path("real/loop").symlink_to("..")
    Path("real/c.py").symlink_to(tree / "outside/b.py")
    Path("link").symlink_to(tree / "outside")
    assert found(["real"]) == ["real/a.py"]
    assert found(["real/c.py", "link"]) == ["link/b.py", "real/c.py"]


def test_only_regular_files_are_met(tree: Path) -> None:
    make("a.py")
    os.mkfifo("pipe.py")
    (tree / "folder.py").mkdir()
    assert found() == ["a.py"]


@pytest.mark.parametrize("path", ["nowhere", "a/nowhere.py"])
def test_a_missing_path(tree: Path, path: str) -> None:
    make("a/b.py")
    Path("dangling").symlink_to("gone")
    with pytest.raises(MissingPathError, match=path):
        found(["a", path])
    with pytest.raises(MissingPathError, match="dangling"):
        found(["dangling"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_cannot_be_listed(tree: Path) -> None:
    make("a.py", "closed/b.py")
    Path("closed").chmod(0)
    try:
        entries = list(discover(["."], Ignoring()))
    finally:
        Path("closed").chmod(0o700)
    assert [entry.printed for entry in entries if isinstance(entry, Unlisted)] == ["closed"]
    assert [entry.printed for entry in entries if isinstance(entry, SourceFile)] == ["a.py"]


def test_a_folder_that_vanishes_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.py", "gone/b.py")
    listed = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "gone":
            raise FileNotFoundError(2, "No such file or directory")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found() == ["a.py", "gone"]


@pytest.mark.parametrize(
    ("pattern", "path", "named"),
    [
        ("tests/*", "tests/a.py", True),
        ("tests/*", "tests/deep/a.py", True),
        ("tests/*", "src/tests/a.py", False),
        ("__init__.py", "src/pkg/__init__.py", True),
        ("*.py", "src/a.py", True),
        ("src/*.py", "src/deep/a.py", True),
        ("/src/*.py", "src/deep/a.py", False),
        ("*/migrations/*", "src/deep/migrations/a.py", True),
        ("**/tests/*.py", "tests/deep/a.py", True),
        ("**/a.py", "a.py", True),
        ("*/a.py", "a.py", False),
        ("./tests/*", "tests/a.py", True),
        ("./tests/*", "src/tests/a.py", False),
        ("src/**/a.py", "src/a.py", True),
        ("deep/*", "src/deep/a.py", False),
        ("!src/**", "tests/a.py", True),
        ("!src/**", "src/a.py", False),
    ],
)
def test_patterns_of_per_file_ignores(pattern: str, path: str, named: bool) -> None:
    assert matches(pattern, Path("/project") / path, Path("/project")) is named


def test_a_pipe_is_no_gitignore(tree: Path) -> None:
    make("a.py", "b/c.py")
    os.mkfifo(".gitignore")
    os.mkfifo("b/.gitignore")
    assert found() == ["a.py", "b/c.py"]
