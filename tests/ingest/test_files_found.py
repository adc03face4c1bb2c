"""Which files are read, in what order, under which ids; and what is said about the others."""

import os
from pathlib import Path

import pytest

from interview_coder.domain.problems import Problem
from interview_coder.ingest import iter_sources, read_sources
from interview_coder.ingest.extract import ReadOptions
from interview_coder.ingest.files import find_files, stem_of, suffix_of

TALK = "问：够吗？\n答：不够。\n"


def write(folder: Path, *names: str, text: str = TALK) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def ids(*paths: Path | str) -> list[str]:
    return [source.id for source in read_sources(paths)[0]]


def codes(problems: tuple[Problem, ...], folder: Path) -> list[tuple[str, str, str]]:
    return [(p.code, os.path.relpath(p.where.path, folder), p.severity.value) for p in problems]


def test_order_is_natural_and_independent_of_the_order_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "访谈10.txt", "访谈2.txt", "访谈1.md", "b/访谈3.txt")
    expected = ["访谈1", "访谈2", "访谈3", "访谈10"]
    assert ids(tmp_path) == expected
    assert ids(tmp_path / "访谈10.txt", tmp_path / "b", tmp_path / "访谈2.txt", tmp_path / "访谈1.md") == expected


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert ids(tmp_path, tmp_path / "a.txt", str(tmp_path / "." / "a.txt")) == ["a"]


@pytest.mark.parametrize(
    ("name", "stem", "suffix"),
    [
        ("访谈.mp3.docx", "访谈.mp3", ".docx"),
        ("访谈.文本.TXT", "访谈.文本", ".txt"),
        ("2024.5.1 访谈", "2024.5.1 访谈", ""),
        ("访谈（一）.md", "访谈（一）", ".md"),
        ("README", "README", ""),
        ("cafe\u0301.txt", "caf\u00e9", ".txt"),
    ],
)
def test_id_is_the_name_without_the_last_extension(name: str, stem: str, suffix: str) -> None:
    assert (stem_of(Path(name)), suffix_of(Path(name))) == (stem, suffix)


def test_colliding_ids_keep_the_extension_then_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "a.md", "b.txt", "x/c.txt", "y/c.txt", "x/d.txt", "y/d.md")
    assert ids(tmp_path) == ["a.md", "a.txt", "b", "d.md", "d.txt", "x/c.txt", "y/c.txt"]


def test_what_is_no_transcript_is_left_alone(tmp_path: Path) -> None:
    write(
        tmp_path, "a.txt", ".hidden.txt", ".snapshots/x.txt", ".git/y.txt", "README.md", "readme.txt", "__MACOSX/a.txt"
    )
    write(tmp_path, "sources.csv", text="source\na\n")
    write(tmp_path, "speakers.csv", text="source,label,role\na,问,interviewer\n")
    sources, problems = read_sources([tmp_path])
    assert ([source.id for source in sources], problems) == (["a"], ())


def test_unreadable_files_are_reported_and_the_others_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "空.txt", text="")
    write(tmp_path, "空白.txt", text=" \n\u3000\n")
    write(tmp_path, "~$a.docx", ".~b.docx", "录音.mp3", "扫描.pdf", "x.rtf")
    (tmp_path / "假.txt").write_bytes(b"PK\x03\x04 more")
    (tmp_path / "日.txt").write_bytes("こんにちは、今日はありがとう".encode("shift_jis"))
    (tmp_path / "坏.docx").write_bytes(b"no zip at all")
    sources, problems = read_sources([tmp_path])
    assert [source.id for source in sources] == ["a"]
    assert [entry for entry in codes(problems, tmp_path) if entry[0] < "IC150"] == [
        ("IC102", ".~b.docx", "warning"),
        ("IC103", "x.rtf", "warning"),
        ("IC102", "~$a.docx", "warning"),
        ("IC104", "假.txt", "error"),
        ("IC103", "录音.mp3", "warning"),
        ("IC103", "扫描.pdf", "warning"),
        ("IC105", "日.txt", "error"),
        ("IC101", "空.txt", "error"),
        ("IC101", "空白.txt", "error"),
    ]
    assert "坏.docx" in [os.path.relpath(problem.where.path, tmp_path) for problem in problems]


def test_a_type_asked_for_by_name_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "录音.mp3")
    _, (problem,) = read_sources([tmp_path / "录音.mp3"])
    assert (problem.code, problem.severity.value, problem.fix.zh) == ("IC103", "error", "请先把录音转写成文字")


def test_nothing_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, problems = read_sources([tmp_path / "没有.txt", tmp_path / "empty"])
    assert codes(problems, tmp_path) == [("IC119", "empty", "error"), ("IC115", "没有.txt", "error")]


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    write(tmp_path, "study/a.txt", "study/sub/b.txt", "outside.txt", "other/c.txt")
    study = tmp_path / "study"
    (study / "up").symlink_to(study)
    (study / "sub" / "self").symlink_to("self")
    (study / "out.txt").symlink_to(tmp_path / "outside.txt")
    (study / "out").symlink_to(tmp_path / "other")
    (study / "gone.txt").symlink_to("nowhere.txt")
    sources, problems = read_sources([study])
    assert [source.id for source in sources] == ["a", "b"]
    assert codes(problems, study) == [
        ("IC116", "gone.txt", "error"),
        ("IC118", "out", "warning"),
        ("IC118", "out.txt", "warning"),
        ("IC117", "sub/self", "warning"),
        ("IC117", "up", "warning"),
    ]
    assert ids(study / "out.txt") == ["out"]


def test_a_reader_that_breaks_is_a_reason_not_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, options: ReadOptions) -> list[object]:
        raise RuntimeError("no\x1b[31m")

    monkeypatch.setattr("interview_coder.ingest.text.read_text", broken)
    write(tmp_path, "a.txt")
    sources, (problem,) = read_sources([tmp_path])
    assert (sources, problem.code) == ([], "IC121")
    assert problem.what.en == "the file is damaged: RuntimeError no [31m"


def test_reading_streams_one_file_after_the_other(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    stream = iter_sources([tmp_path])
    assert [source.id for source in next(stream)[0]] == ["a"]
    (tmp_path / "b.txt").unlink()
    sources, problems = next(stream)
    assert (sources, [problem.code for problem in problems]) == ([], ["IC116"])
    assert next(stream) == ([], ())


def test_files_are_not_changed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", text="\ufeff问：够吗？\r\n答：不够。\r\n")
    before = (tmp_path / "a.txt").read_bytes()
    (source,), _ = read_sources([tmp_path])
    assert (tmp_path / "a.txt").read_bytes() == before
    assert source.text == "问：够吗？\r\n答：不够。\r\n"


def test_find_files_gives_the_folder_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "x/a.txt")
    assert [found.root for found in find_files([tmp_path]).files] == [tmp_path]
    assert [found.root for found in find_files([tmp_path / "x" / "a.txt"]).files] == [tmp_path / "x"]


def test_a_file_given_twice_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "x/a.txt")
    monkeypatch.chdir(tmp_path)
    found = find_files([Path("x"), tmp_path / "x", Path("x/a.txt"), Path("x/../x/a.txt")]).files
    assert [(one.file, one.id, one.path) for one in found] == [("x/a.txt", "a", Path("x/a.txt"))]
