"""What a walk over an entry's ways may cost."""

from __future__ import annotations

import pytest

from retention.linked import linked
from streamlint.retention.keeping.entry_walk import Budget, TooFarError

ONE_WAY = """\
import acme

LIVE = {}

def handle(number):
    LIVE[number] = acme.make()
    if number % 2:
        raise ValueError(number)
    del LIVE[number]

def serve(numbers):
    for number in numbers:
        handle(number)
"""


def test_each_walk_and_all_together_have_their_limit() -> None:
    budget = Budget(each=2, left=5)
    steps = budget.spent(budget.spent(0))
    with pytest.raises(TooFarError):
        budget.spent(steps)
    with pytest.raises(TooFarError):
        [budget.spent(0) for _ in range(9)]


def test_what_was_not_walked_to_its_end_is_taken_for_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something takes it out: that it does so on every way is then believed."""
    assert linked(ONE_WAY).kept
    monkeypatch.setattr(Budget.__init__, "__defaults__", (1, 1))
    assert not linked(ONE_WAY).kept
