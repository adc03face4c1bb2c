"""Plain text and Markdown files."""

from pathlib import Path

from interview_coder.domain.problems import Where, transcripts
from interview_coder.ingest.encodings import decode
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable

_LARGEST = 200 * 2**20
_OTHER_CONTENT = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"ID3",
    b"\x1f\x8b",
)


def read_text(path: Path, options: ReadOptions) -> list[Extract]:
    """Return the text of a file, verbatim; its layout tells who speaks.

    Raises:
        Unreadable: If the file is empty, too large, no text, or in an encoding that cannot be told.
    """
    where = Where(str(path))
    size = path.stat().st_size
    if size > _LARGEST:
        raise Unreadable(transcripts.too_large(size // 2**20, where))
    raw = path.read_bytes()
    if raw.startswith(_OTHER_CONTENT):
        raise Unreadable(transcripts.not_text(where))
    decoded = decode(raw, where, options.encoding)
    if not decoded.text.strip().strip("\ufeff\u200b\0"):
        raise Unreadable(transcripts.empty_file(where))
    return [Extract(decoded.text, encoding=decoded.encoding, problems=decoded.problems)]
