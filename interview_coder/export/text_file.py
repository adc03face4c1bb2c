"""Texts as UTF-8 files with LF line ends."""

from pathlib import Path

from interview_coder.export.files import replacing


def write_text(text: str, path: Path) -> None:
    """Write a text whole, or not at all."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="replace", newline="\n")
