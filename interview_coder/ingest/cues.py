"""Subtitle cues of any format become one text with a turn for each cue."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from interview_coder.domain.han import has_han
from interview_coder.domain.problems import Problem, Where, containers, transcripts
from interview_coder.domain.sources import Turn
from interview_coder.ingest import roles
from interview_coder.ingest.extract import Extract
from interview_coder.ingest.labels import dash, label_of, speakers_among
from interview_coder.ingest.spoken import Writer, spoken_turns

_STYLING = re.compile(
    r"\{\\[^{}]*\}|</?(?:i|b|u|s|em|strong|font|span|c|lang|ruby|rt|v)\b[^<>]*>|<\d[\d:.]*>", re.IGNORECASE
)
_BREAKS = re.compile(r"\\[Nn]|<br\s*/?>", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]")
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cue; ``voice`` is the speaker where the format itself names one."""

    text: str
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at one time; ``start`` is in milliseconds."""

    start: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one speaker says in one cue."""

    speaker: str
    start: int
    lines: tuple[str, ...]


def without_styling(text: str) -> str:
    r"""Take ASS and HTML styling out of a cue; a break tag or ``\N`` becomes a line end.

    Example:
        >>> without_styling(r"{\an8}<i>你好</i>\N3 &lt; 5")
        '你好\n3 < 5'
    """
    broken = _BREAKS.sub("\n", text).replace("\\h", " ")
    return html.unescape(_STYLING.sub("", broken)).replace("\xa0", " ")


def extract_of(cues: Sequence[Cue], where: Where, layout: str) -> Extract:
    """Lay the cues out as text, one line each, ``speaker：words``, with a turn on the words.

    A speaker holds for the cues that follow until another one is named. In bilingual subtitles the Chinese
    is spoken; the translation follows on the same line, outside the turn.
    """
    cues = _without_repeats(cues)
    names = speakers_among(found for cue in cues for line in cue.lines if (found := label_of(line.text)))
    pieces = list(_pieces(cues, names))
    bilingual = _is_bilingual(pieces)
    out, turns, translated = Writer(), list[Turn](), 0
    for piece in pieces:
        words, translation = _words(piece.lines) if bilingual else (_joined(piece.lines), "")
        head = f"{piece.speaker}：" if piece.speaker else ""
        start = out.length + len(head)
        out.write(f"{head}{words} {translation}".rstrip() + "\n")
        translated += bool(translation)
        role = roles.role_of(piece.speaker) if piece.speaker else "participant"
        turns.append(Turn(piece.speaker, role, start, start + len(words), _clock(piece.start)))
    text = out.text()
    return Extract(text, spoken_turns(text, turns), layout=layout, problems=_notes(where, turns, translated))


def _pieces(cues: Iterable[Cue], names: frozenset[str]) -> Iterator[_Piece]:
    speaker = ""
    for cue in cues:
        piece = _Piece(speaker, cue.start, ())
        for line in cue.lines:
            said, words, is_new = _opening(line, names, first=not piece.lines)
            if said is None and is_new and piece.lines:
                said = ""
            if said is not None or is_new:
                yield from _spoken(piece)
                piece = _Piece(piece.speaker if said is None else said, cue.start, ())
            piece = replace(piece, lines=(*piece.lines, words.strip()))
        speaker = piece.speaker
        yield from _spoken(piece)


def _opening(line: Line, names: frozenset[str], *, first: bool) -> tuple[str | None, str, bool]:
    """Return who begins to speak with a line (None: nobody new is named), its words, and whether a turn begins."""
    found = label_of(line.text)
    if found and found.label in names:
        return found.label, line.text[found.start :], True
    if line.voice:
        return line.voice, line.text, True
    start = dash(line.text)
    return None, line.text[start:], bool(start) and not first


def _spoken(piece: _Piece) -> Iterator[_Piece]:
    lines = tuple(line for line in piece.lines if line)
    if lines:
        yield replace(piece, lines=lines)


def _is_bilingual(pieces: Sequence[_Piece]) -> bool:
    both = sum(all(_words(piece.lines)) for piece in pieces)
    return both > 1 and both >= _MOSTLY * len(pieces)


def _words(lines: Iterable[str]) -> tuple[str, str]:
    """Part the lines of a cue into Chinese and translation."""
    spoken, translation = list[str](), list[str]()
    for line in lines:
        foreign = _LETTER.search(line) and not has_han(line)
        (translation if foreign else spoken).append(line)
    return (_joined(spoken), _joined(translation)) if spoken else (_joined(translation), "")


def _joined(lines: Iterable[str]) -> str:
    """Join the lines of a cue: without a blank where both sides are Chinese."""
    text = ""
    for line in lines:
        glue = " " if text and (text[-1].isascii() or line[:1].isascii()) else ""
        text += glue + line
    return text


def _without_repeats(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Undo rolling captions, where most cues begin with the line that the cue before ended with."""
    pairs = list(pairwise(cues))
    rolling = [after.lines[:1] == before.lines[-1:] and bool(after.lines) for before, after in pairs]
    if sum(rolling) <= _MOSTLY * len(pairs) or not pairs:
        return cues
    kept = [cues[0]]
    for (_, cue), repeats in zip(pairs, rolling, strict=True):
        kept.append(replace(cue, lines=cue.lines[1:]) if repeats else cue)
    return kept


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def _notes(where: Where, turns: Sequence[Turn], translated: int) -> tuple[Problem, ...]:
    notes = []
    if not any(turn.speaker for turn in turns):
        notes.append(transcripts.no_speakers(where))
    if translated:
        notes.append(containers.translation_lines(where, count=translated))
    return tuple(notes)
