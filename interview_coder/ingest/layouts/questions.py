"""Lists of numbered questions with nobody named: 问题一：… and the answer behind it or on the next line."""

import re
from collections.abc import Collection, Mapping, Sequence

from interview_coder.ingest.layouts.evidence import Evidence
from interview_coder.ingest.layouts.markers import Family, Marker
from interview_coder.ingest.layouts.view import Line

_NUMBER = re.compile(
    r"(?:\*\*)?(?P<label>(?:问题|提问|题目?)[ \u200b]*(?:[一二三四五六七八九十]{1,3}|\d{1,2}))"
    r"(?P<colon>[ \u200b]*[:、.])?[ \u200b*]*"
)
_NUMBERED_KEY = re.compile(r"(?:问题|提问|题目?)(?:[一二三四五六七八九十]{1,3}|\d{1,2})")
_ASKS = re.compile(r".*(?:\?|吗|呢|什么|怎么|怎样|如何|为何|哪|是否|多少|几|请)", re.DOTALL)
_FEW = 2


def with_answers(
    view: str, lines: Sequence[Line], evidence: Evidence, outside: Collection[int]
) -> Mapping[int, Marker]:
    """Return the markers of a list of questions, the answers as turns of their own; else those of the evidence."""
    if evidence.leading is None or not all(_NUMBERED_KEY.fullmatch(m.key) for m in evidence.markers.values() if m.key):
        return evidence.markers
    markers: dict[int, Marker] = {}
    after_question = False
    for number, line in enumerate(lines):
        if number in outside:
            after_question = False
        elif found := _NUMBER.match(view, line.start, line.end):
            marker = _question(view, line, number, found)
            markers[number] = marker
            after_question = marker.role == "interviewer"
        elif after_question:
            markers[number] = Marker(number, Family.PLAIN, line.start, role="participant")
            after_question = False
    return markers if len(markers) >= _FEW else evidence.markers


def _question(view: str, line: Line, number: int, found: re.Match[str]) -> Marker:
    """Tell a question from an answer that only repeats the question's number."""
    words = view[found.end() : line.end]
    role = "interviewer" if not words or _ASKS.match(words) else "participant"
    label = found.span("label")
    key = view[slice(*label)]
    return Marker(number, Family.PLAIN, found.end(), label=label, key=key, role=role, is_empty=not words, colon=True)
