"""A change that makes no difference: the report of the run before is right, and nothing is linked for it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.test_cache import same
from streamlint.api import all_rules, with_fixes
from streamlint.config.configuration import Configuration
from streamlint.engine import checking, run
from streamlint.engine.store import Store
from streamlint.outcome import Report

FILES = {
    "shop/__init__.py": "from shop.kept import kept\n",
    "shop/agent.py": """
import anthropic
from shop.helper import put

kept = []

def run(client: anthropic.Anthropic):
    while True:
        put(client.messages.create(stream=True))
        kept.append(client.messages.create(stream=True))
""",
    "shop/helper.py": """
from shop.kept import kept

def put(stream):
    kept.append(stream)
""",
    "shop/kept.py": "kept = []\n",
    "shop/quiet.py": """
import anthropic

def run(client: anthropic.Anthropic):
    return client.messages.create(stream=True)
""",
    "shop/other.py": "def add(one, two):\n    return one + two\n",
}


class Runs:
    """Checks the project with a cache, and counts how often the program was linked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.linked = 0
        relink = run._Run._relink

        def counted(*arguments: Any) -> Any:
            self.linked += 1
            return relink(*arguments)

        monkeypatch.setattr(run._Run, "_relink", counted)

    def check(self, **values: Any) -> Report:
        store = Store(Path("cache"))
        mend = with_fixes if values.pop("mended", False) else None
        report = checking.check((".",), Configuration(root=Path.cwd(), **values), all_rules, store=store, mend=mend)
        store.close()
        return report

    def after(self, change: Callable[[], object], **values: Any) -> bool:
        """Whether a run after a change links anew. Whatever it does, it comes to what a run without a cache comes to."""
        self.check(**values)
        change()
        self.linked = 0
        report = self.check(**values)
        was_linked = self.linked > 0
        mended = values.pop("mended", False)
        anew = checking.check((".",), Configuration(root=Path.cwd(), **values), all_rules)
        if mended:
            report = replace(report, findings=tuple(replace(finding, fix=None) for finding in report.findings))
        assert same(report, anew)
        assert mended or same(self.check(**values), anew)
        return was_linked


