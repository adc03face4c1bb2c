"""How large a rectangle a sheet would take in memory, found out before a library reserves it.

A cell in the last row and column of an otherwise empty sheet makes calamine reserve 17 billion cells, which
ends the process; two words of XML are enough for that.
"""

import io
import re
from collections.abc import Iterator

from lxml import etree

from interview_coder.ingest.docx_xml import value

_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_FILLED = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]+)(\d+)["'][^<>]*(?<!/)>\s*<(?:\w+:)?(?:v|is|f)\b"""
)
_LONGEST_NUMBER = 9
Area = tuple[int, int]


def xlsx_areas(part: bytes) -> Iterator[Area]:
    """Yield the width and height of an .xlsx sheet: with all cells that are named, then with those that are filled."""
    for pattern in (_REFERENCE, _FILLED):
        width, height = 1, 1
        for letters, digits in set(pattern.findall(part)):
            width = max(width, _column(letters))
            height = max(height, int(digits[:_LONGEST_NUMBER]))
        yield width, height


def ods_areas(part: bytes) -> Iterator[Area]:
    """Yield the width and height of the largest sheet of an .ods file, repeated rows and columns counted."""
    width, height, row = 0, 0, 0
    parsed = etree.iterparse(
        io.BytesIO(part), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for _, element in parsed:
        name = etree.QName(element).localname
        if name == "table":
            row = 0
        elif name == "table-row":
            row += _repeated(element, "number-rows-repeated")
            filled = _filled_width(element)
            if filled:
                width, height = max(width, filled), max(height, row)
            element.clear()
    yield width, height


def _filled_width(row: etree._Element) -> int:
    column = width = 0
    for cell in row:
        column += _repeated(cell, "number-columns-repeated")
        if len(cell) or value(cell, "value-type"):
            width = column
    return width


def _repeated(element: etree._Element, name: str) -> int:
    times = value(element, name)
    return int(times[:_LONGEST_NUMBER]) if times.isdecimal() else 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + letter - 64
    return number
