"""Problems of a corpus: all of them while they are few, and how many more there are of those that are many."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from interview_coder.domain.problems import Message, Problem, Severity, Where
from interview_coder.domain.problems import run as faults

MOST = 1000
"""Problems of one number that are listed."""

Record = list[object]


@dataclass(slots=True)
class ProblemList:
    """Problems in the order they came, at most `MOST` of each number; the rest is counted."""

    listed: list[Problem] = field(default_factory=list)
    further: dict[str, tuple[int, Problem]] = field(default_factory=dict)
    """How many more there are of a number, and the first of them."""
    _counts: dict[str, int] = field(default_factory=dict)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems."""
        for problem in problems:
            count = self._counts.get(problem.code, 0)
            if count < MOST:
                self._counts[problem.code] = count + 1
                self.listed.append(problem)
            else:
                self._pass_over(1, problem)

    def add(self, other: "ProblemList") -> None:
        """Add what another list holds."""
        self.extend(other.listed)
        for count, problem in other.further.values():
            self._pass_over(count, problem)

    def problems(self) -> list[Problem]:
        """Return those listed, and one for each number that has more."""
        more = [
            replace(faults.further_problems(count, first.code, first.where), severity=first.severity)
            for count, first in self.further.values()
        ]
        return [*self.listed, *more]

    def records(self) -> dict[str, object]:
        """Return the list as JSON has it."""
        return {
            "listed": [_record(problem) for problem in self.listed],
            "further": [[count, _record(problem)] for count, problem in self.further.values()],
        }

    def _pass_over(self, count: int, problem: Problem) -> None:
        before, first = self.further.get(problem.code, (0, problem))
        self.further[problem.code] = before + count, first


def read_records(value: dict[str, list[list[object]]]) -> ProblemList:
    """Return what `ProblemList.records` wrote."""
    problems = ProblemList()
    problems.extend(_problem(record) for record in value["listed"])
    for count, record in value["further"]:
        assert isinstance(count, int)
        assert isinstance(record, list)
        problem = _problem(record)
        problems.further[problem.code] = count, problem
    return problems


def _record(problem: Problem) -> Record:
    where, what, fix = problem.where, problem.what, problem.fix
    return [
        *(problem.code, where.path, where.line, where.column),
        *(what.en, what.zh, fix.en, fix.zh, problem.severity.value),
    ]


def _problem(record: Record) -> Problem:
    code, path, line, column, what_en, what_zh, fix_en, fix_zh, severity = record
    assert isinstance(line, int)
    assert isinstance(column, int)
    where = Where(str(path), line, column)
    what, fix = Message(str(what_en), str(what_zh)), Message(str(fix_en), str(fix_zh))
    return Problem(str(code), where, what, fix, Severity(severity))
