"""Which formats there are, and which one a file is in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from interview_coder.codebook.exchange import (
    khcoder,
    lexicoder,
    liwc,
    maxdictio,
    qdc,
    quanteda,
    sheet,
    wordstat,
    yoshikoder,
)
from interview_coder.codebook.exchange.tree import Parsed
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Problem
from interview_coder.domain.tables import Table

OURS = "yaml"
Written = tuple[str | bytes | Table, tuple[Problem, ...]]
Rows = Sequence[Sequence[str]]
_OUR_KEYS = re.compile(r"^['\"]?(codebook|codes)['\"]?\s*[:：]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Format:
    """A foreign format; exactly one of the three ``parse_…`` is there, by what it reads."""

    title: str
    suffixes: tuple[str, ...]
    write: Callable[[Codebook], Written]
    parse_bytes: Callable[[bytes, str], Parsed] | None = None
    parse_text: Callable[[str, str], Parsed] | None = None
    parse_rows: Callable[[Rows, str], Parsed] | None = None


FORMATS: dict[str, Format] = {
    "qdc": Format(qdc.FORM, (".qdc",), qdc.write_qdc, parse_bytes=qdc.parse_qdc),
    "khcoder": Format(khcoder.FORM, (".txt",), khcoder.write_khcoder, parse_text=khcoder.parse_khcoder),
    "liwc": Format(liwc.FORM, (".dic",), liwc.write_liwc, parse_text=liwc.parse_liwc),
    "wordstat": Format(wordstat.FORM, (".cat",), wordstat.write_wordstat, parse_text=wordstat.parse_wordstat),
    "yoshikoder": Format(
        yoshikoder.FORM, (".ykd",), yoshikoder.write_yoshikoder, parse_bytes=yoshikoder.parse_yoshikoder
    ),
    "lexicoder2": Format(
        yoshikoder.FORM_LCD, (".lcd",), yoshikoder.write_lexicoder2, parse_bytes=yoshikoder.parse_yoshikoder
    ),
    "lexicoder": Format(lexicoder.FORM, (".lc3",), lexicoder.write_lexicoder, parse_text=lexicoder.parse_lexicoder),
    "quanteda": Format(quanteda.FORM, (), quanteda.write_quanteda, parse_text=quanteda.parse_quanteda),
    "sheet": Format(sheet.FORM, (".xlsx", ".csv", ".xls", ".tsv"), sheet.write_sheet, parse_rows=sheet.parse_sheet),
    "maxdictio": Format(maxdictio.FORM, (), maxdictio.write_maxdictio, parse_rows=maxdictio.parse_maxdictio),
}
NAMES = (OURS, *FORMATS)
_SUFFIXES = {suffix: name for name, one in FORMATS.items() for suffix in one.suffixes}


def format_of_input(name: str, data: bytes) -> str:
    """Return the format of a file by its name and, for YAML, its keys; empty if unknown."""
    suffix = PurePath(name).suffix.lower()
    if suffix in (".yaml", ".yml"):
        return OURS if _OUR_KEYS.search(data.decode("utf-8", "replace")) else "quanteda"
    return _SUFFIXES.get(suffix, "")


def format_of_output(name: str, source: str) -> str:
    """Return the format that a file to write asks for; ``.yml`` is quanteda's unless something is made ours."""
    suffix = PurePath(name).suffix.lower()
    if suffix in (".yaml", ".yml"):
        return "quanteda" if suffix == ".yml" and source == OURS else OURS
    return _SUFFIXES.get(suffix, "")
