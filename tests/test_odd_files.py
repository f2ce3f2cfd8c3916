"""Files that nobody would write, all in one run: each gets an answer, and none keeps the others from theirs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from started import LEAK, streamlint
from streamlint.source.syntax import LARGEST

FOUND = "STL101"
"""The leak that each file opens with is found."""
NESTED = "nested too deeply"


def _blocks(count: int) -> str:
    return "".join(f"{' ' * depth}def f{depth}():\n" for depth in range(count)) + " " * count + "pass\n"


AFTER: dict[str, tuple[str, str]] = {
    "parentheses": ("x = " + "(" * 10_000 + "1" + ")" * 10_000, NESTED),
    "open_brackets": ("[" * 100_000, NESTED),
    "functions": (_blocks(1_000), "too many levels of indentation"),
    "functions_that_python_takes": (_blocks(95), FOUND),
    "terms": ("x = " + " + ".join(["a"] * 100_000), NESTED),
    "terms_that_can_be_parsed": ("x = " + " + ".join(["a"] * 900), FOUND),
    "strings": ("x = (" + "'a' " * 100_000 + ")", "LibCST cannot parse"),
    "number": ("x = " + "1" * 100_000, "invalid number"),
    "string": ("x = '" + "a" * 1_000_000 + "'", FOUND),
    "list": ("x = [" + "1, " * 2_000 + "]", FOUND),
    "statements": ("x = 1; " * 2_000, FOUND),
    "comments": ("# tool_runner\n" * 20_000, FOUND),
    "name": ("a" * 100_000 + " = 1", FOUND),
    "decorators": ("@x\n" * 2_000 + "def f(): pass", FOUND),
    "parameters": (f"def f({', '.join(f'a{n}' for n in range(1_000))}): pass", FOUND),
    "elifs": ("if x: pass\n" + "elif x: pass\n" * 20_000, NESTED),
    "targets": ("x = " * 20_000 + "1", NESTED),
    "lambdas": ("x = " + "lambda: " * 20_000 + "1", NESTED),
    "negations": ("x = " + "not " * 100_000 + "1", NESTED),
    "formatted": ("x = " + 'f"{' * 500 + "1" + '}"' * 500, NESTED),
    "large": ("x = 1\n" * (LARGEST // 6), "too large to be parsed: more than 4 MB"),
    "match": ("match x:\n    case {'a': [1, *_]} if y: pass\n    case A(b=1) | None: pass", FOUND),
    "groups": ("try: pass\nexcept* E as e: pass", FOUND),
    "type_parameters": ("type X[T] = list[T]\ndef f[T, *Ts, **P](a: T) -> T: ...\nclass C[T: int]: pass", FOUND),
    "formatted_of_3_12": ('x = f"{"a" + f"{1}"}"', FOUND),
    "templates": ('x = t"{a} {b!r:>3}"', FOUND),
    "positional": ("def f(a, /, b, *, c): return (y := a)\nwith (open(a) as b, open(c) as d): pass", FOUND),
    "old_python": ("print 'x'\nexec 'y'", ""),
    "no_more_than_a_name": ("async = 1", "invalid syntax"),
    "names_of_python": ("list = dict = print = super = object = type = None\nclass int(int): pass", FOUND),
    "outside": ("return 1\nyield 2\nawait 3", FOUND),
    "inherits_from_itself": ("class A(A):\n    def __init__(self): self.x = A()", FOUND),
    "inherits_in_a_circle": ("class B(C): pass\nclass C(B):\n    def f(self): return super().f()", FOUND),
    "imports_itself": ("from imports_itself import KEPT\nimport imports_itself as KEPT", FOUND),
    "circle_one": ("from circle_two import *\nfrom circle_two import KEPT as other", FOUND),
    "circle_two": ("from circle_one import *\nfrom circle_one import other as KEPT", FOUND),
    "half_a_character": (r"x = '\ud800\udfff'", FOUND),
    "unfinished": ("x = 1 \\", "unexpected EOF"),
    "mixed_indents": ("if x:\n\ty\n        z", "inconsistent use of tabs"),
    "end_of_file": ("\x1a", "non-printable"),
    "nul": ("x = '\0'", "NUL"),
}
WHOLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", ""),
    "blank": (b"\f\n \t\n", ""),
    "comment": (b"# nothing", ""),
    "only_nul": (b"\0" * 10_000, "NUL"),
    "form_feeds": (LEAK.replace("\n\n\n", "\n\f\n\n").encode(), FOUND),
    "cr": (LEAK.replace("\n", "\r").encode(), FOUND),
    "crlf": (LEAK.replace("\n", "\r\n").encode(), FOUND),
    "tabs": (LEAK.replace("    ", "\t").encode(), FOUND),
    "marked": (b"\xef\xbb\xbf" + LEAK.encode(), FOUND),
    "encoded_surrogate": (LEAK.encode() + b"# \xed\xa0\x80\n", "0xed is not utf-8"),
    "utf_16": (LEAK.encode("utf-16"), "NUL"),
    "utf_32": (LEAK.encode("utf-32"), "NUL"),
    "says_utf_16": (b"# coding: utf-16\n" + LEAK.encode(), ""),
    "says_rot13": (b"# coding: rot13\n" + LEAK.encode(), "not an encoding of text"),
    "says_zlib": (b"# coding: zlib\n" + LEAK.encode(), "not an encoding of text"),
    "says_undefined": (b"# coding: undefined\n" + LEAK.encode(), "cannot be decoded"),
    "says_punycode": (b"# coding: punycode\n" + LEAK.encode(), "punycode"),
    "says_nonsense": (b"# coding: nonsense\n" + LEAK.encode(), "unknown encoding"),
}
for codec in ("latin-1", "cp1252", "koi8-r", "shift_jis", "euc-jp", "gbk", "big5", "iso2022_jp", "mac-roman", "utf-7"):
    WHOLE[f"in_{codec}"] = (f"# coding: {codec}\n{LEAK}".encode(codec), FOUND)
if sys.version_info < (3, 12):
    # LibCST takes what this Python does not: the gate lets it pass.
    assert AFTER["formatted_of_3_12"][1] == FOUND


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a run over all of them says of each file: codes, and the messages of STL001."""
    folder = tmp_path_factory.mktemp("odd")
    for name, (text, _) in AFTER.items():
        (folder / f"{name}.py").write_text(LEAK + text + ("" if text.endswith("\\") else "\n"), encoding="utf-8")
    for name, (data, _) in WHOLE.items():
        (folder / f"{name}.py").write_bytes(data)
    (folder / "stub.pyi").write_text(LEAK)
    (folder / "notebook.ipynb").write_text("{}")
    done = streamlint("--output-format", "json", "--no-cache", ".", "stub.pyi", "notebook.ipynb", cwd=folder)
    assert (done.status, done.errors) == (1, "")
    found: dict[str, set[str]] = {}
    for one in json.loads(done.output)["findings"]:
        said = found.setdefault(Path(one["path"]).name, set())
        said.add(one["message"] if one["code"] == "STL001" else one["code"])
    return found


