"""What a run does to the machine, as Python itself tells it: which files it opens, lists, changes, and what it executes.

An audit hook (PEP 578) hears of all of it, also of what the libraries do that are used.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkout import ROOT
from started import LEAK, environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="paths and links are those of Linux")

LISTENING = """
import json, os, sys
log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
HEARD = ("open", "exec", "import", "sqlite3.connect", "ctypes.dlopen", "marshal.loads", "pickle.find_class", "code.__new__")
KINDS = ("os.", "shutil.", "subprocess.", "socket.", "pty.", "tempfile.", "fcntl.", "signal.pthread_kill")
def hear(event, arguments):
    if event in HEARD or event.startswith(KINDS):
        if event == "exec":
            arguments = (arguments[0].co_filename,)
        said = [os.fsdecode(one) if isinstance(one, (bytes, str, os.PathLike)) else repr(one) for one in arguments]
        os.write(log, json.dumps([event, said]).encode() + b"\\n")
sys.addaudithook(hear)
from streamlint.__main__ import main
main()
"""
TRAP = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\nraise SystemExit(99)\n"
TRAPS = (
    "setup.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "libcst.py", "tomllib.py", "evil.py",
    "encodings/__init__.py", "encodings/evil.py", "streamlint_plugin.py", "pkg/__init__.py", "pkg/__main__.py", "noxfile.py",
)  # fmt: skip
WRITING = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
)
WRITING += (
    "os.utime",
    "os.setxattr",
    "os.removexattr",
    "shutil.rmtree",
    "shutil.move",
    "shutil.copyfile",
    "shutil.copymode",
)
NEVER = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "os.putenv", "os.unsetenv", "pty.")
NEVER += ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "pickle.find_class", "ctypes.dlopen")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project full of traps, with links that leave it, beside a folder that is nobody's business."""
    project, outside = tmp_path / "project", tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    for name in ("secret.py", "deep/secret.py", "secret.toml", "ignored"):
        (outside / name).write_text(LEAK)
    for name in TRAPS:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(TRAP)
    (project / "leak.py").write_text(LEAK)
    (project / "coded.py").write_text("# coding: evil\n" + LEAK)
    (project / "evil.pth").write_text("import evil\n")
    (project / "pyproject.toml").write_text(
        "[build-system]\nbuild-backend = 'evil'\nbackend-path = ['.']\n[project]\nname = 'x'\ndependencies = ['anthropic']\n"
        "[tool.streamlint]\nexclude = ['nothing']\n"
    )
    (project / "link.py").symlink_to(outside / "secret.py")
    (project / "linked").symlink_to(outside)
    (project / "pkg" / "up").symlink_to("../..")
    (project / "pkg" / ".gitignore").symlink_to(outside / "ignored")
    monkeypatch.chdir(project)
    return project


def heard(tree: Path, *arguments: str) -> list[tuple[str, list[str]]]:
    """What the hook heard in a run."""
    log = tree.parent / "log"
    log.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-P", "-c", LISTENING, str(log), *arguments],
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "leak.py:8:9: STL101" in done.stdout
    return [(event, said) for event, said in map(json.loads, log.read_text().splitlines())]


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and link below a folder: its mode and what it holds, but for the cache."""
    found: dict[str, tuple[int, bytes]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if ".streamlint_cache" in name or name == "log":
            continue
        held = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else b""
        found[name] = (path.lstat().st_mode, held)
    return found


def under(path: str, *folders: Path) -> bool:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links are looked at by their names
    return any(whole.is_relative_to(folder) for folder in folders)


def ours() -> Iterator[Path]:
    """Where the program itself lies, and the Python that runs it."""
    yield ROOT
    for name in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield Path(sysconfig.get_path(name))
    for prefix in (sys.prefix, sys.base_prefix, "/dev", "/proc", "/etc", "/usr", "/lib", "/sys"):
        yield Path(prefix)


@pytest.mark.parametrize("arguments", [("--output-format", "concise"), ("--output-format", "concise", "--no-cache")])
def test_nothing_outside_is_read_and_nothing_but_the_cache_is_written(tree: Path, arguments: tuple[str, ...]) -> None:
    before = snapshot(tree.parent)
    events = heard(tree, *arguments)
    assert snapshot(tree.parent) == before
    cache = tree / ".streamlint_cache"
    assert cache.exists() == ("--no-cache" not in arguments)
    outside = tree.parent / "outside"
    for event, said in events:
        assert not event.startswith(NEVER), (event, said)
        if event in WRITING:
            assert all(under(one, cache) for one in said if one.startswith(("/", "."))), (event, said)
        if event == "open":
            path, mode, flags = said[0], said[1], int(said[2])
            if path.isdigit():  # a file that is open already
                continue
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) or set(mode) & set("wax+")
            if writes:
                assert under(path, cache) or path == os.devnull, (path, mode, flags)
            assert under(path, tree, *ours()) or Path(path).parent in tree.parents, path
        if event in ("open", "os.listdir", "os.scandir", "sqlite3.connect"):
            assert not under(
                said[0].removeprefix("file:"), outside, *(tree / name for name in ("linked", "link.py"))
            ), said
        if event == "exec":
            assert said[0].startswith("<") or not under(said[0], tree), said  # dataclasses are made of strings
    assert any(event == "exec" for event, _ in events)
    assert any(event == "open" and said[0].endswith("leak.py") for event, said in events)


def test_links_are_followed_where_they_are_named(tree: Path) -> None:
    opened = {
        said[0] for event, said in heard(tree, "leak.py", "linked", "--output-format", "concise") if event == "open"
    }
    assert str(tree / "linked" / "secret.py") in opened
    assert str(tree / "link.py") not in opened


def test_only_the_mended_file_is_written(tree: Path) -> None:
    text = LEAK + "\n\ndef done() -> None:\n    for stream in KEPT:\n        print(stream.get_final_message())\n"
    (tree / "leak.py").write_text(text)
    before = snapshot(tree.parent)
    subprocess.run(
        [sys.executable, "-P", "-m", "streamlint", "--fix", "--unsafe-fixes", "leak.py"],
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        timeout=120,
        check=False,
    )
    after = snapshot(tree.parent)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == ["project/leak.py"]
