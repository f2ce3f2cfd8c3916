"""What a report rests on: of each file not its bytes, but what the run saw of them.

Of most files a run sees what the text gate looks for and whether they use a name that it widens by, of the others their
facts. A change of anything else, such as a comment or code that no stream comes near, leaves the report as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from streamlint.engine import plain
from streamlint.finding import Finding, Sought
from streamlint.outcome import Report
from streamlint.retention.widening.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Ground:
    """What one report rests on. `report` is that report, of which `found` are the findings before comments were asked.

    For each file of the run, in order: `digests` has a hash of its bytes, in hexadecimal, and `seen` a letter: `p` it
    passed the text gate, `d` it was parsed since the interpreter doubted that it is Python, `w` it was widened to, `e` it
    could not be read or parsed, `-` it was left out. `commented` are the numbers (from 0) of those that may hold comments
    which suppress. `wanted` is all that widening looked for, `codes` are those of all rules. `mended` are the findings of the
    report with their fixes, where these were wanted, and `sought` is what the fixes rest on.
    """

    digests: tuple[str, ...]
    seen: str
    commented: tuple[int, ...]
    wanted: tuple[Wanted, ...]
    codes: tuple[str, ...]
    found: tuple[Finding, ...]
    report: Report
    mended: tuple[Finding, ...] = ()
    sought: tuple[Sought, ...] = ()

    def says(self, path: str) -> bool:
        """Whether a finding points into a file or speaks of it."""
        return any(path in json.dumps(plain.written(finding), ensure_ascii=False) for finding in self.found)


def written(ground: Ground) -> bytes:
    """A ground as bytes, for the cache."""
    report = replace(ground.report, sources={}, files=())
    return json.dumps(plain.written(replace(ground, report=report))).encode()


def read(data: bytes) -> Ground:
    """The ground that these bytes are. Raises ValueError where they are none."""
    ground: Ground = plain.reader(Ground)(json.loads(data))
    count = len(ground.seen)
    if len(ground.digests) != count or not all(0 <= number < count for number in ground.commented):
        raise ValueError("a ground that speaks of other files than it has")
    for digest in ground.digests:
        bytes.fromhex(digest)
    return ground
