"""Identities: of what a key is the id, as far as the code says: `run_id`, `request.id`, a fresh `uuid4()`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from streamlint.facts import records
from streamlint.models.occasions import ID_WORDS, Occasions, words
from streamlint.models.tables import Occasion
from streamlint.retention.chains import own_name
from streamlint.retention.linking.classes import inherited_library
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site

_DEEPEST = 6
_SPELLED = frozenset({"str", "int", "hex", "repr", "format", "format_span_id", "format_trace_id"})
_PARTS = frozenset({"hex", "int", "bytes", "urn", "value"})
_LOOKS = frozenset({"get", "pop", "getattr"})
ANYTHING = Occasion("call", 3, ())
"""What a fresh id is for where its name does not say."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A key names one `occasion`. `fresh` where the code is seen making it: then no other has the same."""

    occasion: Occasion
    fresh: bool


class Identities:
    """Finds what a key identifies."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._words: Occasions = linker.models.occasions

    def of(self, scope: Scope, key: str, depth: int = _DEEPEST) -> Identity | None:
        """The identity that an operand is or is built of; None where it is none."""
        if depth == 0 or scope.constant(key) is not None:
            return None
        if key.startswith("%"):
            return self._of_temporary(scope, key, depth)
        if self.is_connection(scope, key):
            return Identity(self._words.connection, fresh=True)
        named = self._words.of_id(key)
        made = self._of_variable(scope, key, depth)
        if named is not None:
            return Identity(named, made is not None and made.fresh)
        return None if made is not None and made.occasion is ANYTHING and self._is_of_another(key) else made

    def is_connection(self, scope: Scope, operand: str) -> bool:
        """Whether an operand is the object of a method, of which a framework makes one for each connection."""
        if scope.cls is None or operand != own_name(scope):
            return False
        return any(self._linker.models.is_connection_class(base.dotted) for base in inherited_library(scope.cls))

    def _is_of_another(self, name: str) -> bool:
        """Whether a name says that it is the id of something that stays, such as a document's."""
        said = words(name)
        return len(said) > 1 and said[-1] in ID_WORDS

    def _of_variable(self, scope: Scope, name: str, depth: int) -> Identity | None:
        home = scope.home_of(name)
        if home is None or not home.is_callable:
            return None
        parameter = next((each for each in home.function.parameters if each.name == name), None)
        if parameter is not None:
            thing = self._words.of_object(name)
            return Identity(thing, False) if thing is not None and not is_text(parameter.annotation) else None
        bound = home.bindings.get(name, ())
        if any(self._is_accepted(home, site) for site in bound):
            return Identity(self._words.connection, fresh=True)
        values = [site.record.value for site in bound if isinstance(site.record, records.Copy) and site.record.value]
        return next((found for value in values if (found := self.of(home, value, depth - 1))), None)

    def _is_accepted(self, scope: Scope, site: Site) -> bool:
        """Whether a name is bound to a connection that was accepted there, or to its address."""
        value = site.record.value if isinstance(site.record, records.Copy | records.Unpack) else None
        made = scope.definitions.get(value) if value is not None else None
        if made is not None and isinstance(made.record, records.Await):
            made = scope.definitions.get(made.record.value)
        record = made.record if made is not None else None
        return isinstance(record, records.Call) and self._words.is_("accepting", last_name(scope, record.function))

    def _of_temporary(self, scope: Scope, key: str, depth: int) -> Identity | None:
        made = scope.definitions.get(key)
        match made.record if made is not None else None:
            case records.LoadAttr(of=of, name=name):
                return self._member(scope, of, name, depth)
            case records.LoadItem(of=of, key=inner):
                constant = scope.constant(inner)
                known = constant is not None and isinstance(constant.value, str)
                return self._member(scope, of, str(constant.value), depth) if known and constant is not None else None
            case records.Call(function=function, arguments=arguments):
                return self._of_call(scope, function, arguments, depth)
            case records.Await(value=value):
                return self.of(scope, value, depth - 1)
            case records.Operate(values=values) | records.Either(values=values) as record if _spells(record):
                return next((found for value in values if (found := self.of(scope, value, depth - 1))), None)
            case records.Collection(kind="tuple", elements=elements):
                parts = (self.of(scope, element.value, depth - 1) for element in elements)
                return next((one for one in parts if one is not None), None)
            case _:
                return None

    def _member(self, scope: Scope, of: str, name: str, depth: int) -> Identity | None:
        """`run.id`, `self.session_id`, `message["id"]`, `uuid4().hex`."""
        if name in ID_WORDS:
            found = self._words.of_owner(last_name(scope, of))
            return Identity(found, False) if found is not None else None
        named = self._words.of_id(name)
        if named is not None:  # what is the current one is so again and again
            return Identity(replace(named, spent=named.spent and "current" not in words(last_name(scope, of))), False)
        return self.of(scope, of, depth - 1) if name in _PARTS else None

    def _of_call(
        self, scope: Scope, function: str, arguments: tuple[records.Argument, ...], depth: int
    ) -> Identity | None:
        name = last_name(scope, function)
        if self._words.is_("fresh", name):
            return Identity(self._words.of_id(name) or ANYTHING, True)
        if name in _SPELLED and arguments:
            return self.of(scope, arguments[0].value, depth - 1)
        if name in _LOOKS:
            texts = (scope.constant(argument.value) for argument in arguments[:2])
            said = next((text.value for text in texts if text is not None and isinstance(text.value, str)), None)
            return self._member(scope, "", said, depth) if said is not None else None
        named = self._words.of_id(name)
        return Identity(named, False) if named is not None else None


def last_name(scope: Scope, operand: str) -> str:
    """The last name of an operand as written: `c` of `a.b.c`, `job` of `job`, `fetch` of `fetch()`."""
    if not operand.startswith("%"):
        return operand.partition("@")[0]
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(name=name):
            return name
        case records.Call(function=function):
            return last_name(scope, function)
        case records.Await(value=value):
            return last_name(scope, value)
        case _:
            return ""


def is_text(annotation: records.Annotation | None) -> bool:
    """Whether an annotation names plain data, of which many can be equal."""
    if annotation is None:
        return False
    if annotation.name in ("|", "Optional", "typing.Optional", "Union"):
        return all(is_text(each) or each.name == "None" for each in annotation.arguments)
    return annotation.name.rpartition(".")[2] in PLAIN


PLAIN = frozenset(
    {"str", "int", "float", "bool", "bytes", "complex", "UUID", "datetime", "date", "timedelta", "Literal", "Decimal"}
    | {"None", "Path", "type", "Type"}
)


def _spells(record: records.Operate | records.Either) -> bool:
    """Whether what is computed still tells of what it is computed from: a formatted text, a sum, one of two."""
    return isinstance(record, records.Either) or record.operator in ("+", "%") or record.operator.startswith('f"')
