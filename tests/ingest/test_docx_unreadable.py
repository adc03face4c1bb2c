"""Files that are no readable Word document: each is refused with the reason and what to do."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from office import OLE, Reading, docx, p, r, stream_name, table, zipped

from interview_coder.domain.problems import Where
from interview_coder.ingest import archive
from interview_coder.ingest.archive import kind_of, open_archive
from interview_coder.ingest.docx import read_docx
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def _encrypted_zip() -> bytes:
    """A zip whose entries say that they are encrypted, as some tools pack them."""
    data = bytearray(docx(p("好")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    return bytes(data)


def _lying_size() -> bytes:
    """A zip whose directory says that the document is far smaller than it is."""
    data = bytearray(docx(p("好" * 5000)))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


GOOD = docx(p("好"))
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
HOSTILE: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "IC101", "没有文字"),
    "old Word": (OLE + stream_name("WordDocument"), "IC151", "Word 97-2003"),
    "old WPS": (OLE + stream_name("WpsDocument"), "IC151", "Word 97-2003"),
    "password": (OLE + stream_name("EncryptedPackage"), "IC152", "密码"),
    "rights management": (OLE + stream_name("DRMEncryptedDataSpace"), "IC152", "密码"),
    "old Excel": (OLE + stream_name("Workbook"), "IC153", "旧版 Excel"),
    "encrypted zip": (_encrypted_zip(), "IC152", "密码"),
    "pdf": (b"%PDF-1.7\n", "IC153", "PDF"),
    "rtf": (b"{\\rtf1\\ansi}", "IC153", "RTF"),
    "web page": ("\ufeff<html><body>问：好吗</body></html>".encode(), "IC153", "网页"),
    "one-file web page": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "IC153", "网页"),
    "plain text": ("问：好吗？\n答：好。".encode(), "IC153", "纯文本"),
    "plain XML": (b'<?xml version="1.0"?><pkg:package/>', "IC153", "XML"),
    "noise": (random.Random(1).randbytes(5000), "IC153", "未知格式"),
    "zip of something else": (zipped({"a.txt": "好"}), "IC155", "word/document.xml"),
    "Excel": (zipped({"xl/workbook.xml": "<x/>"}), "IC155", "word/document.xml"),
    "cut off": (GOOD[: len(GOOD) // 2], "IC150", "BadZipFile"),
    "bad XML": (zipped({"word/document.xml": "<w:document>"}), "IC150", "XMLSyntaxError"),
    "doctype": (zipped({"word/document.xml": DOCTYPE}), "IC157", "DTD"),
    "doctype in UTF-16": (zipped({"word/document.xml": DOCTYPE.replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")}), "IC157", "DTD"),
    "lying size": (_lying_size(), "IC150", "BadZipFile"),
    "bomb": (zipped({"word/document.xml": bytes(12 * 2**20)}), "IC156", "12 MB"),
    "bomb in a picture": (zipped({"word/document.xml": "<x/>", "word/media/a.bmp": bytes(12 * 2**20)}), "IC156", "12 MB"),
    "many entries": (zipped({f"{n}": "" for n in range(10_001)}), "IC156", "10001"),
    "blank": (docx(p("") + p(" ")), "IC158", "空白"),
    "only pictures": (docx(p("<w:r><w:drawing/></w:r>")), "IC158", "扫描"),
    "only an embedded page": (docx('<w:altChunk r:id="x"/>'), "IC158", "嵌入的网页"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_refused_with_the_reason(read: Reading, content: bytes, code: str, words: str) -> None:
    problem = read.problem("访谈.docx", content)
    assert problem.code == code
    assert words in problem.what.zh
    assert problem.fix.zh
    assert problem.fix.en
    assert problem.where.path.endswith("访谈.docx")


def test_deep_nesting_is_refused(read: Reading) -> None:
    body = "<w:sdt><w:sdtContent>" * 2000 + p("好") + "</w:sdtContent></w:sdt>" * 2000
    assert read.problem("a.docx", docx(body)).code == "IC150"


def test_deepest_nesting_that_the_parser_takes(read: Reading) -> None:
    body = "<w:sdt><w:sdtContent>" * 120 + p("好") + "</w:sdtContent></w:sdt>" * 120
    assert read.one("a.docx", docx(body)).text == "好"


def test_sum_of_sizes_is_limited(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    content = docx(p("好" * 100_000))
    monkeypatch.setattr(archive, "MAX_BYTES", 100_000)
    assert read.problem("a.docx", content).code == "IC156"


def test_large_file_is_refused_before_it_is_read(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 10)
    assert read.problem("a.docx", GOOD).code == "IC156"


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(Unreadable) as caught:
            read_docx(path, ReadOptions())
        assert caught.value.problem.code == "IC116"


def test_entry_names_of_windows_and_in_capitals() -> None:
    opened = open_archive(zipped({"Word\\Document.XML": "<x/>"}), Where("a.docx"), "docx")
    assert opened.read("word/document.xml") == b"<x/>"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04", "zip"),
        (b"PK\x05\x06", "zip"),
        (OLE, "ole"),
        ("问：".encode("utf-16"), "text"),
        ("问：".encode("gb18030"), "text"),
        (b"<table><tr>", "html"),
        (b"  \r\n<!DOCTYPE html>", "html"),
    ],
)
def test_kind_by_content(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


def test_keyboard_interrupt_is_no_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("interview_coder.ingest.docx.read_bytes", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_docx(tmp_path / "a.docx", ReadOptions())


def _rezipped(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the parts inside an archive, so that the archive itself stays sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: change(archive.read(name)) for name in archive.namelist()})


def test_mutated_files_raise_nothing_but_the_reason(tmp_path: Path) -> None:
    body = (
        p("一", f"<w:ins>{r('二')}</w:ins>") + table(["三", "四"]) + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    )
    good, chance, outcomes = docx(body * 3), random.Random(20260903), set[str]()

    def mutate(data: bytes) -> bytes:
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(mutated))
            mutated[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        return bytes(mutated)

    path = tmp_path / "a.docx"
    for number in range(300):
        path.write_bytes(mutate(good) if number % 2 else _rezipped(good, mutate))
        try:
            (extract,) = read_docx(path, ReadOptions())
            assert isinstance(extract, Extract)
            outcomes.add("read")
        except Unreadable as reason:
            outcomes.add(reason.problem.code)
    assert {"read", "IC150"} <= outcomes
