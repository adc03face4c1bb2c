"""From the bytes of a file to text that YAML can hold."""

import codecs
import re
from itertools import islice
from pathlib import Path

from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import yaml as faults

MAX_MEBIBYTES = 16
MAX_REPORTED = 20
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_NOT_PRINTABLE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
INVISIBLE = re.compile(f"[{_NOT_PRINTABLE}]")
"""Characters that YAML calls not printable, and line ends that editors do not count as such."""
# Besides those: soft hyphen, zero-width and direction marks. A term that holds one never matches what people see.
_UNSEEN = re.compile(rf"[{_NOT_PRINTABLE}\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")


def read_bytes(path: Path, name: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Read a file within limits; ``name`` is how problems call it."""
    where = Where(name)
    try:
        if not path.is_file():
            return None, (faults.file_unreadable(Message("not a file", "不是文件"), where),)
        with path.open("rb") as file:
            data = file.read(MAX_MEBIBYTES * 1024 * 1024 + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, (faults.file_unreadable(Message(reason, reason), where),)
    if len(data) > MAX_MEBIBYTES * 1024 * 1024:
        return None, (faults.file_too_large(MAX_MEBIBYTES, where),)
    return data, ()


def decode(data: bytes, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode UTF-8 with or without a byte order mark.

    Returns:
        The text, with a blank for each character that YAML does not allow, and the invisible characters found; or
        None and the reason.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return None, (faults.not_utf8(encoding, Where(name)),)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (faults.not_utf8(_likely_encoding(body), _place(body[: error.start].decode("utf-8"), name)),)
    if "\0" in text:
        return None, (faults.not_utf8("UTF-16", Where(name)),)
    problems = tuple(
        faults.control_character(ord(match[0]), _place(text[: match.start()], name))
        for match in islice(_UNSEEN.finditer(text), MAX_REPORTED)
    )
    return (INVISIBLE.sub(" ", text) if problems else text), problems


def split_lines(text: str) -> list[str]:
    """Split at the line ends that editors count."""
    return re.split(r"\r\n|\r|\n", text)


def _place(before: str, name: str) -> Where:
    lines = split_lines(before)
    return Where(name, len(lines), len(lines[-1]) + 1)


def _likely_encoding(data: bytes) -> str:
    if b"\0" in data:
        return "UTF-16"
    for encoding, shown in (("gb18030", "GBK/GB18030"), ("big5hkscs", "Big5")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return shown
    return ""
