"""Delimited text (.csv, .tsv): which character parts the columns, and the rows."""

import csv
import io
from collections import Counter
from collections.abc import Sequence

from interview_coder.domain.problems import Where, sheets
from interview_coder.ingest.extract import Unreadable
from interview_coder.ingest.labels import is_labelled
from interview_coder.ingest.sheet_cells import Grid, cell_text, squared

_CANDIDATES = (",", "\t", ";", "|")
_NONE = "\x1f"
"""No cell can hold it, so it parts nothing: a file of one column."""
_LAST = "\x1e"
"""A row of its own at the end, unless an open quotation mark swallows it."""
_SAMPLE = 200_000
_CONSISTENT = 0.7
_FIELD_LIMIT = 100_000_000


def read_delimited(text: str, where: Where) -> Grid:
    """Read delimited text whose line ends are plain; quoted cells may hold line ends.

    Raises:
        Unreadable: If a quotation mark is opened and never closed, which would swallow the rest.
    """
    if not text.strip("".join(_CANDIDATES) + ' "\n'):
        return Grid("", ())
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return Grid("", _rows(rest, first.strip()[-1], where))
    delimiter = _NONE if is_labelled(text.split("\n")) else delimiter_of(text)
    return Grid("", _rows(text, delimiter, where))


def delimiter_of(text: str) -> str:
    r"""Return the delimiter that cuts most rows into the same number of columns, the more the better.

    Example:
        >>> delimiter_of('a;"b;\nc"\n1;2,5\n')
        ';'
    """
    sample = text[:_SAMPLE]
    best, most = _NONE, (0.0, 0)
    for candidate in _CANDIDATES:
        score = _consistency(_parsed(sample, candidate))
        if score > most:
            best, most = candidate, score
    return best


def _consistency(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0.0, 0
    width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = often / widths.total()
    return (share, width) if width > 1 and share >= _CONSISTENT else (0.0, 0)


def _rows(text: str, delimiter: str, where: Where) -> tuple[tuple[str, ...], ...]:
    rows = _parsed(f"{text.rstrip()}\n{_LAST}", delimiter)
    if rows[-1] != [_LAST]:
        line = sum(1 + sum(cell.count("\n") for cell in row) for row in rows[:-1]) + 1
        raise Unreadable(sheets.unclosed_quote(Where(where.path, line)))
    return squared([[cell_text(cell)[0] for cell in row] for row in rows[:-1]])


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    finally:
        csv.field_size_limit(limit)
