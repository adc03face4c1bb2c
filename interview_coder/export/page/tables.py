"""The tables of the page: frequencies, the tree of theories, cases by codes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_coder.domain.codebook import Code, Codebook, Construct
from interview_coder.domain.sources import KINDS
from interview_coder.domain.tables import Table
from interview_coder.export.page.data import Unit
from interview_coder.export.page.groups import Groups

_SHADES = 7


class CodeLine(NamedTuple):
    """One code with its counts; ``bar`` is its length as a percentage of the longest."""

    number: int
    code: Code
    colour: int
    segments: int
    mentions: int
    sources: int
    cases: int
    share: float
    bar: float


class ConstructLine(NamedTuple):
    """One construct: its number on the page, counts, codes that point at it, and the constructs nested in it."""

    number: int
    construct: Construct
    segments: int
    codes: tuple[CodeLine, ...]
    parts: tuple["ConstructLine", ...]

    @property
    def has_evidence(self) -> bool:
        """Whether it or something nested in it was found."""
        return bool(self.segments) or any(part.has_evidence for part in self.parts)


class TheoryLine(NamedTuple):
    """One theory: its name, the work it rests on, the units with any of its codes, its constructs."""

    number: int
    name: str
    cite: str
    segments: int
    constructs: tuple[ConstructLine, ...]


class HeatRow(NamedTuple):
    """One code: in each cell the number of units, the shade, 1 to 7, and the number of the case; none where empty."""

    line: CodeLine
    cells: tuple[tuple[int, int, int], ...]


class Heat(NamedTuple):
    """Cases of one kind of source, with name and number, by codes that occur in them."""

    kind: str
    cases: tuple[tuple[str, int], ...]
    rows: tuple[HeatRow, ...]


def code_lines(book: Codebook, frequencies: Table, groups: Groups) -> list[CodeLine]:
    """Return all codes in codebook order with the counts of the table."""
    records = list(frequencies.records())
    longest = max((int(record["segments"]) for record in records), default=0) or 1
    return [
        CodeLine(
            number=number,
            code=code,
            colour=groups.of[code.id],
            segments=int(record["segments"]),
            mentions=int(record["mentions"]),
            sources=int(record["sources"]),
            cases=int(record["cases"]),
            share=float(record["share_of_cases"]),
            bar=round(100 * int(record["segments"]) / longest, 1),
        )
        for number, (code, record) in enumerate(zip(book.codes, records, strict=True))
    ]


def theory_lines(book: Codebook, table: Table, lines: Sequence[CodeLine], units: Sequence[Unit]) -> list[TheoryLine]:
    """Return the theories with their constructs as nested in the codebook, and the codes that point at each."""
    counts = {str(record["construct"]): int(record["segments"]) for record in table.records()}
    cites = {reference.id: reference.cite for reference in book.references}
    numbers = {construct.id: number for number, construct in enumerate(book.constructs)}
    theories_of = {code.id: {one.partition(".")[0] for one in code.constructs} for code in book.codes}
    whole = dict.fromkeys((theory.id for theory in book.theories), 0)
    for unit in units:
        for theory in set().union(*(theories_of[coding.code] for coding in unit.codings)):
            whole[theory] += 1

    def nested(construct: Construct, inside: Sequence[Construct]) -> ConstructLine:
        codes = tuple(line for line in lines if construct.id in line.code.constructs)
        parts = tuple(nested(one, inside) for one in inside if one.parent == construct.id)
        return ConstructLine(numbers[construct.id], construct, counts[construct.id], codes, parts)

    return [
        TheoryLine(
            number,
            theory.name,
            cites.get(theory.reference, ""),
            whole[theory.id],
            tuple(nested(one, theory.constructs) for one in theory.constructs if not one.parent),
        )
        for number, theory in enumerate(book.theories)
    ]


def silent(constructs: Sequence[ConstructLine]) -> list[str]:
    """Return the names of the constructs without evidence, neither in themselves nor in what is nested in them."""
    found = []
    for line in constructs:
        if not line.has_evidence:
            found.append(line.construct.name)
        found += silent(line.parts)
    return found


def heats(matrix: Table, lines: Sequence[CodeLine], units: Sequence[Unit], kinds: Sequence[str]) -> list[Heat]:
    """Return cases by codes, a table for each kind of source in which cases first occur.

    Args:
        matrix: The table of ``code``: case, code, segments, mentions.
        lines: All codes.
        units: The coded units; they give cases their numbers and their order, that of the sources.
        kinds: The kind of each source by number.
    """
    numbers: dict[str, int] = {}
    first: dict[str, str] = {}
    for unit in units:
        numbers.setdefault(unit.segment.case, len(numbers))
        first.setdefault(unit.segment.case, kinds[unit.source])
    cells = {(str(row[0]), str(row[1])): int(row[2]) for row in matrix.rows}
    most = max(cells.values(), default=1)
    found = []
    for kind in dict.fromkeys([*(kind for kind in KINDS if kind in first.values()), *first.values()]):
        cases = [case for case, its in first.items() if its == kind]
        numbered = tuple((case, numbers[case]) for case in cases)
        found.append(Heat(kind, numbered, tuple(_heat_rows(cells, numbered, lines, most))))
    return found


def _heat_rows(
    cells: Mapping[tuple[str, str], int], cases: Sequence[tuple[str, int]], lines: Sequence[CodeLine], most: int
) -> Iterator[HeatRow]:
    for line in lines:
        id_ = line.code.id
        counts = [cells.get((case, id_), 0) for case, _ in cases] if line.segments else []
        if any(counts):
            shades = [-(-count * _SHADES // most) for count in counts]
            yield HeatRow(line, tuple(zip(counts, shades, (number for _, number in cases), strict=True)))
