"""The Python API: the same words as the commands, pandas frames out."""

from pathlib import Path

import pytest
from cli.conftest import BOOK

import interview_coder as ic


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("问：谁来？\n答：志愿者来了。没有钱。\n", encoding="utf-8")
    (tmp_path / "bad.docx").write_bytes(b"no zip")
    (tmp_path / "book.yaml").write_text(BOOK, encoding="utf-8")
    return tmp_path


def test_sources_codebook_code_and_write(folder: Path) -> None:
    sources = ic.read_sources([folder])
    assert [source.id for source in sources] == ["a"]
    assert [problem.where.path for problem in sources.problems] == [str(folder / "bad.docx")]
    turn = sources[0].turns[1]
    assert (turn.speaker, turn.role, sources[0].text[turn.start : turn.end]) == (
        "答",
        "participant",
        "志愿者来了。没有钱。",
    )
    codebook = ic.read_codebook(folder / "book.yaml")
    assert [code.id for code in codebook.codes] == ["volunteers"]
    assert [construct.id for construct in codebook.constructs] == ["t.a"]
    result = ic.code(sources, codebook)
    assert result.frequencies.loc[0, "mentions"] == 1
    assert result.quotes.loc[0, "text"] == "志愿者来了。"
    assert len(result.matrix) == len(result.constructs) == 1
    assert result.cooccurrence.empty
    assert (folder / "out" / "quotes.csv") in result.write(folder / "out")


def test_find_gives_one_row_per_hit(folder: Path) -> None:
    sources = ic.read_sources([folder / "a.txt"])
    assert list(ic.find("志愿者 OR 钱", sources)["match"]) == ["志愿者", "钱"]
    codebook = ic.read_codebook(folder / "book.yaml")
    assert list(ic.find("@volunteers", sources, codebook=codebook)["match"]) == ["志愿者"]


def test_a_lexicon_changes_the_words(folder: Path) -> None:
    (folder / "lexicon.txt").write_text("志愿者来 99999\n", encoding="utf-8")
    sources = ic.read_sources([folder / "a.txt"])
    assert ic.find("志愿*", sources, lexicon=folder / "lexicon.txt").loc[0, "match"] == "志愿者来"


@pytest.mark.parametrize(("expression", "said"), [("钱 不够", "IC303"), ("@nobody", "unknown code")])
def test_wrong_expressions_are_refused(folder: Path, expression: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ic.find(expression, ic.read_sources([folder / "a.txt"]))


def test_a_missing_codebook_is_refused() -> None:
    with pytest.raises(ValueError, match="IC201"):
        ic.read_codebook("nowhere.yaml")


def test_the_package_imports_nothing_heavy() -> None:
    assert set(ic.__all__) <= set(dir(ic))
    with pytest.raises(AttributeError):
        _ = ic.nothing
