"""Why a code was put on a unit, or was not: the verdicts down to each operand."""

from dataclasses import dataclass

from interview_coder.domain.codings import Hit
from interview_coder.domain.segments import Segment

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One expression on one unit: whether it holds, the words that show it, and the same for its operands."""

    text: str
    holds: bool
    spans: tuple[Span, ...]
    operands: tuple["Verdict", ...] = ()


@dataclass(frozen=True, slots=True)
class CodeVerdict:
    """What became of one code on one unit.

    ``outcome`` is coded | no_rule | role | unless | negated | nested. ``dropped`` are the hits that negation took
    away; ``stands`` the ones that are left.
    """

    code: str
    name: str
    outcome: str
    rules: tuple[Verdict, ...]
    unless: tuple[Verdict, ...]
    stands: tuple[Hit, ...] = ()
    dropped: tuple[Hit, ...] = ()
    handed_to: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One unit with its words and the verdict on each code that was asked for, or of which some rule holds."""

    source: str
    segment: Segment
    text: str
    words: tuple[str, ...]
    codes: tuple[CodeVerdict, ...]
