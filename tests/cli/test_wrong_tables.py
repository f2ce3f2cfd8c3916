"""Wrong tables of a configuration, as a user meets them: what is wrong, where, what was meant, and exit status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from streamlint.cli import main

API = "[[tool.streamlint.api]]\n"
KEEPER = "[[tool.streamlint.keeper]]\n"
OPEN = 'call = ["acme.open"]\n'

WRONG = [
    (API + 'cal = ["acme.open"]', "pyproject.toml:2: api: unknown key 'cal'; did you mean 'call'?"),
    (API + OPEN + 'returns = "strem"', "not 'strem'; did you mean 'stream'?"),
    (API + OPEN + 'growth = "O(histroy)"', "not 'O(histroy)'; did you mean 'O(history)'?"),
    (API + 'call = ["acme..open"]', "not 'acme..open'; did you mean 'acme.open'?"),
    (API + 'call = ["acme-client:Client.open"]', "did you mean 'acme_client.Client.open'?"),
    (API + 'type = "acme.Stream()."', "'type' must be a dotted name"),
    (API + 'call = ["1"]', "'call' must be a dotted name such as 'package.Class.method', not '1'"),
    (API + "call = 3", "'call' must be a dotted name or a list of them, not 3"),
    (API + OPEN + "quadratic = 1", "'quadratic' must be true or false, not 1"),
    (API + OPEN + 'final = "final_message"', "'final' must be a list of strings, not 'final_message'"),
    (API + 'returns = "stream"', "an api needs 'call', 'factory' or 'type'"),
    (API + OPEN + API + OPEN + 'acumulates = ["x"]', "pyproject.toml:5: api: unknown key 'acumulates'"),
    (API + OPEN + 'end-hooks = ["overide:on_end"]', "not 'overide:on_end'; did you mean 'override'?"),
    (API + OPEN + 'ended-by = ["exhausted"]', "not 'exhausted'; did you mean 'exhaustion'?"),
    (API + 'id = "a"\n' + OPEN + API + 'id = "a"\n' + OPEN, "the id 'a' is already that of another table"),
    (
        API + OPEN + '[[tool.streamlint.api.factory]]\ncal = "x"',
        "[[factory]] 1: unknown key 'cal'; did you mean 'call'?",
    ),
    (API + '[[tool.streamlint.api.factory]]\ncall = "x.y"\nwhen = { stream = [1] }', "'when' must be a table"),
    (KEEPER + OPEN + "argument = -1", "'argument' must be the position of an argument, from 0, or its keyword"),
    (KEEPER + OPEN + 'untill = ["acme.close"]', "keeper: unknown key 'untill'; did you mean 'until'?"),
    (KEEPER + "argument = 0", "keeper: the key 'call' is missing"),
    ("[tool.streamlint]\napi = 3", "pyproject.toml:2: api: must be an array of tables"),
    ("[tool.streamlint.api]\n" + OPEN, "api: must be an array of tables, written with double brackets"),
    ("[[tool.streamlint.apis]]\n" + OPEN, "apis: unknown key; did you mean `api`?"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said for _, said in WRONG])
@pytest.mark.parametrize("command", [["check", "."], ["apis"]], ids=lambda command: command[0])
def test_a_wrong_table_is_an_error_that_says_what_was_meant(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    text: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    (tmp_path / "app.py").write_text("import acme\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["streamlint", *command])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert told.out == ""
    assert told.err.startswith("streamlint: error: pyproject.toml:")
    assert said in told.err


def test_a_right_table_is_listed_with_its_growth_what_to_keep_and_its_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    table = API + 'id = "acme.open"\n' + OPEN + 'growth = "O(body)"\nkeep = "the answer"\n'
    (tmp_path / "pyproject.toml").write_text(table, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["streamlint", "apis"])
    main()
    told = capsys.readouterr().out
    (line,) = [line.split() for line in told.splitlines() if line.startswith("acme.open")]
    assert line[-4:] == ["O(body)", "pyproject.toml", "the", "answer"]
    assert "anthropic.message_stream" in told
