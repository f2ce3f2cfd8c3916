"""Text inside HTML and XML: nothing of it is taken for markup, and any output can take it."""

from __future__ import annotations

import html
import re

from streamlint.report.plain import plain

_QUOTED = re.compile(r"`([^`]+)`")


def escaped(text: str) -> str:
    """The plain text as ASCII, with references for what is markup (quotes too) and for other characters."""
    return html.escape(plain(text)).encode("ascii", "xmlcharrefreplace").decode("ascii")


def spoken(text: str) -> str:
    """A sentence in HTML: what stands in backticks is code."""
    return _QUOTED.sub(r"<code>\1</code>", escaped(text))
