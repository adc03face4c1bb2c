"""Layouts: who speaks where in a plain text, found from its marker lines."""

from collections.abc import Collection
from dataclasses import dataclass

from interview_coder.domain.sources import Turn
from interview_coder.ingest.layouts.around import closing_lines, front_matter, part_of
from interview_coder.ingest.layouts.evidence import beside_times, is_lone_time, weigh
from interview_coder.ingest.layouts.headers import metadata_lines
from interview_coder.ingest.layouts.labels import key_of
from interview_coder.ingest.layouts.markers import Family, Marker
from interview_coder.ingest.layouts.questions import with_answers
from interview_coder.ingest.layouts.turns import TurnBuilder
from interview_coder.ingest.layouts.usual_lines import read_lines
from interview_coder.ingest.layouts.view import Line, view_of


@dataclass(frozen=True, slots=True)
class Layout:
    """Turns of a text and how they were found.

    ``name`` is empty where nobody is named. ``unspoken`` are offsets of lines that no turn holds although they
    look like speech; ``doubtful`` are labels, with their offset, that occur too seldom to be speakers.
    """

    turns: tuple[Turn, ...]
    name: str = ""
    unspoken: tuple[int, ...] = ()
    doubtful: tuple[tuple[str, int], ...] = ()


def lay_out(text: str, *, known: Collection[str] = ()) -> Layout:
    """Find the turns of a text.

    Args:
        text: The text as in the file.
        known: Labels that the user says are speakers, however seldom they occur.

    Returns:
        Turns in the order of the text. Where no speaker is found, one turn of a participant holds all words.
    """
    view = view_of(text)
    lines, candidates = read_lines(view)
    outside = set(range(front_matter(view, lines))) | closing_lines(view, lines)
    outside |= metadata_lines(view, lines, candidates) | _cue_numbers(view, lines, candidates)
    markers = beside_times({number: marker for number, marker in candidates.items() if number not in outside})
    evidence = weigh(markers, {key_of(view_of(label)) for label in known}, _without_words(lines, markers))
    builder = TurnBuilder(text, view, rules_end_turns=evidence.leading is Family.BRACKET)
    if evidence.leading is None:
        times = {n: m for n, m in markers.items() if m.family is Family.TIME}
        leading = {n for n in range(len(lines)) if part_of(view, lines[n])}
        return Layout(tuple(builder.whole(lines, outside | leading, times)))
    outside |= set(evidence.sections)
    builder.build(lines, with_answers(view, lines, evidence, outside), outside)
    doubtful = tuple((text[slice(*m.label)].strip(), m.label[0]) for m in evidence.doubtful)
    return Layout(
        tuple(builder.turns), evidence.leading.value, tuple(line.start for line in builder.unspoken), doubtful
    )


def _cue_numbers(view: str, lines: list[Line], candidates: dict[int, Marker]) -> set[int]:
    """Return the lines that number the subtitle below."""
    return {
        n
        for n, line in enumerate(lines)
        if view[line.start : line.end].isdecimal() and is_lone_time(candidates.get(n + 1))
    }


def _without_words(lines: list[Line], markers: dict[int, Marker]) -> set[int]:
    """Return the marker lines that are directly followed by another line with a time of their kind, or by nothing."""
    return {n for n, marker in markers.items() if n + 1 >= len(lines) or _is_alike(marker, markers.get(n + 1))}


def _is_alike(marker: Marker, following: Marker | None) -> bool:
    return following is not None and following.time_first and following.bracketed_time == marker.bracketed_time
