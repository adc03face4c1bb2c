"""Which encoding a text file is in: mark, then strict UTF-8, then the legacy encoding that gives the likeliest Chinese.

A wrong decoding of Chinese is still Chinese characters, but rare ones. So each candidate is decoded and its
characters are weighed; the best one wins if it is good enough, and otherwise the user is asked.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from interview_coder.domain.problems import Problem, Where, transcripts
from interview_coder.ingest.common_characters import COMMON, FREQUENT
from interview_coder.ingest.extract import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_WIDE = ("utf-16-le", "utf-16-be")
_SAMPLE = 200_000
"""Bytes that are weighed; the whole file is decoded afterwards."""
_LEAST_SCORE = 0.3
"""Chinese scores about 1.6 a character; Japanese, Korean or Russian taken for Chinese stay below 0."""
_NOT_CHINESE = -4.0
_RARE = -1.0
_PUNCTUATION = "，。、？！：；“”‘’（）《》【】「」『』…—·～　"
_LINE_BREAKS = "\r\n\t\v\f\x15"
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x14\x16-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters and marks of writing direction, but no line ends, tabs and the time marks of CHAT."""
_MOST_CONTROLS = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, the encoding it was in, and what the user should know about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes, where: Where, encoding: str = "") -> Decoded:
    """Turn the bytes of a file into text, verbatim but for the byte order mark.

    Args:
        raw: The whole file.
        where: The file, for problems.
        encoding: The user's word for it; empty to find out.

    Raises:
        Unreadable: If the bytes are no text in any encoding that is known, or not in the one given.
    """
    if not encoding and (usual := _usual(raw, where)):
        return usual
    decoded = _decode_as(raw, where, encoding) if encoding else _find_out(raw, where)
    first = _CONTROL.search(decoded.text)
    if not first:
        return decoded
    n_controls = len(_CONTROL.findall(decoded.text))
    # A short text may well be full of marks of direction; only the others show a binary file.
    if n_controls - len(_DIRECTION.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise Unreadable(transcripts.not_text(where))
    place = _place(decoded.text, first.start(), where)
    warning = transcripts.control_characters(n_controls, f"U+{ord(first.group()):04X}", place)
    return Decoded(decoded.text, decoded.encoding, (*decoded.problems, warning))


def _usual(raw: bytes, where: Where) -> Decoded | None:
    """Decode what nearly every file is, UTF-8 without control characters, in one go; None for any other."""
    text, cut = _decode_tolerantly(raw.removeprefix(codecs.BOM_UTF8), "utf-8")
    if text is None or _CONTROL.search(text):
        return None
    return Decoded(text, "utf-8", (transcripts.truncated(cut, where),) if cut else ())


def _decode_as(raw: bytes, where: Where, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(transcripts.wrong_encoding(encoding, line, where)) from error
    except (LookupError, ValueError) as error:
        raise Unreadable(transcripts.unknown_encoding(encoding, where)) from error
    return Decoded(text.removeprefix("\ufeff"), name)


def _find_out(raw: bytes, where: Where) -> Decoded:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _with_notes(raw[len(mark) :], encoding, where)
    return _with_notes(raw, likeliest(raw) or "utf-8", where)


def _with_notes(raw: bytes, encoding: str, where: Where) -> Decoded:
    text, cut = _decode_tolerantly(raw, encoding)
    if text is None:
        raise Unreadable(transcripts.undecodable(_first_fault(raw), where))
    problems: list[Problem] = []
    if encoding != "utf-8":
        problems.append(transcripts.encoding_used(encoding, where))
    if cut:
        problems.append(transcripts.truncated(cut, where))
    return Decoded(text, encoding, tuple(problems))


def likeliest(raw: bytes) -> str:
    """Return the legacy encoding in which the bytes make the most ordinary Chinese; empty if none does."""
    scores = {encoding: _score(raw, encoding) for encoding in _CANDIDATES}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _LEAST_SCORE else ""


def _score(raw: bytes, encoding: str) -> float:
    sample = raw if len(raw) <= _SAMPLE else raw[: _SAMPLE - _SAMPLE % 4]
    text, _ = _decode_tolerantly(sample, encoding)
    return _NOT_CHINESE if text is None else _weigh(text, wide=encoding in _WIDE)


def _weigh(text: str, *, wide: bool) -> float:
    """Return the mean weight of the characters that are not ASCII (in UTF-16 all of them)."""
    total, n = 0.0, 0
    for character, count in Counter(text).items():
        if character.isascii() and (not wide or character in _LINE_BREAKS) and character >= " ":
            continue
        n += count
        total += _weight(character) * count
    return total / n if n else _NOT_CHINESE


_WEIGHTS = dict.fromkeys(COMMON, 1.0) | dict.fromkeys(FREQUENT, 2.0) | dict.fromkeys(_PUNCTUATION, 2.0)


def _weight(character: str) -> float:
    known = _WEIGHTS.get(character)
    if known is not None:
        return known
    if "\u4e00" <= character <= "\u9fff":
        return _RARE
    if character in _LINE_BREAKS or " " <= character <= "~":
        return 1.0
    if "\uff01" <= character <= "\uff5e":
        return 0.5
    return _NOT_CHINESE


def _decode_tolerantly(raw: bytes, encoding: str) -> tuple[str | None, int]:
    """Decode strictly, but let the last character of the file be cut off; return the number of bytes lost."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(raw)
    except UnicodeDecodeError:
        return None, 0
    cut = len(decoder.getstate()[0])
    return (None, 0) if cut and text.isascii() else (text, cut)


def _first_fault(raw: bytes) -> int:
    """Return the line on which the bytes stop being UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1
    return 1


def _place(text: str, offset: int, where: Where) -> Where:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    before = text[:offset]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    return Where(where.path, line, offset - start + 1)
