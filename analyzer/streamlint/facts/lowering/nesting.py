"""How deep a text is nested, judged before it is parsed.

LibCST's parser recurses on the machine's stack and kills the process when that ends (measured with 8 MiB: between 1,000
and 3,000 nested brackets; between 3,000 and 10,000 operators or `elif` in a chain). So texts that come near are refused
first. Brackets may nest as deep as in CPython, whose tokenizer refuses more than 200. In the pattern of a `case` the
parser's time is exponential in their depth (a second for ten braces), so there the limit is lower.
"""

from __future__ import annotations

import re

from streamlint.facts.lowering.errors import LoweringError

DEEPEST_BRACKETS = 200
DEEPEST_PATTERN = 10
LONGEST_CHAIN = 1_000

# Comments and strings of each kind are one token each; a string without an end stops with its line.
_TOKEN = re.compile(
    r"""
      \#[^\r\n]*
    | (?P<formatted>\b[rR]?[fFtT][rR]?)?
      (?: '{3}(?:[^\\]|\\.)*?'{3} | "{3}(?:[^\\]|\\.)*?"{3}
        | '(?:[^\\\r\n']|\\.)*'?  | "(?:[^\\\r\n"]|\\.)*"? )
    | (?P<open>[(\[{])
    | (?P<close>[)\]}])
    | (?P<separator>[,;\r\n])
    | (?P<case>^[ \t\f]*case\b)
    | (?P<operator>[-+*/%@&|^~.<>=]|\b(?:not|lambda|if|and|or|in|is)\b)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_IN_FORMATTED = re.compile(
    r"(?P<escaped>\{\{)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<operator>[-+*/%@&|^~.<>=]|\b(?:not|lambda|if)\b)"
)
_IF = re.compile(r"^([ \t\f]*)(el)?if\b", re.MULTILINE)


def check(text: str) -> None:
    """Raise `LoweringError` for a text that is nested too deeply to be parsed."""
    brackets = _Brackets()
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "formatted":
            _check_formatted(text, token, len(brackets.chains))
        elif kind is not None and not brackets.take(kind, token[0] in ",;"):
            raise _too_deep(text, token.start())
    _check_elif(text)


class _Brackets:
    """The brackets that are open. `chains` has, for each and for the statement, the operators since its last comma."""

    def __init__(self) -> None:
        self.chains = [0]
        self._deepest = DEEPEST_BRACKETS

    def take(self, kind: str, separates: bool) -> bool:
        """Go on by one token; tell whether the text is still flat enough. `separates` is for a comma or semicolon."""
        chains = self.chains
        if kind == "close":
            if len(chains) > 1:
                chains.pop()
        elif kind == "separator":
            if len(chains) == 1 or separates:
                chains[-1] = 0
            if len(chains) == 1:
                self._deepest = DEEPEST_BRACKETS
        elif kind == "case":
            if len(chains) == 1:
                self._deepest = DEEPEST_PATTERN
        else:  # an operator, or a bracket: calls and subscripts can stand in a chain too
            chains[-1] += 1
            if chains[-1] > LONGEST_CHAIN:
                return False
            if kind == "open":
                chains.append(0)
        return len(chains) <= self._deepest


def _check_formatted(text: str, token: re.Match[str], depth: int) -> None:
    """A formatted string: what stands in its braces is nested code, on the brackets around it."""
    inside = operators = 0
    for part in _IN_FORMATTED.finditer(token[0]):
        if part.lastgroup == "escaped" and not inside:
            continue
        if part.lastgroup in ("open", "escaped"):
            inside += len(part[0]) if inside or part[0] == "{" else 0
        elif part.lastgroup == "close":
            inside = max(inside - 1, 0)
        elif inside:
            operators += 1
        operators = operators if inside else 0
        if depth + inside > DEEPEST_BRACKETS or operators > LONGEST_CHAIN:
            raise _too_deep(text, token.start())


def _check_elif(text: str) -> None:
    if text.count("elif") <= LONGEST_CHAIN:
        return
    chains: dict[str, int] = {}
    for found in _IF.finditer(text):
        indent = found[1]
        chains[indent] = chains.get(indent, 0) + 1 if found[2] else 0
        if chains[indent] > LONGEST_CHAIN:
            raise _too_deep(text, found.start())


def _too_deep(text: str, offset: int) -> LoweringError:
    line = text.count("\n", 0, offset) + 1
    return LoweringError("nested too deeply", line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
