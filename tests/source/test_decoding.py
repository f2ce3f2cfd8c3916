"""Bytes to text: what Python takes, and what it refuses."""

import codecs

import pytest

from streamlint.source.decoding import SourceError, decode, lines_of


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"x = 1\n", "x = 1\n"),
        (b"", ""),
        ("é = 'ü'\n".encode(), "é = 'ü'\n"),
        (codecs.BOM_UTF8 + b"x = 1\n", "x = 1\n"),
        (codecs.BOM_UTF8 + b"# coding: utf-8\n", "# coding: utf-8\n"),
        ("# -*- coding: latin-1 -*-\né = 1\n".encode("latin-1"), "# -*- coding: latin-1 -*-\né = 1\n"),
        ("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\ns = '€'\n".encode("cp1252"), None),
        ("# coding: utf8\né = 1\n".encode(), "# coding: utf8\né = 1\n"),
        (b"x = 1\n# coding: no-such-codec\n", "x = 1\n# coding: no-such-codec\n"),
        (b"\n\n# coding: no-such-codec\n", "\n\n# coding: no-such-codec\n"),
        (b"s = '# coding: no-such-codec'\n", "s = '# coding: no-such-codec'\n"),
        (b"# coding: latin-1\rx = '\xe9'\r", "# coding: latin-1\rx = 'é'\r"),
    ],
)
def test_what_python_reads(data: bytes, text: str | None) -> None:
    assert decode(data) == (data.decode("cp1252") if text is None else text)


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"x = 1\ny = '\0'\n", 2, 6, "NUL"),
        ("x = 1\ny = 'é'\n".encode("latin-1"), 2, 6, "0xe9"),
        (b"# coding: no-such-codec\nx = 1\n", 1, 1, "no-such-codec"),
        (b"#!/usr/bin/python\n# coding: hex\n", 2, 1, "not an encoding of text"),
        (codecs.BOM_UTF8 + b"# coding: latin-1\n", 1, 1, "byte order mark"),
        ("# coding: ascii\n\né = 1\n".encode(), 3, 1, "ascii"),
        ("x = 'ab'\n".encode("utf-16"), 1, 4, "NUL"),  # found before the byte order mark of UTF-16 is
        (b"# coding: punycode\nx = 'a-~~~~~~~~~~'\n", 1, 1, "punycode"),
    ],
)
def test_what_python_refuses(data: bytes, line: int, column: int, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        decode(data)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_lines_end_where_python_ends_them() -> None:
    assert lines_of("a\nb\r\nc\rd\x0ce\x1cf\u2028g") == ["a", "b", "c", "d\x0ce\x1cf\u2028g"]
