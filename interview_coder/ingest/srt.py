"""SubRip subtitles as they really are: with comments, missing milliseconds and stray numbers."""

import re

import pysubs2

from interview_coder.domain.han import has_han
from interview_coder.ingest.cues import Cue, Line, without_styling

_TIME = r"(\d{1,3}:)?(\d{1,2}:\d{1,2})([.,]\d{1,3})?"
_TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]*-{{1,3}}>[ \t]*{_TIME}.*$", re.MULTILINE)
_END = "\n\n1\n"
"""pysubs2 takes a last line of digits for the number of the next cue, so the last cue gets one to lose."""


def srt_cues(text: str) -> tuple[list[Cue], int]:
    """Read SubRip text; return the cues and how many comment lines were left out.

    Lines before the first cue, lines of ``#`` without Chinese and what follows a cue after a blank line as
    ``#`` or bare number are no speech. A ``#`` line with Chinese is the original of a translated cue.
    """
    regular = _TIMES.sub(_regular_times, text)
    subtitles = pysubs2.SSAFile.from_string(regular + _END, format_="srt", keep_html_tags=True)
    first = _TIMES.search(text)
    comments = sum(bool(line.strip(" \t\ufeff")) for line in text[: first.start() if first else 0].split("\n"))
    comments -= bool(first and re.search(r"(?:\A|\n)[ \t]*\d+[ \t]*\n\s*\Z", text[: first.start()]))
    cues = []
    for event in subtitles:
        lines, dropped = _lines(without_styling(event.text))
        comments += dropped
        cues.append(Cue(event.start, lines))
    return cues, comments


def styled_cues(text: str, suffix: str) -> tuple[list[Cue], int]:
    """Read .ass, .ssa or .ttml text, where the format names the speakers; return the cues and 0."""
    subtitles = pysubs2.SSAFile.from_string(text, format_=suffix)
    events = [event for event in subtitles if not event.is_comment and not event.is_drawing]
    return [_styled(event) for event in events], 0


def _styled(event: pysubs2.SSAEvent) -> Cue:
    lines = [line.strip() for line in without_styling(event.text).split("\n") if line.strip()]
    voices = [event.name, *[""] * len(lines)]
    return Cue(event.start, tuple(Line(line, voice) for line, voice in zip(lines, voices, strict=False)))


def _regular_times(found: re.Match[str]) -> str:
    def time(hours: str | None, rest: str, fraction: str | None) -> str:
        return f"{(hours or '00:')}{rest}{(fraction or ',000').replace('.', ',')}"

    return f"{time(found[1], found[2], found[3])} --> {time(found[4], found[5], found[6])}"


def _lines(text: str) -> tuple[tuple[Line, ...], int]:
    lines, dropped, after_blank = list[Line](), 0, False
    for raw in text.split("\n"):
        line = raw.strip()
        is_comment = line.startswith("#") and (after_blank or not has_han(line))
        if not line:
            after_blank = True
        elif is_comment:
            dropped += 1
        elif not (after_blank and line.isdigit()):
            lines.append(Line(line.lstrip("# ") if line.startswith("# ") else line))
    return tuple(lines), dropped
