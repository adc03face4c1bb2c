"""Word documents (.docx): the text of the body, each character once, in reading order."""

from collections import Counter
from pathlib import Path

from interview_coder.domain.problems import Message, Problem, Where, containers
from interview_coder.ingest.archive import Archive, open_archive, read_bytes
from interview_coder.ingest.boundary import bounded
from interview_coder.ingest.docx_layout import lay_out
from interview_coder.ingest.docx_text import Body
from interview_coder.ingest.docx_xml import tag, value
from interview_coder.ingest.extract import Extract, ReadOptions, Unreadable

_MAIN_PART = "word/document.xml"
_LEFT_OUT = (
    ("deletions", "tracked deletions", "修订中删除的内容"),
    ("hidden", "hidden stretches", "隐藏文字"),
    ("placeholders", "empty form fields", "未填写的控件"),
    ("footnotes", "footnotes", "脚注或尾注"),
    ("comments", "comments", "批注"),
    ("covered", "texts under merged cells", "被合并单元格盖住的文字"),
    ("chunks", "embedded files", "嵌入的文件"),
)


@bounded
def read_docx(path: Path, options: ReadOptions) -> list[Extract]:  # noqa: ARG001 - every reader has this shape
    """Read the words of a Word document.

    One line per paragraph, a soft line break ends a line too; table cells come row by row, merged ones once;
    tracked changes as accepted. Headers, footers, notes and comments are left out, and the user is told.
    Turns are given only where a table has a row for each of them; else the text's layout tells.

    Raises:
        Unreadable: If the file is no .docx, is damaged or protected, or holds no text.
    """
    where = Where(str(path))
    archive = open_archive(read_bytes(path), where, "docx")
    body = Body(archive.xml(_main_part(archive)))
    text, turns = lay_out(body.blocks())
    if not text.strip():
        raise Unreadable(containers.no_text(where, reason=_why_empty(body.left_out)))
    return [Extract(text, turns, layout="turn-table" if turns else "", problems=_notes(body.left_out, where))]


def _main_part(archive: Archive) -> str:
    """Return the name of the part with the body; some programs call it document2.xml."""
    if "_rels/.rels" in archive:
        for entry in archive.xml("_rels/.rels"):
            if tag(entry).endswith("Relationship") and value(entry, "Type").endswith("/officeDocument"):
                target = value(entry, "Target").lstrip("/")
                if target.lower().startswith("word/") and target in archive:
                    return target
    if _MAIN_PART not in archive:
        raise Unreadable(containers.missing_part(archive.where, expected="docx", part=_MAIN_PART))
    return _MAIN_PART


def _why_empty(left_out: Counter[str]) -> Message:
    if left_out["chunks"]:
        return Message(
            "the words sit in an embedded web page; open it in Word and save it again",
            "文字在嵌入的网页里，请用 Word 打开后重新另存",
        )
    if left_out["pictures"]:
        return Message("only pictures, perhaps scanned pages", "只有图片，可能是扫描件")
    return Message("the document is blank", "文档是空白的")


def _notes(left_out: Counter[str], where: Where) -> tuple[Problem, ...]:
    things = [(english, chinese, left_out[key]) for key, english, chinese in _LEFT_OUT if left_out[key]]
    notes = [containers.left_out(where, things=things)] if things else []
    if left_out["symbols"]:
        notes.append(containers.unknown_symbols(where, count=left_out["symbols"]))
    return tuple(notes)
