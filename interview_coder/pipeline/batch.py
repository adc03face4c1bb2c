"""A batch of sources in, everything that goes on from it out: the one function that every engine runs."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from interview_coder.analyse.quotes import Row, quote_rows
from interview_coder.analyse.tally import Tally
from interview_coder.analyse.totals import Partial, partial
from interview_coder.domain.coded import CodedSource
from interview_coder.domain.order import natural_key
from interview_coder.domain.sources import Source
from interview_coder.export.csv_file import csv_lines
from interview_coder.pipeline.checks import Seen, seen_in, source_record
from interview_coder.pipeline.problem_list import ProblemList
from interview_coder.pipeline.run import Run

_LEVEL = 1
"""How hard quotations are packed: quickly, for they are only parked."""


@dataclass(frozen=True, slots=True)
class QuoteLines:
    """The quotations of one code in one batch as packed lines of CSV, by source and place.

    ``plain`` are the same lines before cells that look like formulas were defused; None where no cell does.
    """

    code: int
    n_rows: int
    lines: bytes
    plain: bytes | None = None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What is kept of a batch once its texts are forgotten; it travels between processes and machines.

    ``first`` and ``last`` are the natural keys of the sources at both ends. ``cells`` are the number of a code,
    a case with its natural key, coded units and hits; ``speakers`` are natural keys of
    cases, cases, and a role they speak in.
    ``coded`` is everything, for studies small enough to keep.
    """

    counts: Partial = field(default_factory=Partial)
    cells: tuple[tuple[int, bytes, str, int, int], ...] = ()
    speakers: tuple[tuple[bytes, str, str], ...] = ()
    quotes: tuple[QuoteLines, ...] = ()
    first: bytes = b""
    last: bytes = b""
    seen: Seen = field(default_factory=Seen)
    records: tuple[dict[str, object], ...] = ()
    problems: ProblemList = field(default_factory=ProblemList)
    slow: tuple[tuple[str, str], ...] = ()
    words: str = ""
    roles: tuple[str, ...] = ()
    n_characters: int = 0
    coded: tuple[CodedSource, ...] | None = None


def code_batch(run: Run, sources: Iterable[Source], *, keep: bool = False) -> BatchResult:
    """Code sources and count them. Nothing but the arguments is looked at, nothing outside is changed.

    Args:
        run: The codebook, ready.
        sources: The sources, in any order; no source may be in two batches.
        keep: Whether the coded sources are wanted, too.
    """
    coded = run.code(sources)
    if run.slow:
        return BatchResult(slow=tuple(run.slow.items()))
    tally = Tally(run.codebook)
    problems = ProblemList()
    for one in coded:
        tally.add(one.source, one.segments, one.codings)
        problems.extend(one.source.problems)
    place = {code.id: number for number, code in enumerate(run.codebook.codes)}
    keys = [natural_key(one.source.id) for one in coded[:: max(len(coded) - 1, 1)]]
    return BatchResult(
        counts=partial(tally),
        cells=tuple((place[code], natural_key(case), case, *counts) for (case, code), counts in tally.cells.items()),
        speakers=tuple(
            (natural_key(case), case, role) for role, part in tally.spoken.items() for case in sorted(part.cases)
        ),
        quotes=tuple(_quotes(run, coded, place)),
        first=keys[0] if keys else b"",
        last=keys[-1] if keys else b"",
        seen=seen_in([one.source for one in coded]),
        records=tuple(source_record(one.source) for one in coded),
        problems=problems,
        words=run.words_name,
        roles=run.compiled.roles,
        n_characters=sum(len(one.source.text) for one in coded),
        coded=coded if keep else None,
    )


def unpacked(lines: bytes) -> bytes:
    """Return lines of CSV as they are written."""
    return zlib.decompress(lines)


def _quotes(run: Run, coded: Sequence[CodedSource], place: dict[str, int]) -> Iterator[QuoteLines]:
    codes = {code.id: code for code in run.codebook.codes}
    by_code: dict[str, list[Row]] = {}
    for one in coded:
        for coding, row in zip(one.codings, quote_rows(one.source, one.codings, codes), strict=True):
            by_code.setdefault(coding.code, []).append(row)
    for code in sorted(by_code, key=place.__getitem__):
        rows = by_code[code]
        lines, plain = csv_lines(rows)
        packed = zlib.compress(lines, _LEVEL)
        yield QuoteLines(place[code], len(rows), packed, None if plain is None else zlib.compress(plain, _LEVEL))
