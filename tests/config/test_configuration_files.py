"""Finding a configuration, reading it, and saying what is wrong with it."""

from pathlib import Path

import pytest

from streamlint.config.configuration import DEFAULT_EXCLUDE, Configuration
from streamlint.config.errors import ConfigError
from streamlint.config.loading import load
from streamlint.config.overriding import Overrides

KNOWN = ("STL001", "STL002", "STL101", "STL103", "STL201")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "src/app").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def wrong(directory: str = ".", **options: object) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(Path(directory).absolute(), KNOWN, **options)  # type: ignore[arg-type]
    return [str(problem) for problem in caught.value.problems]


def test_without_a_file_the_defaults_are_in_force(project: Path) -> None:
    loaded = load(project, KNOWN)
    assert loaded.configuration == Configuration(root=project)
    assert loaded.configuration.exclude == DEFAULT_EXCLUDE
    assert set(loaded.origins.values()) == {"default"}


def test_every_key(project: Path) -> None:
    Path("pyproject.toml").write_text(
        """
[tool.streamlint]
select = ["STL1", "stl2"]
extend-select = ["STL002"]
ignore = ["STL101"]
exclude = ["vendor/"]
extend-exclude = ["*_pb2.py"]
min-confidence = "low"
output-format = "concise"
per-file-ignores = { "tests/*" = ["STL1"] }

[[tool.streamlint.api]]
call = ["acme.Client.open_stream"]

[[tool.streamlint.keeper]]
call = ["acme.Registry.register"]
""",
        encoding="utf-8",
    )
    loaded = load(project / "src/app", KNOWN)
    assert loaded.configuration == Configuration(
        select=("STL1", "STL2"),
        extend_select=("STL002",),
        ignore=("STL101",),
        exclude=("vendor/",),
        extend_exclude=("*_pb2.py",),
        min_confidence="low",
        output_format="concise",
        per_file_ignores=(("tests/*", ("STL1",)),),
        api=({"call": ["acme.Client.open_stream"]},),
        keeper=({"call": ["acme.Registry.register"]},),
        root=project,
        file=project / "pyproject.toml",
    )
    assert loaded.origins["select"] == "pyproject.toml:3"
    assert loaded.origins["per-file-ignores"] == "pyproject.toml:10"
    assert loaded.origins["api"] == "pyproject.toml:12"


@pytest.mark.parametrize("name", ["streamlint.toml", ".streamlint.toml"])
def test_own_files_have_the_keys_at_the_top(project: Path, name: str) -> None:
    Path(name).write_text('min-confidence = "high"\n')
    loaded = load(project, KNOWN)
    assert loaded.configuration.min_confidence == "high"
    assert loaded.origins["min-confidence"] == f"{name}:1"


def test_the_nearest_file_counts_alone(project: Path) -> None:
    Path("pyproject.toml").write_text('[tool.streamlint]\nmin-confidence = "high"\nignore = ["STL1"]\n')
    Path("src/pyproject.toml").write_text("[project]\nname = 'not ours'\n")
    assert load(project / "src/app", KNOWN).configuration.min_confidence == "high"
    Path("src/streamlint.toml").write_text('min-confidence = "low"\n')
    inner = load(project / "src/app", KNOWN).configuration
    assert (inner.min_confidence, inner.ignore, inner.root) == ("low", (), project / "src")


def test_an_own_file_goes_before_pyproject(project: Path) -> None:
    Path("pyproject.toml").write_text('[tool.streamlint]\nmin-confidence = "high"\n')
    Path("streamlint.toml").write_text('min-confidence = "low"\n')
    assert load(project, KNOWN).configuration.min_confidence == "low"


