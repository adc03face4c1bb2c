"""``report``: the written report of a study, and its methods paragraph alone."""

from pathlib import Path

import docx
from cli.conftest import Run


def test_word_is_the_default(study: Path, run: Run) -> None:
    outcome = run("report")
    assert outcome.code == 0
    assert outcome.err.strip() == "report.docx"
    texts = [paragraph.text for paragraph in docx.Document(str(study / "report.docx")).paragraphs]
    assert texts[0] == "编码报告：小手册"
    assert any("志愿者来了。（张 三（村），答，第 2 轮）" in text for text in texts)


def test_the_methods_paragraph_alone_goes_to_stdout(study: Path, run: Run) -> None:
    outcome = run("report", "--to", "methods", "--language", "en")
    assert outcome.code == 0
    assert outcome.out.startswith("The material comprised 1 interview from 1 case.")
    assert "which holds 1 construct, 1 code and 1 rule." in outcome.out
    assert not (study / "report.docx").exists()


def test_markdown_by_the_name_of_the_file(study: Path, run: Run) -> None:
    assert run("report", "-o", "报 告.md").code == 0
    assert (study / "报 告.md").read_text(encoding="utf-8").startswith("# 编码报告：小手册\n")


def test_wrong_use_is_explained(study: Path, run: Run) -> None:
    assert run("report", "--to", "pdf").code == 2
    assert run("report", "--language", "fr").code == 2
    (study / "codebooks" / "small.yaml").unlink()
    outcome = run("report")
    assert outcome.code == 1
    assert "IC46" in outcome.err


def test_sections_can_be_chosen(study: Path, run: Run) -> None:
    assert run("report", "-o", "a.md").code == 0
    assert run("report", "-o", "b.md", "--sections", "none").code == 0
    assert "## 三级编码" in (study / "a.md").read_text(encoding="utf-8")
    assert "## 三级编码" not in (study / "b.md").read_text(encoding="utf-8")
    assert run("report", "--sections", "summary").code == 2
