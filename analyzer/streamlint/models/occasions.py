"""Occasions: what comes and goes while a program runs, by the words with which its code speaks of it.

A name alone proves nothing. It says of what an id is the id, how long an object of a class is likely to live, and what a
function is called for; the analysis asks several such questions of one store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from streamlint.models import fields
from streamlint.models.reading import plain_names
from streamlint.models.schema import Place, check
from streamlint.models.tables import Application, ClassWord, Habit, Handshake, Occasion

ID_WORDS: Final = frozenset({"id", "ids", "uuid", "guid", "uid"})
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class Occasions:
    """Answers what a name says."""

    def __init__(self, occasions: Iterable[Occasion], classes: Iterable[ClassWord], habits: Iterable[Habit]) -> None:
        occasions = tuple(occasions)
        self._by_word = {word: occasion for occasion in occasions for word in occasion.words}
        self._by_name = {name: occasion for occasion in occasions for name in occasion.names}
        self._classes = {one.word: one.rank for one in classes}
        habits = tuple(habits)
        patterns: dict[str, list[str]] = {}
        for habit in habits:
            patterns.setdefault(habit.kind, []).append(re.escape(habit.pattern).replace(r"\*", ".*"))
        self._patterns = {kind: tuple(habit.pattern for habit in habits if habit.kind == kind) for kind in patterns}
        self._habits = {kind: re.compile("|".join(found)) for kind, found in patterns.items()}

    def of_id(self, name: str) -> Occasion | None:
        """The occasion whose id a variable, attribute or key of this name is: `run_id`, `litellm_call_id`, `sid`."""
        plain = name.partition("@")[0]
        if plain in self._by_name:
            return self._by_name[plain]
        *before, last = words(name) or [""]
        return self._last(before) if last in ID_WORDS and "parent" not in before else None

    @property
    def connection(self) -> Occasion:
        """The occasion of what is accepted."""
        return self._by_word["connection"]

    def of_owner(self, name: str) -> Occasion | None:
        """The occasion that a variable of this name stands for where its `id` is asked: `job` of `job.id`."""
        return self._last(words(name))

    def of_object(self, name: str) -> Occasion | None:
        """The occasion that a variable of this name is: `websocket`, `request`."""
        found = self._last(words(name))
        return found if found is not None and words(name)[-1] in found.objects else None

    def _last(self, said: list[str]) -> Occasion | None:
        found = self._by_word.get("_".join(said[-2:]))
        return found or (self._by_word.get(said[-1]) if said else None)

    def rank_of_class(self, name: str) -> int | None:
        """How long instances of a class of this name are likely to live; None where the name does not say."""
        ranks = (self._classes.get(word) for word in reversed(_WORDS.findall(name)))
        return next((rank for rank in ranks if rank is not None), None)

    def is_(self, kind: str, name: str) -> bool:
        """Whether a name has a habit, one of those in `fields.HABIT`."""
        found = self._habits.get(kind)
        return found is not None and found.fullmatch(name) is not None

    def patterns(self, kind: str) -> tuple[str, ...]:
        """The patterns of a habit."""
        return self._patterns.get(kind, ())

    @property
    def object_names(self) -> tuple[str, ...]:
        """Names of variables that are the thing itself."""
        return tuple(dict.fromkeys(name for one in self._by_word.values() for name in one.objects))

    @property
    def id_words(self) -> tuple[str, ...]:
        """The words of all occasions."""
        return tuple(self._by_word)

    @property
    def id_names(self) -> tuple[str, ...]:
        """The whole names of ids."""
        return tuple(self._by_name)


@cache
def words(name: str) -> list[str]:
    """The words of an identifier, in small letters."""
    return [word.lower() for word in _WORDS.findall(name.partition("@")[0])]


def read_occasion(raw: object, place: Place) -> Occasion:
    """One `[[occasion]]`."""
    entry = check(raw, fields.OCCASION, place)
    rank = entry.number("rank") or 0
    return Occasion(
        entry.text("noun"),
        rank,
        entry.words("words"),
        entry.words("names"),
        entry.words("objects"),
        spent=entry.flag("spent"),
    )


def read_class_words(raw: object, place: Place) -> tuple[ClassWord, ...]:
    """One `[[class-word]]`, a value for each word that it lists."""
    entry = check(raw, fields.CLASS_WORD, place)
    return tuple(ClassWord(word, entry.number("rank") or 0) for word in entry.words("words"))


def read_handler_class(raw: object, place: Place) -> tuple[str, ...]:
    """One `[[handler-class]]` or `[[connection-class]]`: the names that it lists."""
    return plain_names(check(raw, fields.HANDLER_CLASS, place), "call")


def read_inert(raw: object, place: Place) -> tuple[str, ...]:
    """One `[[inert]]`: the names that it lists."""
    return plain_names(check(raw, fields.INERT, place), "call")


def read_handshake(raw: object, place: Place) -> Handshake:
    """One `[[handshake]]`."""
    entry = check(raw, fields.HANDSHAKE, place)
    refused = frozenset(entry.words("refused-by"))
    return Handshake(
        classes=plain_names(entry, "class"),
        opening=frozenset(entry.words("opening")),
        closing=frozenset(entry.words("closing")),
        by_await="await" in refused,
        by_false="false" in refused,
    )


def read_application(raw: object, place: Place) -> Application:
    """One `[[application]]`."""
    entry = check(raw, fields.APPLICATION, place)
    return Application(
        classes=plain_names(entry, "class"),
        reached=plain_names(entry, "reached"),
        handed=entry.words("handed"),
        packages=entry.words("package"),
        proxies=plain_names(entry, "proxy"),
        items=entry.text("items"),
    )


def read_habit(raw: object, place: Place) -> tuple[Habit, ...]:
    """One `[[habit]]`, a value for each pattern that it lists."""
    entry = check(raw, fields.HABIT, place)
    return tuple(Habit(entry.text("kind"), name) for name in entry.words("names"))
