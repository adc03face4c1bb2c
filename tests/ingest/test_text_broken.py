"""Ten kinds of broken transcript: the whole message of each, in both languages."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_coder.ingest import read_sources

TALK = "问：经费够吗？\n答：不够，去年只有两万。\n问：还缺什么？\n答：缺人。\n"
JAPANESE = "問：予算は足りますか。\n答：足りません。ありがとうございます。\n"


def _files(**contents: bytes) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for name, content in contents.items():
            (folder / name).write_bytes(content)

    return make


def _loop(folder: Path) -> None:
    (folder / "访谈.txt").write_text(TALK, encoding="utf-8")
    (folder / "再来").symlink_to(folder)


BROKEN: dict[str, Callable[[Path], None]] = {
    "empty": _files(**{"访谈.txt": b"", "空白.md": "\u3000\n \n".encode()}),
    "lock_file": _files(**{"访谈.txt": TALK.encode(), "~$访谈.docx": b"\x05Li", ".~访谈2.docx": b"x"}),
    "unknown_type": _files(**{"录音.mp3": b"ID3", "扫描.pdf": b"%PDF-1.4", "访谈.wps": b"x", "备份.7z": b"7z"}),
    "not_text": _files(**{"访谈.txt": b"PK\x03\x04\x14\x00", "二进制.txt": bytes(range(1, 32)) * 9}),
    "foreign_encoding": _files(**{"日本.txt": JAPANESE.encode("shift_jis")}),
    "legacy_encoding": _files(
        **{"访谈.txt": TALK.encode("gbk"), "繁體.txt": "問：經費夠嗎？\n答：不夠。\n".encode("cp950")}
    ),
    "cut_off": _files(**{"访谈.txt": TALK.strip().encode()[:-1]}),
    "control_characters": _files(**{"访谈.txt": ("问：够吗？\n答：不够\x00\x1f。" + "还差得多。" * 50).encode()}),
    "no_speakers": _files(**{"随笔.txt": "我们村里的志愿队一共七个人。\n后来走了三个。\n".encode()}),
    "nobody_asks": _files(
        **{"会议.txt": "张三：好。\n\n李四：好。\n\n张三：经费呢？\n\n李四：没有。\n\n王五六：我补一句。\n".encode()}
    ),
    "words_of_nobody": _files(
        **{
            "访谈.txt": "问：够吗？\n答：不够。\n\n访谈二\n\n这一段没有标签。\n还有一行。\n\n问：您呢？\n答：也不够。\n".encode()
        }
    ),
    "link_loop": _loop,
    "no_transcripts": _files(**{"README.md": b"nothing"}),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_transcript_is_explained(tmp_path: Path, golden: Callable[[str, str], None], kind: str) -> None:
    folder = tmp_path / "transcripts"
    folder.mkdir()
    BROKEN[kind](folder)
    sources, problems = read_sources([folder])
    every = sorted(
        [*problems, *(problem for source in sources for problem in source.problems)], key=lambda p: (p.where, p.code)
    )
    lines = [
        f"{problem.severity.value}: {problem.render(language)}".replace(f"{tmp_path}{os.sep}", "")
        for language in ("en", "zh")
        for problem in every
    ]
    golden(f"transcripts/{kind}.txt", "\n".join(lines) + "\n")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    _, (problem,) = read_sources([tmp_path / "没有.txt"])
    assert problem.render("zh").endswith("没有.txt: IC115 没有这个文件或文件夹\n  修改: 请检查名称，须完全一致")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coder.ingest.text._LARGEST", 3)
    (tmp_path / "访谈.txt").write_text(TALK, encoding="utf-8")
    _, (problem,) = read_sources([tmp_path])
    assert (problem.code, problem.what.en) == ("IC120", "0 MB of text, more than is read at once")
