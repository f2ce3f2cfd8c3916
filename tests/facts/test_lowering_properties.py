"""Properties of lowering, on programs that Hypothesis makes up."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.notation import facts
from facts.test_lowering_library import check_function
from streamlint.facts.lowering import LoweringError, lower
from streamlint.location import Span

names = st.sampled_from(["a", "b", "c", "x", "self", "ä", "match", "case", "type"])
atoms = names | st.sampled_from(["1", "-2.5", "'s'", "b'b'", "None", "...", "f'{a}b{x!r:{b}}'", "'p' 'q'", "{}", "()"])


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions around expressions."""

    def shape(form: str) -> st.SearchStrategy[str]:
        return st.tuples(inner, inner, inner, names).map(lambda parts: form.format(*parts))

    return st.sampled_from(
        [
            "({0}).{3}",
            "({0})({1}, *({2}), {3}=1)",
            "({0})[{1}:{2}]",
            "({0})[{1}, {2}]",
            "({0} + {1} - {2})",
            "({0} and {1} or {2})",
            "({0} if {1} else {2})",
            "(not {0} < {1} in {2})",
            "({3} := {0})",
            "[{0}, *({1})]",
            "{{{0}: {1}, **({2})}}",
            "{{{0}, {1}}}",
            "({0}, {1})",
            "(lambda {3}, q=({0}): {1})",
            "[{0} for {3} in ({1}) if ({2})]",
            "{{{0}: {3} for {3}, *q in ({1})}}",
            "({0} for {3} in ({1}) for q in ({2}))",
            "(yield {0})",
            "(await ({0}))",
            "(yield from ({0}))",
        ]
    ).flatmap(shape)


expressions = st.recursive(atoms, larger, max_leaves=8)
simple = st.tuples(expressions, expressions, names).flatmap(
    lambda parts: st.sampled_from(
        [
            "{0}",
            "{2} = {2}.x = {0}",
            "{2}, (*q, self.x[{0}]) = {1}",
            "{2} += {0}",
            "self.x: '{2}' = {0}",
            "del {2}, self.x[{0}]",
            "return {0}",
            "raise {2} from ({0})",
            "assert {0}, {1}",
            "import {2}.b as q, c.d",
            "pass",
        ]
    ).map(lambda form: form.format(*parts))
)


def indented(statements: list[str]) -> str:
    """The body of a statement."""
    return "\n".join("    " + line for statement in statements for line in statement.split("\n"))


def compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Statements around statements."""
    bodies = st.lists(inner, min_size=1, max_size=3).map(indented)
    return st.tuples(bodies, bodies, expressions, names).flatmap(
        lambda parts: st.sampled_from(
            [
                "if {2}:\n{0}\nelif {3}:\n{1}\nelse:\n{0}",
                "for {3}, self.y in {2}:\n{0}\nelse:\n{1}",
                "while {2}:\n{0}",
                "with ({2}) as {3}, {3}:\n{0}",
                "try:\n{0}\nexcept ({2}) as {3}:\n{1}\nfinally:\n{0}",
                "@{3}\nasync def {3}(self, q=({2})):\n{0}",
                "class {3}(({2})):\n{0}",
                "match {2}:\n    case [{3}, *q] | {{'k': {3}, **q}}:\n    {4}\n    case a.B(c, d={3}) if {3}:\n    {4}",
            ]
        ).map(lambda form: form.format(*parts, "    pass"))
    )


programs = st.lists(st.recursive(simple, compound, max_leaves=6), min_size=1, max_size=4).map("\n".join)


@given(programs)
@settings(max_examples=100, deadline=None)
def test_records_are_well_formed(source: str) -> None:
    module = facts(source)
    for function in module.functions:
        check_function(module, function)


@given(programs)
@settings(max_examples=25, deadline=None)
def test_lowering_is_repeatable(source: str) -> None:
    assert facts(source) == facts(source)


@given(st.text() | st.binary() | programs.flatmap(lambda text: st.integers(0, len(text)).map(lambda end: text[:end])))
@settings(max_examples=150, deadline=None)
def test_any_text_is_an_answer(source: str | bytes) -> None:
    try:
        place = lower(source, "module.py", "module").functions[0].whole
    except LoweringError as error:
        place = Span(error.line, error.column, error.line, error.column)
    assert place.line >= 1
    assert place.column >= 1
