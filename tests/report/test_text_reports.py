"""The reports for people: what is in them, and that nothing in the analysed code can act through them."""

from dataclasses import replace

import click
import pytest

from report.conftest import KEPT, at
from streamlint.finding import Finding, Step
from streamlint.outcome import Report, Statistics
from streamlint.report.concise import concise
from streamlint.report.full import full
from streamlint.report.growth import sentence
from streamlint.report.ink import PLAIN
from streamlint.report.plain import cells, cropped, plain, unheard, window
from streamlint.report.summary import counted, counts, summary, total

HEADLINE = "src/agent.py:7:9: STL103 `Agent.history` keeps every stream that `run()` yields"


def test_concise(report: Report) -> None:
    assert list(concise(report)) == [HEADLINE, "src/broken.py:1:5: STL001 not analysed: invalid syntax"]


def test_full_on_a_wide_terminal(report: Report) -> None:
    assert (
        "\n".join(full(report, width=110))
        == f"""\
{HEADLINE}
  6 │ def remember(self, item):
  7 │     self.history.append(item)  # the store
    │     ~~~~~~~~~~~~~~~~~~~~~~~~~
  ┬─ for stream in runner:      a new BetaMessageStream each iteration  src/agent.py:3
  │  ↓ passed to `remember(item)`                                       src/agent.py:4
  ├─ self.history.append(item)  the list is never trimmed               src/agent.py:7
  ╰→ AGENT = Agent()            lives as long as the process            src/main.py:3
  each holds its copy of the history: n iterations keep O(n²)
  keep `stream.get_final_message()` instead

src/broken.py:1:5: STL001 not analysed: invalid syntax
  mend the file, or leave it out with `exclude`

Found 2 findings in 2 files (120 files, 7 analysed, 113 cached, 0.4 s).
  1 STL001 file-not-analysed        streamlint rule STL001
  1 STL103 stream-kept-in-instance  streamlint rule STL103"""
    )


def test_full_in_eighty_columns_puts_notes_below(report: Report) -> None:
    text = list(full(report, width=80))
    assert text[4:11] == [
        "  ┬─ for stream in runner:      src/agent.py:3",
        "  │    a new BetaMessageStream each iteration",
        "  │  ↓ passed to `remember(item)`  src/agent.py:4",
        "  ├─ self.history.append(item)  src/agent.py:7",
        "  │    the list is never trimmed",
        "  ╰→ AGENT = Agent()            src/main.py:3",
        "       lives as long as the process",
    ]


