"""WebVTT subtitles with their voices: ``<v 张三>`` names the speaker."""

import re

from interview_coder.ingest.cues import Cue, Line, without_styling

_TIME = re.compile(
    r"\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]*)>|</v>", re.IGNORECASE)
_NO_CUE = ("WEBVTT", "NOTE", "STYLE", "REGION")


def vtt_cues(text: str) -> tuple[list[Cue], int]:
    """Read WebVTT text; return the cues and how many lines were no cue (header, notes and styles aside)."""
    cues, outside = list[Cue](), 0
    for block in re.split(r"\n[ \t]*\n+", text.strip("\ufeff \t\n")):
        lines = block.split("\n")
        times = next((index for index, line in enumerate(lines) if _TIME.match(line)), None)
        if times is not None:
            cues.append(Cue(_start(lines[times]), _lines("\n".join(lines[times + 1 :]))))
        elif not lines[0].lstrip().startswith(_NO_CUE):
            outside += sum(bool(line.strip()) for line in lines)
    return cues, outside


def _start(line: str) -> int:
    found = _TIME.match(line)
    if not found:
        return 0
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(found[4].ljust(3, "0"))


def _lines(payload: str) -> tuple[Line, ...]:
    """Cut a cue at its voice tags; a voice holds to its end tag or to the next voice."""
    lines, voice, position = list[Line](), "", 0
    for found in (*_VOICE.finditer(payload), None):
        stretch = payload[position : found.start() if found else len(payload)]
        for line in without_styling(stretch).split("\n"):
            if line.strip():
                lines.append(Line(line.strip(), voice))
                voice = ""
        if found:
            voice, position = without_styling(found[1] or "").strip(), found.end()
    return tuple(lines)