def test_config_and_isolated(project: Path) -> None:
    Path("pyproject.toml").write_text('[tool.streamlint]\nmin-confidence = "high"\n')
    Path("other.toml").write_text('min-confidence = "low"\n')
    assert load(project, KNOWN, file=Path("other.toml")).configuration.min_confidence == "low"
    assert load(project, KNOWN, file=Path("pyproject.toml")).configuration.min_confidence == "high"
    assert load(project, KNOWN, isolated=True).configuration.min_confidence == "medium"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("min-confidnce = 'low'", "streamlint.toml:1: min-confidnce: unknown key; did you mean `min-confidence`?"),
        ("min_confidence = 'low'", "streamlint.toml:1: min_confidence: unknown key; did you mean `min-confidence`?"),
        ("\nzzz = 1", "streamlint.toml:2: zzz: unknown key"),
        (
            "min-confidence = 'hihg'",
            "streamlint.toml:1: min-confidence: must be one of low, medium, high, not `hihg`; did you mean `high`?",
        ),
        ("min-confidence = 3", "streamlint.toml:1: min-confidence: must be one of low, medium, high, not a number"),
        ("select = 'STL'", "streamlint.toml:1: select: must be a list of strings, not a string"),
        ("select = [1]", "streamlint.toml:1: select: must be a list of strings, not a list with a number in it"),
        ("select = ['STL9']", "streamlint.toml:1: select: `STL9` is no rule and begins none"),
        ("ignore = ['']", "streamlint.toml:1: ignore: `` is no rule and begins none"),
        (
            "ignore = ['SLT103']",
            "streamlint.toml:1: ignore: `SLT103` is no rule and begins none; did you mean `STL103`?",
        ),
        ("exclude = [' ']", "streamlint.toml:1: exclude: an empty pattern"),
        ("exclude = ['a', '!']", "streamlint.toml:1: exclude: `!` is no pattern"),
        ("exclude = ['a\\']", "streamlint.toml:1: exclude: `a\\` is no pattern"),
        ("extend-exclude = ['[z-a]']", "streamlint.toml:1: extend-exclude: `[z-a]` is no pattern"),
        ("per-file-ignores = { '!a\\' = ['STL1'] }", "streamlint.toml:1: per-file-ignores: `a\\` is no pattern"),
        (
            "per-file-ignores = ['STL1']",
            "streamlint.toml:1: per-file-ignores: must be a table of patterns and lists of codes, not a list",
        ),
        (
            "[per-file-ignores]\n'a' = 'STL1'",
            "streamlint.toml:2: per-file-ignores: `a` must be a list of strings, not a string",
        ),
        (
            "[api]\ncall = ['a.b']",
            "streamlint.toml:1: api: must be an array of tables, written with double brackets, not a table",
        ),
    ],
)
def test_what_is_wrong_is_said(text: str, problem: str) -> None:
    Path("streamlint.toml").write_text(text)
    [said] = wrong()
    assert said.startswith(problem)


def test_each_problem_of_a_list_has_its_line() -> None:
    Path("streamlint.toml").write_text(
        'force-exclude = 1\nselect = [\n  "STL1",\n  "NOPE",\n  "STL104x",\n]\nexclude = ["a",\n  " "]\n'
        '[per-file-ignores]\n"tests/*" = ["STL1"]\n"a" = [\n "XYZ"]\n"b" = 3\n'
    )
    assert [problem.partition(": ")[0].partition(":")[2] for problem in wrong()] == ["1", "4", "5", "8", "12", "13"]


@pytest.mark.parametrize("text", ["a = " + "[" * 4000, "a = " + "9" * 5000, "a = [", "a = 1979-13-99"])
def test_what_is_beyond_measure(text: str) -> None:
    Path("streamlint.toml").write_text(text)
    [said] = wrong()
    assert said.startswith("streamlint.toml")
    assert "is not TOML" in said


def test_a_folder_named_like_a_configuration(project: Path) -> None:
    Path("pyproject.toml").mkdir()
    Path("streamlint.toml").mkdir()
    assert load(project, KNOWN).configuration.file is None
    assert wrong(file=Path("pyproject.toml")) == ["pyproject.toml: cannot be read: Is a directory"]


def test_a_byte_order_mark(project: Path) -> None:
    Path("streamlint.toml").write_bytes(b"\xef\xbb\xbfmin-confidence = 'high'\n")
    assert load(project, KNOWN).configuration.min_confidence == "high"
    Path("streamlint.toml").write_bytes("min-confidence = 'high'\n".encode("utf-16"))
    assert "is not UTF-8" in wrong()[0]


def test_all_problems_are_shown_together(project: Path) -> None:
    Path("pyproject.toml").write_text('[tool.streamlint]\nselekt = []\nignore = "STL"\nexclude = [1]\n')
    said = wrong("src/app", overrides=Overrides(select=("NOPE",)))
    assert [problem.partition(": ")[0] for problem in said] == [
        "pyproject.toml:2",
        "pyproject.toml:3",
        "pyproject.toml:4",
        "command line",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[tool.streamlint\n", ["pyproject.toml:1", "is not TOML"]),
        (b"\n\n[tool.streamlint]\nselect = [\n", ["pyproject.toml", "is not TOML"]),
        (b"[tool.streamlint]\n# \xff\n", ["pyproject.toml", "is not UTF-8"]),
        (b"[tool]\nstreamlint = 3\n", ["pyproject.toml:2", "must be a table"]),
    ],
)
def test_a_broken_file(data: bytes, words: list[str]) -> None:
    Path("pyproject.toml").write_bytes(data)
    [said] = wrong("src")
    assert all(word in said for word in words)


def test_a_named_file_that_is_not_there() -> None:
    assert wrong(file=Path("nowhere.toml")) == ["nowhere.toml: cannot be read: No such file or directory"]


def test_problems_of_tables_have_their_line(project: Path) -> None:
    Path("streamlint.toml").write_text('[[api]]\ncall = ["a.b"]\n\n[[api]]\ncal = ["a.b"]\n')
    said = wrong(check_tables=lambda configuration: [("api", 1, "cal", f"{len(configuration.api)} tables")])
    assert said == ["streamlint.toml:5: api: 2 tables"]
