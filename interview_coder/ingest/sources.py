"""From what a reader found to a source: turns, and what the study's tables say about it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from interview_coder.domain.problems import Problem, Where, study, transcripts
from interview_coder.domain.sources import KINDS, ROLES, Source, Turn
from interview_coder.ingest.extract import Extract
from interview_coder.ingest.files import Found
from interview_coder.ingest.layouts import Layout, lay_out
from interview_coder.ingest.metadata import Row, label_key, name_key
from interview_coder.ingest.roles import known_role

_MOST_LABELS = 6
_WRITTEN = ("literature", "fieldnote")
"""Kinds of sources in which nobody is expected to take turns."""


def build_source(found: Found, extract: Extract, row: Row | None, speakers: Mapping[str, Row]) -> Source:
    """Make a source of one text of a file.

    Args:
        found: The file and its id.
        extract: The text, with turns where the format has them.
        row: The source's row in sources.csv, if there is one.
        speakers: Rows of speakers.csv for this source, by label.
    """
    path = str(found.path)
    problems = list(extract.problems)
    if extract.turns is None:
        layout = lay_out(extract.text, known=[speaker["label"] for speaker in speakers.values()])
        problems += _layout_problems(extract.text, layout, path, has_speakers=not row or row["kind"] not in _WRITTEN)
    else:
        layout = Layout(extract.turns, extract.layout)
    turns = tuple(_with_speaker(turn, speakers) for turn in layout.turns) if speakers else layout.turns
    problems += _role_problems(turns, speakers, extract, path)
    source_id = found.id + extract.suffix
    source = Source(
        id=source_id,
        text=extract.text,
        turns=turns,
        kind=extract.kind or "interview",
        # Respondents are numbered alike in every questionnaire: the file's id keeps their cases apart.
        case=extract.own_case or (f"{found.id}.{extract.case}" if extract.case else source_id),
        path=path,
        question=extract.question,
        encoding=extract.encoding,
        layout=layout.name,
        attributes=MappingProxyType(dict(extract.attributes)),
        problems=tuple(problems),
    )
    return _with_row(source, extract, row) if row else source


def line_of(text: str, offset: int) -> int:
    """Return the number of the line an offset stands in, from 1; CRLF, LF and CR end lines."""
    return text.count("\n", 0, offset) + text.count("\r", 0, offset) - text.count("\r\n", 0, offset) + 1


def _with_speaker(turn: Turn, speakers: Mapping[str, Row]) -> Turn:
    row = speakers.get(label_key(turn.speaker)) if turn.speaker else None
    if row is None:
        return turn
    role = row["role"] if row["role"] in ROLES else turn.role
    return replace(turn, role=role, case=row["case"] or turn.case)


def _with_row(source: Source, extract: Extract, row: Row) -> Source:
    """Apply a row of sources.csv; a row about a questionnaire's file does not make its respondents one case."""
    problems = source.problems
    is_own = not extract.suffix or name_key(row["source"]) == source.id
    if row["sha256"] and not _is_unchanged(source, row["sha256"].lower()):
        problems = (*problems, study.changed_text(source.id, row.place("sha256")))
    return replace(
        source,
        kind=row["kind"] if row["kind"] in KINDS else source.kind,
        case=(row["case"] if is_own else "") or source.case,
        date=row["date"],
        origin=row["origin"],
        attributes=MappingProxyType({**source.attributes, **row.attributes}),
        problems=problems,
    )


def _is_unchanged(source: Source, digest: str) -> bool:
    """Tell whether a SHA-256 is that of the text, or of the file it came from."""
    return digest == source.sha256 or digest == hashlib.sha256(Path(source.path).read_bytes()).hexdigest()


def _layout_problems(text: str, layout: Layout, path: str, *, has_speakers: bool) -> list[Problem]:
    if not layout.turns:
        return [transcripts.empty_file(Where(path))]
    if not layout.name:
        return [transcripts.no_speakers(Where(path))] if has_speakers else []
    problems = [
        transcripts.possible_speaker(label, Where(path, line_of(text, offset))) for label, offset in layout.doubtful
    ]
    inside = [offset for offset in layout.unspoken if offset > layout.turns[0].start]
    if inside:
        problems.append(transcripts.unspoken_lines(len(inside), Where(path, line_of(text, inside[0]))))
    return problems


def _role_problems(turns: Sequence[Turn], speakers: Mapping[str, Row], extract: Extract, path: str) -> list[Problem]:
    """Tell that nobody is known to ask, unless there is only one speaker or the user has said who is who."""
    labels = list(dict.fromkeys([turn.speaker for turn in turns if turn.speaker]))
    if len(labels) <= 1:
        return []
    decided = any(turn.role != "participant" for turn in turns) or any(row["role"] for row in speakers.values())
    if decided or extract.kind == "survey" or all(known_role(label) for label in labels):
        return []
    listed = "、".join(labels[:_MOST_LABELS]) + (" …" if len(labels) > _MOST_LABELS else "")
    return [transcripts.no_interviewer(listed, Where(path))]
