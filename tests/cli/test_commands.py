"""The other commands, and what each says of itself."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import streamlint
from streamlint.api import known_codes
from streamlint.cli import program
from streamlint.engine.run_rules import RUN_RULES


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments, catch_exceptions=False)


@pytest.mark.parametrize("command", [[], ["check"], ["rule"], ["graph"], ["apis"], ["config"], ["clean"]])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(command: list[str], option: str) -> None:
    result = run(*command, option)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


def test_version() -> None:
    assert run("--version").stdout == f"streamlint {streamlint.__version__}\n"
    pyproject = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    assert pyproject["project"].get("version", streamlint.__version__) == streamlint.__version__


@pytest.mark.parametrize("code", known_codes())
def test_every_rule_has_a_page(code: str) -> None:
    text = run("rule", code).stdout
    assert text.startswith(f"{code} ")
    assert "\nBad:\n" in text
    assert "\nGood:\n" in text
    assert "\nTo silence it:\n" in text
    assert run("rule", code.lower()).stdout == text


def test_rule_formats() -> None:
    markdown = run("rule", "STL001", "--output-format", "markdown").stdout
    assert markdown.startswith("# STL001 file-not-analysed\n\nA file cannot be read")
    assert markdown.count("```python\n") == 2
    one = json.loads(run("rule", "STL001", "--output-format", "json").stdout)
    assert list(one) == ["code", "name", "severity", "summary", "page", "parts", "bad", "good", "silence"]
    assert one["parts"]["False alarms"] == "Syntax newer than the installed LibCST knows."
    assert one["summary"] == "A file cannot be read, decoded or parsed, so nothing is known about it."
    every = json.loads(run("rule", "--all", "--output-format", "json").stdout)
    assert [rule["code"] for rule in every] == list(known_codes())
    assert one in every
    assert run("rule", "--all").stdout.count("\nBad:\n") == len(every)


@pytest.mark.parametrize("rule", RUN_RULES)
def test_examples_of_rules_about_the_run(rule: type) -> None:
    for text, expected in ((rule.leaks, [rule.code]), (rule.fine, [])):  # type: ignore[attr-defined]
        Path("example.py").write_text(text)
        assert [found.code for found in streamlint.check("example.py").findings] == expected


def test_apis() -> None:
    Path("pyproject.toml").write_text(
        '[[tool.streamlint.api]]\nid = "acme"\ncall = ["acme.Client.open_stream"]\nfinal = ["final_text"]\n'
    )
    lines = run("apis").stdout.splitlines()
    assert lines[0].split() == ["API", "PACKAGE", "GROWTH", "FROM", "KEEP", "INSTEAD"]
    [acme] = [line for line in lines if line.startswith("acme ")]
    assert "pyproject.toml" in acme
    assert acme.endswith("stream.final_text()")
    assert any("anthropic.toml" in line for line in lines)
    listed = {api["id"]: api for api in json.loads(run("apis", "--output-format", "json").stdout)}
    assert listed["acme"]["calls"] == ["acme.Client.open_stream"]
    assert listed["acme"]["origin"] == "pyproject.toml"
    assert "acme" not in run("apis", "--isolated").stdout


def test_config() -> None:
    Path("pyproject.toml").write_text(
        '[tool.streamlint]\nignore = ["STL101"]\nper-file-ignores = { "tests/*" = ["STL1"] }\n'
    )
    Path("src").mkdir()
    text = run("config", "src").stdout
    assert 'ignore = ["STL101"]  # pyproject.toml:2' in text
    assert 'per-file-ignores = { "tests/*" = ["STL1"] }  # pyproject.toml:3' in text
    assert 'min-confidence = "medium"  # default' in text
    values = tomllib.loads(text)
    assert values["per-file-ignores"] == {"tests/*": ["STL1"]}
    told = json.loads(run("config", "--output-format", "json").stdout)
    assert told["values"]["ignore"] == {"value": ["STL101"], "origin": "pyproject.toml:2"}
    assert told["file"] == (Path.cwd() / "pyproject.toml").as_posix()
    assert json.loads(run("config", "--isolated", "--output-format", "json").stdout)["file"] is None


def test_clean() -> None:
    assert run("clean").stdout == ""
    Path(".streamlint_cache/deep").mkdir(parents=True)
    Path("pyproject.toml").write_text("[tool.streamlint]\n")
    assert "Removed " in run("clean").stdout
    assert not Path(".streamlint_cache").exists()
    Path("elsewhere").mkdir()
    Path(".streamlint_cache").symlink_to("elsewhere")
    run("clean")
    assert Path("elsewhere").is_dir()


def test_options_that_take_several() -> None:
    Path("bad.py").write_text("def broken(:\n")
    for arguments in (["--ignore", "stl001,STL103"], ["--ignore", "STL103", "--ignore", "STL0"]):
        assert run(*arguments).exit_code == 0
    assert run("--ignore", "STL103").exit_code == 1
    assert run("--extend-exclude", "bad.py").exit_code == 0
    assert run("--exclude", "*.txt,b*.py").exit_code == 0


def test_a_folder_named_like_a_command() -> None:
    Path("rule").mkdir()
    Path("rule/bad.py").write_text("def broken(:\n")
    assert "rule/bad.py" in run("./rule").stdout
    assert "rule/bad.py" in run("check", "rule").stdout


def test_check_from_python() -> None:
    Path("bad.py").write_text("def broken(:\n")
    assert [found.code for found in streamlint.check().findings] == ["STL001"]
    assert [found.code for found in streamlint.check(Path("bad.py")).findings] == ["STL001"]
    Path("pyproject.toml").write_text('[tool.streamlint]\nignore = ["STL001"]\n')
    assert not streamlint.check(["bad.py"]).findings
    from streamlint.config.configuration import Configuration

    assert len(streamlint.check("bad.py", Configuration()).findings) == 1
    with pytest.raises(AttributeError):
        streamlint.no_such_name  # noqa: B018
