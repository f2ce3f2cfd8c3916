"""Whatever is around the program: outputs that take nothing, no home, no folder, odd names, interrupts, other runs."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import write
from started import LEAK, environment, streamlint
from streamlint.config.configuration import OutputFormat
from streamlint.engine.store import FILE, Store
from streamlint.report.plain import plain

FULL = Path("/dev/full")
COMMAND = f"{sys.executable} -m streamlint"
FOUND = "a.py:8:9: STL101"
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")


def shell(line: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A line of a shell, in which STREAMLINT is the command."""
    done = subprocess.run(
        ["sh", "-c", line.replace("STREAMLINT", COMMAND)],
        env=environment(PYTHONUNBUFFERED="") if env is None else env,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert "Exception ignored" not in done.stderr, done.stderr
    return done


@needs_full
@pytest.mark.parametrize(
    "arguments", ["", "--output-format json", "--version", "rule --all", "graph", "config", "--diff"]
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_standard_output(arguments: str, unbuffered: str) -> None:
    Path("a.py").write_text(LEAK)
    done = shell(f"STREAMLINT {arguments} > /dev/full", environment(PYTHONUNBUFFERED=unbuffered))
    if done.stdout or done.stderr:
        assert done.stderr == "streamlint: error: standard output: cannot be written: No space left on device\n"
        assert done.returncode == 2
    else:
        assert arguments == "--diff"  # there is nothing to be shown


@needs_full
def test_a_full_disk_behind_the_other_outputs() -> None:
    Path("a.py").write_text(LEAK)
    done = shell("STREAMLINT -o /dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "streamlint: error: /dev/full: cannot be written: No space left on device\n",
    )
    assert shell("STREAMLINT -v --output-format concise 2> /dev/full").stdout.startswith(FOUND)
    assert shell("STREAMLINT --select STL777 2> /dev/full").returncode == 2
    assert shell("STREAMLINT nowhere 2> /dev/full").returncode == 2


def test_a_full_disk_under_the_cache(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("streamlint.engine.store._put_in_place", full)
    store = Store(project / "cache")
    store.put({"facts": {b"key": b"value"}})
    assert store.notes == [f"the cache in {project / 'cache'} cannot be used: No space left on device"]
    assert sorted(path.name for path in (project / "cache").iterdir()) == [".gitignore", "CACHEDIR.TAG"]
    monkeypatch.undo()
    store = Store(project / "cache")
    store.put({"facts": {b"key": b"value" * 10}})
    assert store._connection is not None
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    store.put({"facts": {b"large": os.urandom(100_000)}})
    assert "database or disk is full" in store.notes[0]
    assert store.get("facts", [b"key", b"large"]) == {b"key": b"value" * 10}


@pytest.mark.parametrize(
    ("closed", "status", "found"),
    [(">&-", 1, False), ("2>&-", 1, True), ("<&-", 1, True), ("<&- >&- 2>&-", 1, False)],
)
def test_closed_outputs(closed: str, status: int, found: bool) -> None:
    Path("a.py").write_text(LEAK)
    done = shell(f"STREAMLINT --output-format concise {closed}")
    assert (done.returncode, done.stdout.startswith(FOUND), done.stderr) == (status, found, "")
    with sqlite3.connect(Path(".streamlint_cache") / FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_no_home_and_hardly_an_environment() -> None:
    Path("a.py").write_text(LEAK)
    Path("\u00e9.py").write_text(LEAK)
    roots = {"PYTHONPATH": environment()["PYTHONPATH"]}
    for more in (
        {},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TMPDIR": "/nowhere", "HOME": ""},
    ):
        done = shell("STREAMLINT --output-format concise", {**roots, **more})
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.startswith(FOUND)
        assert len(done.stdout.splitlines()) == 2
        assert shell("STREAMLINT", {**roots, **more}).returncode == 1


def test_a_working_directory_that_is_gone() -> None:
    Path("gone").mkdir()
    done = shell("cd gone && rmdir ../gone && STREAMLINT")
    assert (done.returncode, done.stderr) == (
        2,
        "streamlint: error: the working directory: No such file or directory\n",
    )


def test_what_is_no_file_where_one_is_looked_for() -> None:
    """Pipes that nobody writes to would be waited for."""
    write("src/a.py", LEAK)
    for name in (".gitignore", "pyproject.toml", "streamlint.toml", "requirements.txt", "uv.lock", "__init__.py"):
        os.mkfifo(f"src/{name}")
    os.mkfifo("pipe.py")
    done = streamlint("src", "pipe.py", "/dev/zero", "--output-format", "concise")
    assert done.found == ["/dev/zero:1 STL001", "pipe.py:1 STL001", "src/a.py:8 STL101"]


@pytest.mark.skipif(not shutil.which("bash"), reason="needs the pipes of a bash")
def test_a_configuration_from_a_pipe_that_is_named() -> None:
    Path("a.py").write_text(LEAK)
    line = f"{COMMAND} --no-cache --config <(echo 'select = [\"STL301\"]')"
    done = subprocess.run(["bash", "-c", line], env=environment(), capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


NAMES = [
    b"\xff\xfe",
    b"new\nline",
    b"\x1b[31m",
    b"a b\t",
    "\u202e\U0001f600".encode(),
    b"-x",
    b"--fix",
    b"%41",
    b"a,b::c",
]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take any bytes")
@pytest.mark.parametrize("form", OutputFormat.__args__)  # type: ignore[attr-defined]
def test_names_in_any_bytes(form: str) -> None:
    for name in NAMES:
        Path(os.fsdecode(name + b".py")).write_text(LEAK)
    done = streamlint("--output-format", form)
    assert (done.status, done.errors) == (1, "")
    assert all(line == plain(line) for line in done.output.splitlines())
    if form == "json":
        found = {os.fsencode(one["path"]) for one in json.loads(done.output)["findings"]}
        assert found == {name + b".py" for name in NAMES}


def ended_by(code: str) -> tuple[int, bytes]:
    """The status with which a program ends, and what it says of errors."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment(), capture_output=True, timeout=120, check=False)
    return done.returncode, done.stderr.strip()


INTERRUPTED_AT = """
import os, signal, sys
def interrupt(*arguments, **named):
    os.kill(os.getpid(), signal.SIGINT)
    return right(*arguments, **named)
import {module} as module
right = module.{name}
module.{name} = interrupt
from streamlint.__main__ import main
sys.argv = ["streamlint", "--cache-dir", "cache"]
main()
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("streamlint.cli.process", "program"),
        ("streamlint.engine.reading", "discover"),
        ("streamlint.engine.reading", "contents"),
        ("streamlint.engine.store", "_put_in_place"),
        ("streamlint.engine.store", "_proof"),
        ("streamlint.engine.run", "glances_at"),
        ("streamlint.engine.lowering", "lowered"),
        ("streamlint.facts.lowering.parsing", "_parsed"),
        ("streamlint.engine.linking", "linked"),
        ("streamlint.engine.run", "widened"),
        ("streamlint.engine.run", "not_analysed"),
        ("streamlint.fix.mending", "mended"),
        ("streamlint.report.formats", "written"),
        ("streamlint.cli.output", "say"),
    ],
)
def test_an_interrupt_at_any_moment(module: str, name: str) -> None:
    Path("a.py").write_text(LEAK)
    code = INTERRUPTED_AT.format(module=module, name=name)
    assert ended_by(code) == (130, b"")
    left = sorted(path.name for path in Path("cache").iterdir()) if Path("cache").exists() else []
    assert not [name for name in left if name.endswith(".new")]
    after = streamlint("--cache-dir", "cache", "--output-format", "concise")
    assert (after.found, after.errors) == (["a.py:8 STL101"], "")


INTERRUPTED_IN_A_CALLBACK = """
import os, signal, sys, time
from streamlint.engine import linking
class Swallowing:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)
def interrupts(*arguments, **named):
    Swallowing()
    while True:
        time.sleep(0.001)
linking.linked = interrupts
from streamlint.__main__ import main
sys.argv = ["streamlint", "--no-cache"]
main()
"""


def test_an_interrupt_that_python_swallows_comes_again() -> None:
    Path("a.py").write_text(LEAK)
    assert ended_by(INTERRUPTED_IN_A_CALLBACK) == (130, b"")


INTERRUPTED_WITH_WORKERS = """
import os, signal, sys, time
from streamlint.engine import lowering
def interrupts(files, each=None):
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(600)
lowering.facts_of = interrupts
lowering._PIECE = 10
from streamlint.__main__ import main
sys.argv = ["streamlint", "--jobs", "2", "--no-cache"]
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copies of this one only there")
def test_an_interrupt_ends_the_other_processes() -> None:
    for number in range(4):
        Path(f"a{number}.py").write_text(LEAK + "# " + "x" * 100_000)
    assert ended_by(INTERRUPTED_WITH_WORKERS) == (130, b"")


def test_several_runs_on_one_cache() -> None:
    for number in range(20):
        Path(f"a{number}.py").write_text(LEAK)
    command = [sys.executable, "-m", "streamlint", "--output-format", "concise"]
    running = [
        subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    told = {process.communicate(timeout=120) for process in running}
    assert len(told) == 1
    ((output, errors),) = told
    assert (len(output.splitlines()), errors) == (20, b"")
    with sqlite3.connect(Path(".streamlint_cache") / FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("seconds", [0, -(2**31), 2**33])
def test_clocks_that_jump(seconds: int) -> None:
    Path("a.py").write_text(LEAK)
    first = streamlint("--output-format", "concise")
    for path in (Path("a.py"), Path(".streamlint_cache"), Path(".streamlint_cache") / FILE):
        os.utime(path, (seconds, seconds))
    with sqlite3.connect(Path(".streamlint_cache") / FILE) as connection:
        connection.execute("UPDATE entry SET used = ?", (seconds * 1000,))
    again = streamlint("--output-format", "concise")
    assert (again.output, again.errors) == (first.output, "")
    assert "1 cached" in streamlint("-v").errors


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folders_that_cannot_be_written() -> None:
    write("closed/a.py", LEAK)
    Path("closed").chmod(0o500)
    try:
        done = streamlint("closed", "--output-format", "concise")
    finally:
        Path("closed").chmod(0o700)
    assert done.found == ["closed/a.py:8 STL101"]
    assert done.errors.endswith("cannot be used: Permission denied\n")
    assert os.listdir("closed") == ["a.py"]  # noqa: PTH208


def test_nothing_is_imported_from_where_it_runs(project: Path) -> None:
    """`python -m` puts the working directory before all else, and a project may hold a module of any name."""
    names = ["click", "enum", "hashlib", "json", "libcst", "logging", "networkx", "pathspec", "re", "signal", "sqlite3"]
    names += [
        "string",
        "streamlint_rules",
        "threading",
        "tomllib",
        "typing",
        "__future__",
        "concurrent",
        "multiprocessing",
    ]
    for name in names:
        Path(f"{name}.py").write_text(f"open('ran', 'a').write('{name} ')\nraise SystemExit(99)\n")
    Path("a.py").write_text(LEAK)
    script = Path(sys.executable).with_name("streamlint")
    for command in ([sys.executable, "-m", "streamlint"], *([[str(script)]] if script.exists() else [])):
        done = subprocess.run(
            [*command, "--output-format", "concise", "--no-cache", "-j", "2"],
            env=environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert not Path("ran").exists(), Path("ran").read_text()
        assert done.stdout.startswith(FOUND), done.stderr