def test_full_on_a_narrow_log_puts_places_below_too(report: Report) -> None:
    text = list(full(report, width=40))
    assert text[4:13] == [
        "  ┬─ for stream in runner:",
        "  │    src/agent.py:3",
        "  │    a new BetaMessageStream each",
        "  │    iteration",
        "  │  ↓ passed to `remember(item)`",
        "  │    src/agent.py:4",
        "  ├─ self.history.append(item)",
        "  │    src/agent.py:7",
        "  │    the list is never trimmed",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_nothing_but_headlines_and_places_is_wider_than_the_terminal(report: Report, width: int) -> None:
    lines = [line for line in full(report, width=width, summed_up=False) if ": STL" not in line and "src/" not in line]
    assert max(map(cells, lines)) <= width


def test_colour_only_where_it_is_asked_for(report: Report) -> None:
    plain_text, coloured = list(full(report)), list(full(report, color=True))
    assert not any("\x1b" in line for line in plain_text)
    assert any("\x1b[31m" in line for line in coloured)
    assert [click.unstyle(line) for line in coloured] == plain_text


def test_without_a_summary(report: Report) -> None:
    assert list(full(report, summed_up=False)) == list(full(report))[:-3]


def test_assumption_and_other_stores_are_named(report: Report) -> None:
    finding = replace(KEPT, assumption="`publish()` keeps nothing", also=(at("src/main.py", 3, 1, 2),))
    text = list(full(replace(report, findings=(finding,))))
    assert "  rests on: `publish()` keeps nothing" in text
    assert "  also kept at src/main.py:3" in text


def framed(source: str, finding: Finding, width: int = 80) -> list[str]:
    report = Report(findings=(finding,), sources={finding.where.path: tuple(source.split("\n"))})
    return [line for line in full(report, width=width) if "│" in line]


@pytest.mark.parametrize(
    ("source", "where", "lines"),
    [
        ("x = 1\n", at("a.py", 1, 5, 6), ["  1 │ x = 1", "    │     ~"]),
        ("\tx = f(\n\t\t1,\n\t)\n", at("a.py", 1, 6, 3, 3), [
            "  1 │ x = f(", "    │     ~~", "  2 │     1,", "    │     ~~", "  3 │ )", "    │ ~",
        ]),
        ("s = '日本' + é\n", at("a.py", 1, 12, 13), ["  1 │ s = '日本' + é", "    │              ~"]),
        ("s = '\x1b[31m'; t\n", at("a.py", 1, 14, 15), ["  1 │ s = '\\x1b[31m'; t", "    │                 ~"]),
        ("x\n" * 9, at("a.py", 2, 1, 2, 9), [
            "  1 │ x", "  2 │ x", "    │ ~", "  3 │ x", "    │ ~", "  4 │ x", "    │ ~", "  5 │ x", "    │ ~",
            "  6 │ x", "    │ …",
        ]),
        ("def broken(:\n", at("a.py", 1, 13, 13), ["  1 │ def broken(:", "    │             ~"]),
        ("", at("a.py", 1, 1, 1), ["  1 │", "    │ ~"]),
    ],
)  # fmt: skip
def test_frames(source: str, where: object, lines: list[str]) -> None:
    assert framed(source, replace(KEPT, where=where, chain=())) == lines


def test_a_long_line_is_cut(report: Report) -> None:
    source = "x = [" + "1, " * 100 + "]\n"
    lines = framed(source, replace(KEPT, where=at("a.py", 1, 1, 306), chain=()))
    assert max(map(cells, lines)) <= 80
    assert lines[0].endswith("…")


def test_what_is_underlined_can_be_seen_far_to_the_right() -> None:
    source = "x = [" + "1, " * 100 + "stream]  # kept\ny = 2\n"
    first, marked, second = framed(source, replace(KEPT, where=at("a.py", 1, 306, 312), chain=()))
    assert max(cells(first), cells(marked)) <= 80
    assert first.startswith("  1 │ …")
    assert first[marked.index("~") : marked.rindex("~") + 1] == "stream"
    assert second == "  2 │ …"


def test_a_step_far_to_the_right_shows_what_it_is_about() -> None:
    source = "call(" + "first, " * 20 + "stream)  # kept"
    step = Step("store", at("a.py", 1, 146, 152), "kept", "kept", suspect=True)
    report = Report(findings=(replace(KEPT, chain=(step,)),), sources={"a.py": (source,)})
    [row] = [line for line in full(report) if line.startswith("  ╰→")]
    assert "stream" in row
    assert "# kept" not in row


def test_a_place_that_the_file_does_not_have(report: Report) -> None:
    assert not framed("x = 1\n", replace(KEPT, where=at("a.py", 99, 1, 2), chain=()))
    step = Step("owner", at("gone.py", 5, 1, 2), "lives on", "gone")
    assert framed("x = 1\n", replace(KEPT, where=at("b.py", 1, 1, 2), chain=(step,)))[0] == "  1 │ x = 1"


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\r", "\n::error::x", "\u202e", "\x9b31m", "\ud800", "\u2028", "\x07"])
def test_nothing_in_the_code_can_act_on_a_terminal(hostile: str) -> None:
    finding = replace(
        KEPT,
        message=f"`{hostile}`",
        where=at(f"{hostile}.py", 1, 1, 2),
        advice=hostile,
        growth=hostile,
        assumption=hostile,
        chain=(Step("store", at(f"{hostile}.py", 1, 1, 2), f"note {hostile}", "x", suspect=True),),
    )
    report = Report(findings=(finding,), sources={f"{hostile}.py": (f"x = '{hostile}'",)})
    for line in [*full(report), *concise(report)]:
        assert line == plain(line)
        assert "\n" not in line


def test_plain_text() -> None:
    assert plain("a\tb\x1b\u200b é日") == "a    b\\x1b\\u200b é日"
    assert (cells("é"), cells("日本"), cells("e\u0301"), cells("\x1b")) == (1, 4, 1, 4)
    assert cropped("abcdef", 6) == "abcdef"
    assert cropped("abcdef", 5) == "abcd…"
    assert cropped("日本語", 5) == "日本…"
    assert plain("#[a] ##[error] ##vso[task] ###[x] ## [y]") == r"#[a] \x23#[error] \x23#vso[task] #\x23#[x] ## [y]"
    assert unheard("  ::error::x") == r"  \x3a:error::x"
    assert unheard("a ::error::x") == "a ::error::x"


def test_a_part_of_a_line() -> None:
    assert window("abcdefgh", 0, 8) == "abcdefgh"
    assert window("abcdefgh", 3, 9) == "…efgh"
    assert window("abcdefgh", 3, 4) == "…ef…"
    assert window("日本語", 1, 9) == "…本語"
    assert window("日本語", 2, 9) == "… 語"
    assert (window("ab", 5, 9), window("", 5, 9)) == ("…", "")


@pytest.mark.parametrize(
    ("growth", "words"),
    [
        ("history * iterations", "each holds its copy of the history: n iterations keep O(n²)"),
        ("body * iterations", "each holds its body: n iterations keep O(n)"),
        ("iterations", "n iterations keep n of them: O(n)"),
        ("items", "each holds what it gathered for as long as it is kept"),
        ("moons", "grows with moons"),
    ],
)
def test_growth(growth: str, words: str) -> None:
    assert sentence(growth) == words


def test_summary_and_counts(report: Report) -> None:
    one = replace(report, findings=(KEPT,), statistics=Statistics(files=1, analysed=1))
    assert total(one) == "Found 1 finding in 1 file (1 file, 1 analysed, 0.0 s)."
    assert list(summary(Report(), PLAIN)) == ["No findings (0 files, 0 analysed, 0.0 s)."]
    more = replace(report, findings=(KEPT,) * 10 + report.findings)
    assert list(counts(more, summed_up=False)) == [
        "11\tSTL103\tstream-kept-in-instance",
        " 1\tSTL001\tfile-not-analysed",
    ]
    assert list(counts(more))[2:] == [total(more)]
    assert counted(more)[0] == {"code": "STL103", "name": "stream-kept-in-instance", "count": 11}
    assert list(counts(Report())) == [total(Report())]
