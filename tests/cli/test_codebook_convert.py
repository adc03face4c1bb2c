"""``codebook convert`` on files."""

from pathlib import Path

import pytest
from cli.conftest import Run

ALL = ["m.qdc", "m.txt", "m.dic", "m.cat", "m.ykd", "m.lcd", "m.lc3", "m.yml", "m.xlsx", "m.csv"]


@pytest.mark.parametrize("name", ALL)
def test_there_and_back(study: Path, run: Run, name: str) -> None:
    there = run("codebook", "convert", "codebooks/small.yaml", name)
    assert there.code == 0, there.err
    assert f"wrote {name}" in there.err
    back = run("codebook", "convert", name, "back.yaml")
    assert back.code == 0, back.err
    checked = run("codebook", "check", "back.yaml")
    assert checked.code == 0, checked.err
    text = Path("back.yaml").read_text(encoding="utf-8")
    assert "name: 志愿者" in text
    assert "- 志愿者" in text


def test_maxdictio_by_name_of_the_format(study: Path, run: Run) -> None:
    assert run("codebook", "convert", "codebooks/small.yaml", "m.xlsx", "--to", "maxdictio").code == 0
    assert run("--lang", "zh", "codebook", "convert", "m.xlsx", "m.dic").code == 0
    assert "志愿者\t1" in Path("m.dic").read_text(encoding="utf-8")


def test_old_encodings(study: Path, run: Run) -> None:
    Path("m.dic").write_bytes("%\n1\t情绪\n%\n难过\t1\n高兴\t1\n担心\t1\n".encode("gb18030"))
    assert run("codebook", "convert", "m.dic", "m.yaml").code == 0
    assert "name: 情绪" in Path("m.yaml").read_text(encoding="utf-8")


def test_characters_nobody_sees_are_counted(study: Path, run: Run) -> None:
    Path("m.dic").write_text("%\n1\t情绪\n%\n难\u200b过\t1\n", encoding="utf-8")
    outcome = run("codebook", "convert", "m.dic", "m.yaml")
    assert "IC266 left out, nobody sees them, and words with them match nothing: 1 × U+200B …" in outcome.err
    assert "- 难过" in Path("m.yaml").read_text(encoding="utf-8")


def test_what_is_lost_is_said(study: Path, run: Run) -> None:
    outcome = run("codebook", "convert", "codebooks/small.yaml", "m.lc3")
    assert "IC263 Lexicoder (.lc3) has no place for definitions: 志愿者" in outcome.err


def test_a_file_that_is_there_is_left_alone(study: Path, run: Run) -> None:
    Path("m.qdc").write_text("mine", encoding="utf-8")
    assert run("codebook", "convert", "codebooks/small.yaml", "m.qdc").code == 2
    assert Path("m.qdc").read_text(encoding="utf-8") == "mine"
    assert run("codebook", "convert", "codebooks/small.yaml", "m.qdc", "--force").code == 0
    assert run("codebook", "convert", "m.qdc", "m.qdc", "--force").code == 2


@pytest.mark.parametrize(
    ("source", "content", "code"),
    [
        ("a.rtf", b"x", "IC260"),
        ("a.qdc", b"<a", "IC261"),
        ("a.qdc", b"<CodeBook/>", "IC262"),
        ("a.xlsx", b"PK\x03\x04 broken", "IC1"),
        ("a.dic", b"\x00\x01\x02\xff", "IC1"),
        ("a.csv", b"a,b\n1,2\n", "IC261"),
        ("none.qdc", None, "IC2"),
    ],
)
def test_what_cannot_be_read_is_one_problem(
    study: Path, run: Run, source: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        Path(source).write_bytes(content)
    outcome = run("codebook", "convert", source, "out.yaml")
    assert outcome.code == 1
    assert code in outcome.err
    assert "Traceback" not in outcome.err
    assert not Path("out.yaml").exists()


def test_an_unknown_format_is_wrong_use(study: Path, run: Run) -> None:
    assert run("codebook", "convert", "codebooks/small.yaml", "out", "--to", "doc").code == 2


def test_a_built_in_codebook_goes_by_its_name(study: Path, run: Run) -> None:
    assert run("codebook", "convert", "maslow", "maslow.qdc").code == 0
    assert (study / "maslow.qdc").is_file()
