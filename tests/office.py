"""Office files built in memory for the tests: Word by raw XML, Excel by openpyxl."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from interview_coder.domain.problems import Problem
from interview_coder.ingest.docx import read_docx
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable
from interview_coder.ingest.sheet import read_sheet
from interview_coder.ingest.subtitles import read_subtitles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{target}"/></Relationships>'
)
Rows = list[list[object]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream_name(name: str) -> bytes:
    """How an OLE file writes the name of a stream."""
    return name.encode("utf-16-le")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def docx(body: str, *, part: str = "word/document.xml", namespaces: str = NAMESPACES) -> bytes:
    """A Word document of this body."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {namespaces}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": _RELS.format(target=part), part: document})


def p(*runs: str) -> str:
    """A paragraph of runs; plain text becomes a run."""
    return f"<w:p>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, paragraphs)) or p('')}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of cells; plain text becomes a cell."""
    cells = ("".join(cell if cell.startswith("<") else tc(cell) for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def workbook(*sheets: Iterable[Sequence[object]], merged: Sequence[str] = (), names: Sequence[str] = ()) -> bytes:
    """A workbook of sheets of rows; ``merged`` ranges are of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Sheet{number + 1}")
        for row in rows:
            sheet.append(list(row))
    for area in merged:
        book.worksheets[0].merge_cells(area)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


class Reading:
    """Writes bytes or text to a file and reads it with the reader of its suffix."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(
        self, name: str, content: bytes | str, *, keep_personal: bool = False, encoding: str = ""
    ) -> list[Extract]:
        path = self._folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        options = ReadOptions(encoding=encoding, keep_personal=keep_personal)
        if path.suffix in {".docx", ".doc"}:
            return read_docx(path, options)
        if path.suffix in {".srt", ".vtt", ".sbv", ".ass"}:
            return read_subtitles(path, options)
        return read_sheet(path, options)

    def one(self, name: str, content: bytes | str) -> Extract:
        (extract,) = self(name, content)
        return extract

    def problem(self, name: str, content: bytes | str) -> Problem:
        """The reason why the file is unreadable."""
        with pytest.raises(Unreadable) as caught:
            self(name, content)
        return caught.value.problem


def spoken(extract: Extract) -> list[tuple[str, str]]:
    """Speaker and words of each turn."""
    return [(turn.speaker, extract.text[turn.start : turn.end]) for turn in extract.turns or ()]


def codes(extract: Extract) -> list[str]:
    return [problem.code for problem in extract.problems]
