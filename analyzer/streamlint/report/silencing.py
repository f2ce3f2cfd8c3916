"""How a rule is silenced, as the lines to write."""

from __future__ import annotations

import re

_MARK = re.compile(r"\s*# leak: .*$")


def on_the_line(code: str, example: str) -> list[str]:
    """The comments that do it on a line, on one that the example has; none where a comment cannot help."""
    reported = next((line for line in example.splitlines() if f"# leak: {code}" in line), None)
    if reported is None:
        return []
    line = _MARK.sub("", reported).strip()
    return [f"{line}  # streamlint: ignore[{code}] why this is fine", f"{line}  # noqa: {code}"]


def in_configuration(code: str) -> list[str]:
    """The settings that do it for some files, or for all."""
    return ["[tool.streamlint]", f'per-file-ignores = {{ "tests/*" = ["{code}"] }}', f'ignore = ["{code}"]']
