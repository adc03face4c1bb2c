"""Subtitles (.srt, .vtt, .sbv; .ass, .ssa, .ttml): a turn for each cue."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from interview_coder.domain.problems import Where, containers
from interview_coder.ingest import encodings
from interview_coder.ingest.archive import read_bytes
from interview_coder.ingest.boundary import bounded
from interview_coder.ingest.cues import Cue, extract_of
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable
from interview_coder.ingest.plain import plain
from interview_coder.ingest.sbv import sbv_cues
from interview_coder.ingest.srt import srt_cues, styled_cues
from interview_coder.ingest.vtt import vtt_cues

_FORMATS: dict[str, Callable[[str], tuple[list[Cue], int]]] = {
    "srt": srt_cues,
    "vtt": vtt_cues,
    "sbv": sbv_cues,
    **{suffix: partial(styled_cues, suffix=suffix) for suffix in ("ass", "ssa", "ttml")},
}


@bounded
def read_subtitles(path: Path, options: ReadOptions) -> list[Extract]:
    """Read subtitles by the file's suffix; a file that begins with WEBVTT is WebVTT whatever it is called.

    Returns:
        One extract: a line for each cue, ``speaker：words`` where a speaker is known, and a turn on the words
        with the cue's start as ``HH:MM:SS.mmm``.

    Raises:
        Unreadable: If no cue is found or the encoding cannot be told.
    """
    where = Where(str(path))
    decoded = encodings.decode(read_bytes(path), where, options.encoding)
    text, _ = plain(decoded.text)
    suffix = "vtt" if text.lstrip("\ufeff \n").startswith("WEBVTT") else path.suffix.lower().lstrip(".")
    cues, outside = _FORMATS.get(suffix, srt_cues)(text)
    if not any(cue.lines for cue in cues):
        raise Unreadable(containers.no_cues(where, expected=suffix))
    extract = extract_of(cues, where, suffix)
    notes = (containers.lines_outside_cues(where, count=outside),) if outside else ()
    return [replace(extract, encoding=decoded.encoding, problems=(*decoded.problems, *notes, *extract.problems))]
