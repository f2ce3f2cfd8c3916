"""Lowering: LibCST in, facts out. Nothing behind it sees syntax.

What the records leave open is settled so:

- Spans are LibCST's: parentheses around an expression, a tuple's too, are no part of it. A `def` or `class` statement's
  `MakeFunction`, `MakeClass` and `Copy` span its header; a decorator's `Call` the decorator. What a loop, `with` or
  `case` hands to a target spans the target.
- `Function.qualified` is Python's `__qualname__` without `<locals>`: `Agent.run.inner`, `Agent.run.<genexpr>`; that of
  the module is `<module>`. `Function.cls` is the class of a class body itself, and of the functions and lambdas right
  in it.
- The `item` of a loop and `entered` of a `with` are temporaries, also where the target is a plain name.
- `...` and imaginary numbers are `Const` None. A string or number that is a statement of its own leaves no record. A
  formatted string is `f""` (a template string `t""`) of the values in its braces, with the short text that it begins
  with: `f"in:"`.
- `*bases` of a class are evaluated and left out of `MakeClass.bases`; `**keywords` stand in its keywords as `**`.
- A generator expression's targets keep their names, since they are local to its function anyway. A renamed target
  (`x@0`) that a lambda in its comprehension uses belongs to the nearest scope around that binds it, be it a class body.
- Names that begin with two underscores are not mangled.
- After twenty-five clauses of an `if` chain, the rest stands after their branch, as if it were always tried too.
"""

from __future__ import annotations

from streamlint.facts.lowering.errors import LoweringError
from streamlint.facts.lowering.module import lower

__all__ = ["LoweringError", "lower"]
