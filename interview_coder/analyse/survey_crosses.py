"""Closed answers by closed answers, and codes of the open answers by closed answers, with their tests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from interview_coder.analyse.frequencies import share
from interview_coder.analyse.statistics import Independence, adjusted, independence
from interview_coder.analyse.survey import Question, Survey, Variable, code_variable, counts_of, variables
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.tables import Cell, Table

CROSS_COLUMNS = ("by", "by_answer", "question", "answer", "cases", "by_cases", "share", "residual")
TEST_COLUMNS = (
    *("by", "by_option", "question", "option", "n", "test", "statistic", "df"),
    *("p", "p_adjusted", "cramers_v", "least_expected"),
)
CODE_CROSS_COLUMNS = ("by", "by_answer", "code", "name", "cases", "by_cases", "share", "residual")
CODE_TEST_COLUMNS = (
    *("by", "by_option", "code", "name", "cases", "n", "test", "statistic", "df"),
    *("p", "p_adjusted", "cramers_v", "least_expected"),
)
NO_TEST = "none"
_FOUR = 4


@dataclass(frozen=True, slots=True)
class Cross:
    """Two variables against each other: their counts and the test; ``p_adjusted`` is over all tests that there were."""

    by: Variable
    other: Variable
    counts: tuple[tuple[int, ...], ...]
    test: Independence
    p_adjusted: float = 1.0

    @property
    def is_tested(self) -> bool:
        """Whether there was anything to test."""
        return self.test.test != NO_TEST

    @property
    def n(self) -> int:
        """How many people are in it."""
        return sum(map(sum, self.counts))

    def cells(self) -> Iterator[tuple[str, str, tuple[Cell, ...]]]:
        """Yield the cells shown: both answers; then people, people with the first answer, their share, residual."""
        for down, (value, row) in enumerate(zip(self.by.order, self.counts, strict=True)):
            if value not in self.by.shown:
                continue
            for across, (other, cases) in enumerate(zip(self.other.order, row, strict=True)):
                if other in self.other.shown:
                    residual = self.test.residuals[down][across]
                    shown = "" if residual is None else round(residual, 2)
                    counted = (cases, sum(row), share(cases, sum(row)), shown)
                    yield self.by.option or value, self.other.option or other, counted


def question_crosses(by: Question, questions: Sequence[Question]) -> list[Cross]:
    """Cross every question with the one that divides; it is not crossed with itself."""
    others = [other for question in questions if question.name != by.name for other in variables(question)]
    return _crosses(by, others)


def code_crosses(survey: Survey, by: Question, codes: Sequence[str]) -> list[Cross]:
    """Cross the codes that open answers got with a closed question."""
    found = [code for code in codes if any(code in one for one in survey.codes.values())]
    return _crosses(by, [code_variable(survey, code) for code in found])


def _crosses(by: Question, others: Sequence[Variable]) -> list[Cross]:
    crosses = [_cross(one, other) for other in others for one in variables(by)]
    tested = [place for place, cross in enumerate(crosses) if cross.is_tested]
    for place, p in zip(tested, adjusted([crosses[place].test.p for place in tested]), strict=True):
        crosses[place] = replace(crosses[place], p_adjusted=float(p))
    return crosses


def _cross(by: Variable, other: Variable) -> Cross:
    counts = counts_of(by, other)
    return Cross(by, other, tuple(map(tuple, counts)), independence(counts))


def cross_table(crosses: Sequence[Cross]) -> Table:
    """Return one row per pair of answers: ``share`` is of those with the answer that divides, ``by_cases``."""
    rows: list[tuple[Cell, ...]] = []
    for cross in crosses:
        rows += [(cross.by.name, by, cross.other.name, other, *counted) for by, other, counted in cross.cells()]
    return Table("survey_crosstabs", CROSS_COLUMNS, rows)


def tests_table(crosses: Sequence[Cross]) -> Table:
    """Return one row per test; ``by_option`` and ``option`` name the options of questions with several answers."""
    rows = [
        (cross.by.name, cross.by.option, cross.other.name, cross.other.option, cross.n, *_tested(cross))
        for cross in crosses
    ]
    return Table("survey_tests", TEST_COLUMNS, rows)


def code_cross_table(crosses: Sequence[Cross], book: Codebook) -> Table:
    """Return one row per answer and code: how many of these people's open answers got the code."""
    names = {code.id: code.name or code.id for code in book.codes}
    rows: list[tuple[Cell, ...]] = []
    for cross in crosses:
        rows += [(cross.by.name, by, code, names[code], *counted) for by, code, counted in cross.cells()]
    return Table("survey_codes", CODE_CROSS_COLUMNS, rows)


def code_tests_table(crosses: Sequence[Cross], book: Codebook) -> Table:
    """Return one row per code and test; ``cases`` are the people in it whose answers got the code."""
    names = {code.id: code.name or code.id for code in book.codes}
    rows = [
        (
            *(cross.by.name, cross.by.option, cross.other.option, names[cross.other.option]),
            *(sum(row[0] for row in cross.counts), cross.n, *_tested(cross)),
        )
        for cross in crosses
    ]
    return Table("survey_code_tests", CODE_TEST_COLUMNS, rows)


def _tested(cross: Cross) -> tuple[Cell, ...]:
    test = cross.test
    if not cross.is_tested:
        return NO_TEST, "", "", "", "", "", ""
    return (
        test.test,
        "" if test.statistic is None else round(test.statistic, _FOUR),
        "" if test.df is None else test.df,
        *(round(test.p, _FOUR), round(cross.p_adjusted, _FOUR)),
        *(round(test.cramers_v, _FOUR), round(test.least_expected, _FOUR)),
    )
