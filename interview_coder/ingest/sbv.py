"""YouTube's subtitles (.sbv): a line ``0:00:00.400,0:00:04.500``, the words, a blank line."""

import re

from interview_coder.ingest.cues import Cue, Line, without_styling

_TIMES = re.compile(r"(\d{1,3}):(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*,\s*\d{1,3}:\d{1,2}:\d{1,2}[.,]\d{1,3}\s*\Z")


def sbv_cues(text: str) -> tuple[list[Cue], int]:
    """Read SubViewer text as YouTube writes it; return the cues and how many lines stood before the first."""
    cues, before = list[Cue](), 0
    for line in without_styling(text).replace("[br]", "\n").split("\n"):
        found = _TIMES.match(line.strip(" \t\ufeff"))
        if found:
            hours, minutes, seconds = int(found[1]), int(found[2]), int(found[3])
            cues.append(Cue(((hours * 60 + minutes) * 60 + seconds) * 1000 + int(found[4].ljust(3, "0")), ()))
        elif not line.strip():
            continue
        elif cues:
            cues[-1] = Cue(cues[-1].start, (*cues[-1].lines, Line(line.strip())))
        else:
            before += 1
    return cues, before
