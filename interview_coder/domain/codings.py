"""Hits and codings: what the rules found, and what that puts on a unit."""

from dataclasses import dataclass

from interview_coder.domain.segments import Segment

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of words that a rule matched; offsets are code points of the source text.

    ``rule`` is the index of the rule within its code (the first one that gave this span). ``via`` is the code
    whose rule it was, where a negated hit was handed on to another code.
    """

    start: int
    end: int
    rule: int
    negated: bool = False
    via: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """One code on one segment of one source, with its hits in the order of the text (never empty)."""

    source: str
    code: str
    segment: Segment
    hits: tuple[Hit, ...]
    layer: str = AUTO
