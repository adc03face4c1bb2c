"""Lines of a file that were mended to read on, and the way back from them to what the user wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from interview_coder.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Mended:
    """A fault in a line, the line without it, and by how much columns after ``column`` moved."""

    number: int
    problem: Problem
    text: str
    column: int
    moved: int


def as_written(problem: Problem, mended: Sequence[Mended]) -> Problem:
    """Move a problem of a mended line back to where its character stands in the user's file."""
    where = problem.where
    for one in reversed(mended):
        if one.number == where.line and one.column < where.column:
            where = replace(where, column=max(one.column, where.column - one.moved))
    return problem if where == problem.where else replace(problem, where=where)
