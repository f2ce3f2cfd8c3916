"""The order in which a stream class caches, tells and clears: every wrong order of the mended example has its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkout import ROOT
from streamlint.api import check
from streamlint.config.configuration import Configuration

MENDED = (ROOT / "examples" / "mended" / "message_stream.py").read_text(encoding="utf-8")
CACHE = next(f"{line}\n" for line in MENDED.splitlines() if "self._final = self.received" in line)
TELL = """        try:
            self.emit(outcome, *args)
            self.emit("end")
        finally:
            self._ended = True
            self._release()
"""
FINISH = CACHE + TELL
RELEASE = """        self.messages.clear()
        self.received_messages.clear()
        self.current_text = ""
        self._params.clear()
        self._request = b""
        self._listeners.clear()
"""
GUARD = """        if self._ended:
            return
        self._ended = event == "end"
"""
PLAIN = """        self.emit(outcome, *args)
        self.emit("end")
        self._ended = True
        self._release()
"""


def found(tmp_path: Path, source: str) -> list[tuple[str, str]]:
    """Code and line of what is reported, in the order of the report."""
    path = tmp_path / "message_stream.py"
    path.write_text(source, encoding="utf-8")
    report = check([path], Configuration(root=tmp_path))
    assert not report.failures
    lines = source.splitlines()
    return [(each.code, lines[each.where.line - 1].strip()) for each in report.findings]


def edited(*edits: tuple[str, str]) -> str:
    """The mended example with other lines in the place of some."""
    source = MENDED
    for old, new in edits:
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    return source


CLASS = "class MessageStream:"
WRONG = {
    "cleared before cached": (
        [(FINISH, TELL + CACHE)],
        [("STL302", "self.received_messages.clear()")],
    ),
    "cleared before anything else": (
        [(FINISH, "        self._release()\n" + FINISH)],
        [("STL302", "self.received_messages.clear()")],
    ),
    "never cached": (
        [
            ("        if self._final is None:\n", "        if not self.received_messages:\n"),
            ("        return self._final\n", "        return self.received_messages[-1]\n"),
        ],
        [("STL302", "self.received_messages.clear()")],
    ),
    "cached after the handlers have run": (
        [
            (
                FINISH,
                '        self.emit(outcome, *args)\n        self.emit("end")\n' + CACHE + "        self._release()\n",
            )
        ],
        [("STL302", "self.received_messages.clear()")],
    ),
    "cached only on the good way": (
        [(CACHE, '        if outcome == "finalMessage":\n    ' + CACHE)],
        [("STL302", "self.received_messages.clear()")],
    ),
    "cleared before the handlers have run": (
        [(TELL, '        self._release()\n        self.emit(outcome, *args)\n        self.emit("end")\n')],
        [("STL303", "self.messages.clear()")],
    ),
    "listeners dropped before the end": (
        [
            (
                TELL,
                TELL.replace(
                    '            self.emit("end")\n',
                    '            self._listeners.clear()\n            self.emit("end")\n',
                ),
            ),
            (RELEASE, RELEASE.replace("        self._listeners.clear()\n", "")),
        ],
        [("STL303", "self._listeners.clear()")],
    ),
    "aborted after the listeners are dropped": (
        [
            (TELL, PLAIN + "        self.emit(outcome, *args)\n"),
            (GUARD, '        self._ended = self._ended or event == "end"\n'),
        ],
        [("STL303", "self._listeners.clear()")],
    ),
    "cleared on the good way only": (
        [
            (
                TELL,
                TELL.replace(
                    "            self._release()\n",
                    '            if outcome == "finalMessage":\n                self._release()\n',
                ),
            )
        ],
        [("STL301", CLASS)],
    ),
    "not cleared on abort": (
        [('        self._finish("abort")\n', '        self.emit("abort")\n        self.emit("end")\n')],
        [("STL301", CLASS)],
    ),
    "not cleared on error": (
        [
            (
                '            self._finish("error", error)\n',
                '            self.emit("error", error)\n            self.emit("end")\n',
            )
        ],
        [("STL301", CLASS)],
    ),
    "listeners kept": (
        [(RELEASE, RELEASE.replace("        self._listeners.clear()\n", ""))],
        [("STL305", CLASS)],
    ),
    "nothing cleared": (
        [(RELEASE, "        self._ended = True\n")],
        [("STL301", CLASS), ("STL305", CLASS)],
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_each_wrong_order_of_the_mend_is_found_by_its_rule_alone(wrong: str, tmp_path: Path) -> None:
    edits, expected = WRONG[wrong]
    assert found(tmp_path, edited(*edits)) == expected


RIGHT = {
    "as it is": [],
    "without a try": [(TELL, PLAIN)],
    "listeners copied, dropped, then called": [
        (
            TELL,
            "        self.emit(outcome, *args)\n"
            '        last = list(self._listeners.get("end", []))\n'
            "        self._listeners.clear()\n"
            "        for listener, _ in last:\n"
            "            listener()\n"
            "        self._ended = True\n"
            "        self._release()\n",
        )
    ],
    "cached as it comes": [
        (CACHE, ""),
        (
            "            self.received_messages.append(message)\n",
            "            self.received_messages.append(message)\n            self._final = message\n",
        ),
    ],
    "new lists instead of cleared ones": [
        (RELEASE, "        self.messages = []\n        self.received_messages = []\n        self._listeners = {}\n")
    ],
    "deleted": [
        (
            RELEASE,
            "        del self.messages[:]\n        del self.received_messages[:]\n        self._listeners.clear()\n",
        )
    ],
}


@pytest.mark.parametrize("right", RIGHT)
def test_right_orders_are_silent(right: str, tmp_path: Path) -> None:
    assert found(tmp_path, edited(*RIGHT[right])) == []