@pytest.mark.parametrize(("name", "expected"), [(name, one[1]) for name, one in {**AFTER, **WHOLE}.items()])
def test_each_has_its_answer(name: str, expected: str, answers: dict[str, set[str]]) -> None:
    found = answers.get(f"{name}.py", set())
    if expected == FOUND:
        assert found == {FOUND}
    elif expected:
        (said,) = found
        assert said.startswith("not analysed: ")
        assert expected in said
    else:
        assert all(said.startswith("not analysed: ") for said in found)


def test_stubs_and_notebooks_by_name(answers: dict[str, set[str]]) -> None:
    assert answers["stub.pyi"] == {FOUND}
    assert answers["notebook.ipynb"] == {"not analysed: a notebook: only Python files are read"}


def test_a_sparse_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(LEAK)
    with (tmp_path / "sparse.py").open("wb") as file:
        file.truncate(1 << 40)
    done = streamlint("--output-format", "concise", "--no-cache", cwd=tmp_path)
    assert done.found == ["good.py:8 STL101", "sparse.py:1 STL001"]
    assert "larger than 256 MB" in done.output


@pytest.mark.whole
def test_a_file_of_two_hundred_megabytes(tmp_path: Path) -> None:
    line = "x = [1, 2, 3]  # nothing\n"
    (tmp_path / "data.py").write_text(line * (200_000_000 // len(line)))
    (tmp_path / "good.py").write_text(LEAK)
    done = streamlint("--output-format", "concise", "--no-cache", cwd=tmp_path)
    assert done.found == ["good.py:8 STL101"]


def _plain(number: int, count: int) -> str:
    other = (number * 13 + 5) % count
    return f"import m{(number + 1) % count}\nfrom m{other} import *\ndef run{number}(): return run{other}()\n"


def _leaking(number: int, count: int) -> str:
    other = (number * 13 + 5) % count
    return f"import m{(number + 1) % count}\nfrom m{other} import run{other}\n{LEAK}".replace("run(", f"run{number}(")


@pytest.mark.whole
@pytest.mark.parametrize(("count", "text", "found"), [(10_000, _plain, 0), (1_000, _leaking, 1_000)])
def test_thousands_of_modules_that_import_each_other(
    count: int, text: Callable[[int, int], str], found: int, tmp_path: Path
) -> None:
    for number in range(count):
        (tmp_path / f"m{number}.py").write_text(text(number, count))
    (tmp_path / "good.py").write_text(LEAK)
    done = streamlint("--output-format", "concise", "--no-cache", cwd=tmp_path)
    assert len(done.found) == found + 1