@pytest.fixture
def runs(project: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    for path, text in FILES.items():
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_text(text)
    return Runs(monkeypatch)


def appending(name: str, text: str) -> Callable[[], object]:
    return lambda: Path(name).write_text(Path(name).read_text() + text)


def replacing(name: str, old: str, new: str) -> Callable[[], object]:
    assert old in FILES[name]
    return lambda: Path(name).write_text(Path(name).read_text().replace(old, new))


@pytest.mark.parametrize(
    "change",
    [
        appending("shop/other.py", "# a comment\n"),
        appending("shop/other.py", "\ndef subtract(one, two):\n    return one - two\n"),
        replacing("shop/other.py", "one + two", "(one +\n        two)"),
        appending("shop/agent.py", "# a comment at the end\n"),
        replacing("shop/quiet.py", "\nimport", "# a comment before all\nimport"),
        replacing("shop/quiet.py", "    return", "    # a comment between\n\n    return"),
        appending("shop/helper.py", "\n\n"),
    ],
)
def test_what_no_stream_comes_near(change: Callable[[], object], runs: Runs) -> None:
    assert not runs.after(change)


@pytest.mark.parametrize(
    "change",
    [
        replacing("shop/agent.py", "        kept.append", "        print"),
        replacing("shop/agent.py", "\nimport anthropic", "\n# moves all that is told\nimport anthropic"),
        replacing("shop/quiet.py", "    return", "    while True:\n        kept = []\n    return"),
        replacing("shop/helper.py", "kept.append(stream)", "pass"),
        appending(
            "shop/other.py", "\nimport anthropic\nstreams = [anthropic.Anthropic().messages.create(stream=True)]\n"
        ),
        appending("shop/other.py", "\nfrom shop.kept import kept\n\ndef sweep():\n    kept.clear()\n"),
        appending("shop/other.py", "\ndef broken(:\n"),
        replacing("shop/__init__.py", "kept\n", "kept\nfrom shop.other import add\n"),
        lambda: Path("shop/new.py").write_text("x = 1\n"),
        lambda: Path("shop/other.py").unlink(),
    ],
)
def test_what_makes_a_difference(change: Callable[[], object], runs: Runs) -> None:
    assert runs.after(change)


def test_a_comment_that_silences_is_heard(runs: Runs) -> None:
    silenced = replacing(
        "shop/agent.py",
        "        kept.append(client.messages.create(stream=True))",
        "        kept.append(client.messages.create(stream=True))  # noqa: STL101",
    )
    before = runs.check()
    assert not runs.after(silenced)
    after = runs.check()
    assert [finding.where.path for finding in before.findings] == ["shop/agent.py", "shop/helper.py"]
    assert [finding.where.path for finding in after.findings] == ["shop/helper.py"]


def test_a_comment_that_silences_nothing_is_told_of(runs: Runs) -> None:
    assert not runs.after(appending("shop/other.py", "x = 1  # noqa: STL101\n"), extend_select=("STL002",))
    assert "STL002" in {finding.code for finding in runs.check(extend_select=("STL002",)).findings}


def test_a_change_back_is_a_change(runs: Runs) -> None:
    name = "shop/helper.py"
    assert runs.after(replacing(name, "kept.append(stream)", "pass"))
    assert not runs.after(appending(name, "# a comment\n"))
    assert runs.after(lambda: Path(name).write_text(FILES[name] + "\nx = 1\n"))


def test_another_configuration_has_a_ground_of_its_own(runs: Runs) -> None:
    runs.check()
    assert runs.check(select=("STL3",)).findings == ()
    assert not runs.after(appending("shop/other.py", "x = 1\n"))
    assert len(runs.check().findings) == 2


def test_fixes_are_looked_for_in_what_there_is_now(runs: Runs) -> None:
    assert not runs.after(appending("shop/other.py", "x = 1\n"), mended=True)


MENDABLE = """
import anthropic

class Agent:
    def __init__(self, client: anthropic.Anthropic):
        self.client = client
        self.turns = []

    def run(self):
        while True:
            with self.client.messages.stream(model="m", max_tokens=1, messages=[]) as stream:
                print(stream.get_final_message())
            self.turns.append(stream)
"""
READS_TURNS = "\ndef look(agent):\n    return agent.turns\n"


@pytest.mark.parametrize(
    ("change", "mends_anew", "is_mended"),
    [
        (appending("shop/other.py", "x = 1\n"), False, True),
        (appending("shop/other.py", READS_TURNS), True, False),
        (lambda: Path("shop/loop.py").write_text(MENDABLE + "# a comment\n"), True, True),
    ],
    ids=["elsewhere", "in what the fix rests on", "in the file itself"],
)
def test_fixes_are_kept_while_what_they_rest_on_is_as_it_was(
    change: Callable[[], object], mends_anew: bool, is_mended: bool, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    from streamlint.fix import mending

    Path("shop/loop.py").write_text(MENDABLE)
    assert any(finding.fix for finding in runs.check(mended=True).findings)
    mended: list[str] = []
    source = mending._source
    monkeypatch.setattr(mending, "_source", lambda path, *rest: mended.append(path) or source(path, *rest))
    change()
    runs.linked = 0
    report = runs.check(mended=True)
    assert runs.linked == 0
    assert ("shop/loop.py" in mended) is mends_anew
    assert any(finding.fix for finding in report.findings) is is_mended
    whole = checking.check((".",), Configuration(root=Path.cwd()), all_rules, mend=with_fixes)
    assert same(report, whole)


def test_a_search_that_found_another_file_is_made_again_when_that_changes(runs: Runs) -> None:
    Path("shop/loop.py").write_text(MENDABLE)
    appending("shop/other.py", READS_TURNS)()
    assert not any(finding.fix for finding in runs.check(mended=True).findings)
    Path("shop/other.py").write_text(FILES["shop/other.py"])
    assert any(finding.fix for finding in runs.check(mended=True).findings)


def test_a_ground_that_makes_no_sense(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    from streamlint.engine import ground

    kept = ground.written
    for wrong in (b"[]", b'{"digests": 3}', b"\xff"):
        monkeypatch.setattr(ground, "written", lambda _, wrong=wrong: wrong)
        Path("cache").mkdir(exist_ok=True)
        for file in Path("cache").iterdir():
            file.unlink()
        assert runs.after(appending("shop/other.py", "x = 1\n"))
    monkeypatch.setattr(ground, "written", kept)


def test_files_of_large_trees_are_put_away_and_read_again(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nothing more is asked of takes no memory; fixes and widening still see it."""
    Path("shop/other.py").write_text("from shop.kept import kept\n\ndef sweep():\n    kept.clear()\n")
    whole = checking.check((".",), Configuration(root=Path.cwd()), all_rules, mend=with_fixes)
    monkeypatch.setattr(run, "_MUCH", 0)
    assert same(checking.check((".",), Configuration(root=Path.cwd()), all_rules, mend=with_fixes), whole)


def test_a_file_that_was_put_away_and_has_changed_since_is_as_good_as_empty(project: Path) -> None:
    from streamlint.engine.reading import Contents, files_of

    Path("one.py").write_text("x = 1\n")
    Path("two.py").write_text("x = 2\n")
    files = files_of(["."], Configuration(root=project))
    for file in files:
        assert not hasattr(file, "message")
        file.put_away()  # type: ignore[union-attr]
    Path("two.py").write_text("x = 3\n")
    assert dict(Contents(files)) == {"one.py": b"x = 1\n", "two.py": b""}
