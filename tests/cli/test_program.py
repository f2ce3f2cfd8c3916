"""The program as users start it: exit status, what goes to which output, bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEAK = """\
import anthropic

KEPT = []


def run(client: anthropic.Anthropic) -> None:
    for stream in client.beta.messages.tool_runner(stream=True):
        KEPT.append(stream)
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT / "analyzer"), str(ROOT / "rules")]), **more}


def streamlint(
    *arguments: str, given: bytes | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "streamlint", *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        env=env or environment(),
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_nothing_found() -> None:
    Path("a.py").write_text("x = 1\n")
    done = streamlint()
    assert done.returncode == 0
    assert done.stdout.startswith("No findings (1 file, 0 analysed, ")
    assert not done.stderr


@pytest.mark.parametrize("arguments", [[], ["."], ["check"], ["check", "a.py"], ["a.py"], ["--color", "never", "a.py"]])
def test_something_found(arguments: list[str]) -> None:
    Path("a.py").write_text(LEAK)
    done = streamlint(*arguments)
    assert done.returncode == 1
    assert done.stdout.startswith("a.py:8:9: STL101 ")
    assert "Found 1 finding in 1 file (1 file, 1 analysed, " in done.stdout
    assert not done.stderr


def test_exit_zero() -> None:
    Path("a.py").write_text(LEAK)
    done = streamlint("--exit-zero", "--output-format", "concise")
    assert done.returncode == 0
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == ["a.py:8:9:"]


def test_a_missing_path_is_told_and_nothing_else_breaks() -> None:
    Path("a.py").write_text(LEAK)
    done = streamlint("a.py", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "streamlint: error: nowhere: no such file or folder\n"


def test_a_folder_without_python() -> None:
    Path("notes.txt").write_text("def broken(:\n")
    done = streamlint()
    assert done.returncode == 0
    assert done.stderr == "streamlint: warning: no Python files found under the given paths\n"
    assert not streamlint("-q").stderr


BAD = {
    "syntax.py": (b"def broken(:\n", "syntax"),
    "nul.py": (b"x = 1\n\0", "NUL"),
    "encoding.py": (b"x = '\xe9'\n", "0xe9"),
    "coding.py": (b"# coding: no-such-codec\nx = 1\n", "no-such-codec"),
    "gated.py": (LEAK.encode() + b"def broken(:\n", "syntax"),
}


def test_bad_files_are_findings_and_the_rest_is_analysed() -> None:
    Path("a.py").write_text(LEAK)
    Path("latin.py").write_bytes(b"# coding: latin-1\n" + LEAK.replace("KEPT", "K\xe9pt").encode("latin-1"))
    for name, (data, _) in BAD.items():
        Path(name).write_bytes(data)
    done = streamlint("--output-format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    found = {(finding["path"], finding["code"]) for finding in report["findings"]}
    assert found == {*((name, "STL001") for name in BAD), ("a.py", "STL101"), ("latin.py", "STL101")}
    told = {error["path"]: error["message"] for error in report["errors"]}
    assert set(told) == set(BAD)
    assert all(words in told[name] for name, (_, words) in BAD.items())
    assert report["statistics"]["files"] == 7


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file() -> None:
    Path("a.py").write_text(LEAK)
    Path("closed.py").write_text(LEAK)
    Path("closed.py").chmod(0)
    done = streamlint("--output-format", "concise")
    assert done.returncode == 1
    assert "closed.py:1:1: STL001 not analysed: cannot be read: Permission denied" in done.stdout
    assert "a.py:8:9: STL101" in done.stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool.streamlint\n", ["pyproject.toml:1", "is not TOML"]),
        ("[tool.streamlint]\nmin-confidnce = 'low'\n", ["pyproject.toml:2", "did you mean `min-confidence`?"]),
        ("[tool.streamlint]\nselect = ['STL777']\n", ["pyproject.toml:2", "`STL777` is no rule"]),
        ("[[tool.streamlint.api]]\ncal = ['a.b']\n", ["pyproject.toml:2: api", "'cal'", "'call'"]),
        ("[[tool.streamlint.api]]\ncall = ['not a name']\n", ["pyproject.toml:2: api", "dotted name"]),
        ("[[tool.streamlint.keeper]]\ncall = ['a.b']\nargumnt = 0\n", ["pyproject.toml:3: keeper", "'argument'"]),
    ],
)
@pytest.mark.parametrize("command", ["check", "config", "apis"])
def test_a_broken_configuration(text: str, words: list[str], command: str) -> None:
    Path("pyproject.toml").write_text(text)
    Path("a.py").write_text(LEAK)
    done = streamlint(command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("streamlint: error: ")
    assert all(word in done.stderr for word in words), done.stderr


def test_isolated_passes_by_a_broken_configuration() -> None:
    Path("pyproject.toml").write_text("[tool.streamlint\n")
    Path("a.py").write_text(LEAK)
    assert streamlint("--isolated").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--no-such-option"], "No such option"),
        (["--min-confidence", "total"], "'total' is not one of"),
        (["--select", "STL777"], "`STL777` is no rule"),
        (["--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
        (["--config", "a.toml", "--isolated"], "exclude each other"),
        (["-", "a.py"], "cannot be given together"),
        (["rule"], "give the code of a rule"),
        (["rule", "STL777"], "there is no rule STL777"),
        (["config", "nowhere"], "does not exist"),
        (["-o", "nowhere/report.txt"], "nowhere/report.txt: cannot be written"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str) -> None:
    done = streamlint(*arguments)
    assert done.returncode == 2
    assert words in done.stderr


@pytest.mark.parametrize(("arguments", "name"), [([], "<stdin>"), (["--stdin-filename", "src/app.py"], "src/app.py")])
def test_standard_input(arguments: list[str], name: str) -> None:
    done = streamlint("-", "--output-format", "concise", *arguments, given=LEAK.encode())
    assert done.returncode == 1
    assert done.stdout.startswith(f"{name}:8:9: STL101 ")


def test_output_file() -> None:
    Path("a.py").write_text(LEAK)
    done = streamlint("-o", "report.json", "--output-format", "json")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(Path("report.json").read_text())["findings"][0]["code"] == "STL101"


def test_statistics_and_verbosity() -> None:
    Path("a.py").write_text(LEAK + "\n\n" + LEAK.replace("def run", "def again").replace("KEPT", "MORE"))
    Path("plain.py").write_text("x = 1\n")
    done = streamlint("--statistics", "-v")
    assert done.stdout.startswith("2\tSTL101\tstream-kept-in-global\nFound 2 findings in 1 file (2 files, ")
    assert streamlint("--statistics", "-q").stdout == "2\tSTL101\tstream-kept-in-global\n"
    counted = json.loads(streamlint("--statistics", "--output-format", "json").stdout)
    assert counted == [{"code": "STL101", "name": "stream-kept-in-global", "count": 2}]
    assert "2 files, 1 passed the text gate, 0 widened to, 1 parsed" in done.stderr


def test_colour() -> None:
    Path("a.py").write_text(LEAK)
    for arguments, env, coloured in (
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ):
        done = streamlint(*arguments, env=environment(**env))
        assert ("\x1b[" in done.stdout) is coloured, (arguments, env)


def test_a_narrow_locale_and_odd_names() -> None:
    Path("a.py").write_text(LEAK)
    Path("a.py").rename(os.fsdecode(b"\xff\x1b.py"))
    done = streamlint(env=environment(PYTHONIOENCODING="ascii", LC_ALL="C"))
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "STL101" in done.stdout


def test_a_reader_that_goes_away() -> None:
    Path("a.py").write_text("".join(f"def broken{number}(:\n" for number in range(9)))
    for number in range(300):
        Path(f"bad{number}.py").write_text("def broken(:\n")
    with subprocess.Popen(
        [sys.executable, "-m", "streamlint"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 1)


def test_an_interrupt() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "streamlint", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdin
        process.stdin.write(b"#" * 1_000_000)  # more than a pipe holds: once it is written, the program is reading
        time.sleep(0.5)  # and now it waits for more
        process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, errors.strip()) == (130, b"")


def test_version_starts_light() -> None:
    code = (
        "import sys; sys.argv = ['streamlint', '--version']\n"
        "from streamlint.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'libcst', 'networkx', 'pathspec', 'tomllib', 'streamlint_rules', 'streamlint.models'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout.splitlines()[0].startswith("streamlint 0.")
    assert done.stdout.splitlines()[1] == "[]"
