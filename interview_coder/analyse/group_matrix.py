"""Codes or constructs by groups: counts, shares, and whether the groups differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interview_coder.analyse.frequencies import share
from interview_coder.analyse.groups import group_of, known_groups
from interview_coder.analyse.items import Item, column_of, items_by_code, items_of
from interview_coder.analyse.keyness import significant
from interview_coder.analyse.statistics import Independence, adjusted, independence
from interview_coder.domain.choices import CASES, CODES, PER, SEGMENTS
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.tables import Cell, Table

GROUP_COLUMNS = (
    *("name", "group", "mentions", "segments", "group_segments", "share_of_segments", "residual_segments"),
    *("cases", "group_cases", "share_of_cases", "residual_cases"),
)
TEST_COLUMNS = (
    *("name", "per", "groups", "n", "found", "test", "statistic", "df", "p", "p_adjusted"),
    *("cramers_v", "least_expected"),
)
_NO_TEST = "none"


@dataclass(slots=True)
class _Units:
    """Units and cases counted together."""

    segments: int = 0
    cases: set[str] = field(default_factory=set)
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class GroupMatrix:
    """How often each item stands in each group.

    ``cells`` holds what was found by item and group, ``spoken`` what was said at all by role and group.
    ``without_group`` counts the units that belong to no group, ``cases_in_several`` the cases that belong to more
    than one.
    """

    by: str
    of: str
    items: tuple[Item, ...]
    groups: tuple[str, ...]
    cells: Mapping[tuple[str, str], _Units]
    spoken: Mapping[tuple[str, str], _Units]
    without_group: int
    cases_in_several: int

    def counted(self, item: Item, per: str) -> tuple[list[int], list[int]]:
        """Return, by group, how many units or cases have the item, and how many there are in its roles."""
        found = [self.cells.get((item.id, group), _Units()) for group in self.groups]
        spoken = [
            [units for role in sorted(item.roles) if (units := self.spoken.get((role, group)))] for group in self.groups
        ]
        if per == SEGMENTS:
            return [units.segments for units in found], [sum(units.segments for units in parts) for parts in spoken]
        whole = [len(set().union(*(units.cases for units in parts))) for parts in spoken]
        return [len(units.cases) for units in found], whole

    def mentions(self, item: Item) -> list[int]:
        """Return the hits of an item by group."""
        return [self.cells.get((item.id, group), _Units()).mentions for group in self.groups]


def group_matrix(study: CodedStudy, *, by: str, of: str = CODES, kinds: Sequence[str] = ()) -> GroupMatrix:
    """Count codes or constructs in groups of units.

    Args:
        study: The coded study.
        by: What the groups are: case, kind, role, speaker, source, or an attribute of the sources.
        of: ``codes`` or ``constructs``.
        kinds: Kinds of sources looked at; all where empty.

    Raises:
        ValueError: If there is nothing of the name ``by``.
    """
    known = known_groups(study)
    if by.removeprefix("case.") not in known:
        raise ValueError(f"nothing to group by {by!r}, choose from {', '.join(known)}")
    counted_for = items_by_code(study.codebook, of)
    cells: dict[tuple[str, str], _Units] = {}
    spoken: dict[tuple[str, str], _Units] = {}
    groups_of_case: dict[str, set[str]] = {}
    without = 0
    for coded in study.sources:
        if kinds and coded.source.kind not in kinds:
            continue
        for segment in coded.segments:
            group = group_of(coded.source, segment, by)
            without += not group
            if group:
                _add(spoken, (segment.role, group), segment.case)
                groups_of_case.setdefault(segment.case, set()).add(group)
        seen: set[tuple[str, int, int]] = set()
        for coding in coded.codings:
            group = group_of(coded.source, coding.segment, by)
            for item in counted_for[coding.code] if group else ():
                place = item, coding.segment.start, coding.segment.end
                _add(cells, (item, group), coding.segment.case, hits=len(coding.hits), is_new=place not in seen)
                seen.add(place)
    groups = sorted({group for _, group in spoken}, key=natural)
    several = sum(len(found) > 1 for found in groups_of_case.values())
    return GroupMatrix(by, of, items_of(study.codebook, of), tuple(groups), cells, spoken, without, several)


def _add(
    found: dict[tuple[str, str], _Units], key: tuple[str, str], case: str, *, hits: int = 0, is_new: bool = True
) -> None:
    units = found.setdefault(key, _Units())
    units.segments += is_new
    units.cases.add(case)
    units.mentions += hits


def group_tables(matrix: GroupMatrix, *, adjust: str = "bh") -> tuple[Table, Table]:
    """Return what was counted, and the tests.

    Args:
        matrix: The counts.
        adjust: How p is adjusted for the number of tests: ``bh`` (Benjamini-Hochberg), ``by`` (Benjamini-Yekutieli)
            or ``none``.

    Returns:
        ``matrix_groups`` with a row per item and group, zeros too: hits, coded units, units of the group in the roles
        of the item, their share (0-1, four decimals), the adjusted residual of the cell; the same for cases.
        ``matrix_tests`` with two rows per item, by cases and by segments: is it found as often in every group? A row
        whose ``test`` is ``none`` has nothing to compare: one group only, found nowhere or everywhere.
    """
    tests = {(item.id, per): independence(_table(matrix, item, per)) for item in matrix.items for per in PER}
    column = column_of(matrix.of)
    cells = Table("matrix_groups", (column, *GROUP_COLUMNS), list(_cells(matrix, tests)))
    return cells, Table("matrix_tests", (column, *TEST_COLUMNS), list(_tests(matrix, tests, adjust)))


def _table(matrix: GroupMatrix, item: Item, per: str) -> list[list[int]]:
    found, whole = matrix.counted(item, per)
    return [found, [all_ - some for some, all_ in zip(found, whole, strict=True)]]


def _cells(matrix: GroupMatrix, tests: Mapping[tuple[str, str], Independence]) -> Iterator[tuple[Cell, ...]]:
    for item in matrix.items:
        columns: list[Sequence[Cell]] = [matrix.groups, matrix.mentions(item)]
        for per in (SEGMENTS, CASES):
            found, whole = matrix.counted(item, per)
            shares = [share(some, all_) for some, all_ in zip(found, whole, strict=True)]
            columns += [found, whole, shares, [_rounded(one) for one in tests[item.id, per].residuals[0]]]
        for row in zip(*columns, strict=True):
            yield item.id, item.name, *row


def _tests(
    matrix: GroupMatrix, tests: Mapping[tuple[str, str], Independence], adjust: str
) -> Iterator[tuple[Cell, ...]]:
    adjusted_p: dict[tuple[str, str], float] = {}
    for per in PER:
        done = [item.id for item in matrix.items if tests[item.id, per].test != _NO_TEST]
        p_values = adjusted([tests[item, per].p for item in done], method=adjust)
        adjusted_p |= {(item, per): float(p) for item, p in zip(done, p_values, strict=True)}
    for item in matrix.items:
        for per in PER:
            yield item.id, item.name, per, *_test(matrix, item, per, tests[item.id, per], adjusted_p)


def _test(
    matrix: GroupMatrix, item: Item, per: str, found: Independence, adjusted_p: Mapping[tuple[str, str], float]
) -> tuple[Cell, ...]:
    has, whole = matrix.counted(item, per)
    size = sum(1 for all_ in whole if all_), sum(whole), sum(has)
    if found.test == _NO_TEST:
        return *size, _NO_TEST, "", "", "", "", "", ""
    return (
        *size,
        found.test,
        "" if found.statistic is None else round(found.statistic, 4),
        "" if found.df is None else found.df,
        significant(found.p),
        significant(adjusted_p[item.id, per]),
        round(found.cramers_v, 4),
        round(found.least_expected, 2),
    )


def _rounded(residual: float | None) -> Cell:
    return "" if residual is None else round(residual, 4)
