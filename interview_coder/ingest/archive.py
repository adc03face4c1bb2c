"""Office files are ZIP archives of XML: open them with limits, and say what a file really is."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from interview_coder.domain.problems import Message, Problem, Where, containers, transcripts
from interview_coder.ingest.extract import Unreadable

MAX_ENTRIES = 10_000
MAX_BYTES = 200 * 2**20
MAX_RATIO = 100
_RATIO_MATTERS_FROM = 10 * 2**20

OLE, ZIP = "ole", "zip"
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FLAG_ENCRYPTED = 0x1
_BIFF8_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS, _FILEPASS_COMES_BY = 0x2F, 8


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened archive; ``parts`` finds an entry by its lower-case name with forward slashes."""

    where: Where
    zip: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        """Tell whether the archive has a part of this name, in any case."""
        return name.lower() in self.parts

    def read(self, name: str) -> bytes:
        """Unpack one part; never more bytes than its header promised.

        Raises:
            KeyError: If there is no such part.
            Unreadable: If the part is encrypted.
        """
        entry = self.parts[name.lower()]
        if entry.flag_bits & _FLAG_ENCRYPTED:
            raise Unreadable(containers.encrypted(self.where))
        with self.zip.open(entry) as stream:
            return stream.read(entry.file_size + 1)

    def xml(self, name: str) -> etree._Element:
        """Parse one part as XML; entities and document types are refused."""
        return parse_xml(self.read(name), self.where, name)


def read_bytes(path: Path) -> bytes:
    """Read a file whole; an empty or overlong one is unreadable."""
    where = Where(str(path))
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(containers.too_large(where, reason=_megabytes(size)))
    data = path.read_bytes()
    if not data:
        raise Unreadable(transcripts.empty_file(where))
    return data


def open_archive(data: bytes, where: Where, expected: str) -> Archive:
    """Open ZIP content within the limits; anything else is unreadable with a reason.

    Args:
        data: The whole file.
        where: The file, for the reason.
        expected: The format the file should have, such as ``docx``.
    """
    kind = kind_of(data)
    if kind == OLE:
        raise Unreadable(old_office(data, where, expected))
    if kind != ZIP:
        raise Unreadable(containers.not_this_format(where, expected=expected, found=_KINDS[kind]))
    opened = zipfile.ZipFile(io.BytesIO(data))
    entries = opened.infolist()
    _check_size(entries, len(data), where)
    return Archive(where, opened, {entry.filename.replace("\\", "/").lower(): entry for entry in entries})


def parse_xml(data: bytes, where: Where, part: str) -> etree._Element:
    """Parse XML that somebody else wrote: no entities, no network, no document type, limited depth."""
    if b"<!DOCTYPE" in data:
        raise Unreadable(containers.document_type(where, part=part))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(containers.document_type(where, part=part))
    return root


def _check_size(entries: list[zipfile.ZipInfo], packed: int, where: Where) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        count = Message(f"{len(entries)} entries", f"含 {len(entries)} 个条目")
        raise Unreadable(containers.too_large(where, reason=count))
    if total > MAX_BYTES or (total > _RATIO_MATTERS_FROM and total > MAX_RATIO * packed):
        raise Unreadable(containers.too_large(where, reason=_megabytes(total)))


def _megabytes(size: int) -> Message:
    return Message(f"it would take {size / 2**20:,.0f} MB", f"解压后将占 {size / 2**20:,.0f} MB")


_KINDS = {
    "pdf": Message("PDF", " PDF"),
    "rtf": Message("RTF", " RTF"),
    "html": Message("a web page (HTML)", "网页（HTML）"),
    "xml": Message("plain XML", "单独的 XML"),
    "text": Message("plain text", "纯文本"),
    "unknown": Message("of an unknown kind", "未知格式"),
}
_MAGIC = ((b"PK\x03\x04", ZIP), (b"PK\x05\x06", ZIP), (_OLE_MAGIC, OLE), (b"%PDF", "pdf"), (b"{\\rtf", "rtf"))
_HTML_MARKS = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<body", b"mime-version:")


def kind_of(data: bytes) -> str:
    """Tell what a file is by its content: zip, ole, pdf, rtf, html, xml, text or unknown."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    if head.startswith(_HTML_MARKS) or b"<html" in head:
        return "html"
    if head.startswith((b"<?xml", b"<")):
        return "xml"
    return "text" if _looks_like_text(data[:4096]) else "unknown"


def _looks_like_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 0x20 and byte not in b"\t\n\r\f\x0b\x1b" for byte in head)  # noqa: PLR2004 - C0
    return controls <= len(head) // 20


def old_office(data: bytes, where: Where, expected: str) -> Problem:
    """Say what an OLE file is: encrypted, or an old Word document, or something else."""
    if has_stream(data, "EncryptedPackage") or has_stream(data, "DRMEncryptedDataSpace"):
        return containers.encrypted(where)
    if expected == "docx" and not (has_stream(data, "Workbook") or has_stream(data, "PowerPoint Document")):
        return containers.old_word(where)
    for stream, found in _OLE_STREAMS:
        if has_stream(data, stream):
            return containers.not_this_format(where, expected=expected, found=found)
    return containers.damaged(where, expected=expected, reason="OLE")


_OLE_STREAMS = (
    ("Workbook", Message("an old Excel workbook (.xls)", "旧版 Excel 表格（.xls）")),
    ("WordDocument", Message("an old Word document (.doc)", "旧版 Word 文档（.doc）")),
    ("PowerPoint Document", Message("an old PowerPoint file (.ppt)", "旧版 PowerPoint（.ppt）")),
)


def has_password(data: bytes) -> bool:
    """Tell whether an old workbook is encrypted: a FILEPASS record soon after its beginning."""
    at = data.find(_BIFF8_GLOBALS)
    for _ in range(_FILEPASS_COMES_BY if at >= 0 else 0):
        record, length = int.from_bytes(data[at : at + 2], "little"), int.from_bytes(data[at + 2 : at + 4], "little")
        if record == _FILEPASS:
            return True
        at += 4 + length
    return False


def has_stream(data: bytes, name: str) -> bool:
    """Tell whether an OLE file seems to hold a stream of this name."""
    return name.encode("utf-16-le") in data
