"""A rule's page in HTML, folded away until it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.report.links import page_address
from streamlint.report.markup import escaped, spoken
from streamlint.report.pages import Page


def rule_page(rule: Page) -> Iterator[str]:
    """The page: its paragraphs, a bad and a good program."""
    yield f"<details id='rule-{rule.code}' class='code-{rule.code}'>"
    yield f"<summary><b>{rule.code}</b> {escaped(rule.name)}</summary>"
    for paragraph in rule.page().split("\n\n"):
        title, colon, text = " ".join(paragraph.split()).partition(": ")
        opens = bool(colon) and len(title) <= 30 and "`" not in title
        yield f"<p><b>{escaped(title)}:</b> {spoken(text)}</p>" if opens else f"<p>{spoken(title + colon + text)}</p>"
    for title, program in (("Bad", rule.leaks), ("Good", rule.fine)):
        lines = "\n".join(map(escaped, program.strip("\n").splitlines()))
        yield f"<h3>{title}</h3><pre><code>{lines}</code></pre>"
    address = page_address(rule.name)
    if address:
        yield f"<p><a href='{escaped(address)}'>{escaped(address)}</a></p>"
    yield "</details>"
