"""Facts as bytes: for the cache and between processes. Reading them can run no code.

A module's facts become tables of whole numbers. Strings, spans, annotations and the like are written once each, and
every record is a row of positions in those tables; one more row of numbers tells how records lie in blocks. So whatever
is read back is a record of the right shape by its making: what is not in a table cannot be meant, nothing can refer to
itself, and no block can stand in two places. `DamagedFactsError` is raised for everything else.
"""

from __future__ import annotations

from streamlint.facts.encoding.fields import SCHEMA
from streamlint.facts.encoding.reading import DamagedFactsError, decode
from streamlint.facts.encoding.writing import encode, same_but_for_places

__all__ = ["SCHEMA", "DamagedFactsError", "decode", "encode", "same_but_for_places"]
