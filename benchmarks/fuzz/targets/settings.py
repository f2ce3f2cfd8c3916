"""Configuration and baselines: files that people write, or that were damaged."""

from __future__ import annotations

import json
from functools import cache
from typing import Final

from benchmarks.fuzz.materials import ROOT, Materials
from benchmarks.fuzz.target import BrokenError, Input, Target, folder
from streamlint.api import all_rules, known_codes
from streamlint.config.configuration import Configuration
from streamlint.config.errors import ConfigError
from streamlint.config.loading import load
from streamlint.engine.baseline import BaselineError, read_baseline, write_baseline
from streamlint.engine.modelling import models_for, table_problems
from streamlint.engine.reading import StandardInput
from streamlint.engine.run import analyse
from streamlint.finding import Finding
from streamlint.source.pins import evidence, pinned

_OWN: Final = b"""\
[tool.streamlint]
select = ["STL"]
ignore = ["STL203"]
exclude = ["vendor/"]
extend-exclude = ["x/**"]
min-confidence = "medium"
output-format = "json"
force-exclude = true
per-file-ignores = { "tests/*" = ["STL1"], "a b" = ["STL"] }

[[tool.streamlint.api]]
id = "acme"
call = ["acme.Client.open_stream"]
returns = "stream"
type = "acme.streams.Stream"
accumulates = ["messages", "received_messages"]
released = ["messages"]
final = ["final_message"]
end-events = ["end"]
ends = ["done", "close"]

[[tool.streamlint.keeper]]
call = ["acme.Registry.register"]
argument = 0
until = ["acme.Registry.forget"]
"""
_VALUES: Final = (
    "[]", "{}", '""', "1", "-1", "true", "1.5", "nan", "inf", "1979-05-27", "07:32:00", "[[]]", '["STL9"]', '{a = 1}',
    '"\\u0000"', "'''x'''", "[1, 'a']", "9" * 5000, "0x" + "f" * 9000, "[" * 3000, '["[", "***", "!", "\\\\"]',
    '"acme..x"', '["*"]', '["a.*.b"]',
)  # fmt: skip


@cache
def _tables() -> tuple[bytes, ...]:
    """The tables of the program itself, as a user may write them."""
    found = sorted((ROOT / "analyzer" / "streamlint" / "models").rglob("*.toml"))
    return tuple(path.read_bytes() for path in found)


def _configuration(materials: Materials) -> Input:
    random = materials.random
    text = random.choice((_OWN, _OWN, *_tables()))
    if random.random() < 0.5:
        text = text.replace(b"tool.streamlint.", b"").replace(b"[tool.streamlint]\n", b"")
    lines = text.decode().split("\n")
    for _ in range(random.randint(0, 5)):
        at = random.randrange(len(lines))
        key, equals, _ = lines[at].partition(" = ")
        if equals:
            lines[at] = (
                f"{random.choice((key, key, materials.text(2)))} = {random.choice((*_VALUES, json.dumps(materials.text())))}"
            )
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    if random.random() < 0.4:
        data = materials.mangled(data)
    name = random.choice(("pyproject.toml", "streamlint.toml", ".streamlint.toml"))
    return {name: data, "file0.py": materials.program()}


def _configured(files: Input) -> None:
    with folder(files) as root:
        try:
            loaded = load(root, known_codes(), check_tables=table_problems)
            loaded.nearest.of(root)
            models_for(loaded.configuration)
        except ConfigError as error:
            if not error.problems or not all(str(problem) for problem in error.problems):
                raise BrokenError("an error that says nothing", "silent") from error


def _baseline(materials: Materials) -> Input:
    with folder({"file0.py": materials.random.choice(materials.others)}) as root:
        report = _analysed((root / "file0.py").read_bytes())
        write_baseline(root / "baseline.json", report)
        data = (root / "baseline.json").read_bytes()
    if materials.random.random() < 0.3:
        deep = materials.random.choice((b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000, b"[1e999, NaN]", b"null"))
        data = data.replace(b"1", deep, 1)
    return {"baseline.json": materials.mangled(data), "file0.py": materials.random.choice(materials.others)}


def _analysed(data: bytes) -> tuple[Finding, ...]:
    return analyse([], Configuration(), all_rules(), standard_input=StandardInput(data, "file0.py")).findings


def _accepted(files: Input) -> None:
    with folder(files) as root:
        try:
            baseline = read_baseline(root / "baseline.json")
        except BaselineError as error:
            if not str(error):
                raise BrokenError("an error that says nothing", "silent") from error
            return
        findings = _analysed(files["file0.py"])
        list(baseline.new(findings))
        list(baseline.gone(findings, ["file0.py"], lambda path, code: True))


_LOCKS: Final = (
    ("uv.lock", b'[[package]]\nname = "openai"\nversion = "1.2.3"\n'),
    ("poetry.lock", b'[[package]]\nname = "anthropic"\nversion = "0.40"\n'),
    ("Pipfile.lock", b'{"default": {"openai": {"version": "==1.2.3"}}}'),
    (
        "requirements.txt",
        b"openai==1.2.3\nanthropic[x]>=0.40,<1 ; python_version > '3'  # why\n-r other.txt\nopenai @ file:///x\n",
    ),
    (
        "pyproject.toml",
        b'[project]\ndependencies = ["openai>=1,<2", "anthropic~=0.40"]\n[tool.poetry.dependencies]\nopenai = "^1.2"\n',
    ),
)
_WANTED: Final = frozenset({"openai", "anthropic"})


def _locked(materials: Materials) -> Input:
    random = materials.random
    chosen = random.sample(_LOCKS, random.randint(1, 3))
    return {name: materials.mangled(data) if random.random() < 0.8 else data for name, data in chosen}


def _pinned(files: Input) -> None:
    with folder({**files, "setup.py": b""}) as root:
        assert pinned(root, _WANTED).keys() <= _WANTED
        assert list(evidence(root)) == list(evidence(root))


TARGETS: Final = (
    Target("pins", _locked, _pinned),
    Target("configuration", _configuration, _configured),
    Target("baseline", _baseline, _accepted),
)
