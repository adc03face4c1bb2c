"""The page on the format is right: its examples read without a problem, its keys are those of the reader."""

import re
from pathlib import Path

from interview_coder.codebook import keys, read_codebook
from interview_coder.coding.parse import parse_expression

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_smallest_codebook_reads(tmp_path: Path) -> None:
    path = tmp_path / "volunteers.yaml"
    path.write_text(BLOCKS[0], encoding="utf-8")
    book, problems = read_codebook(path, parse=parse_expression)
    assert problems == ()
    assert book is not None
    assert [len(code.rules) for code in book.codes] == [2]


def test_the_parts_read(tmp_path: Path) -> None:
    shared = tmp_path / "shared" / "team.yaml"
    shared.parent.mkdir()
    shared.write_text("codebook: team\nversion: 1.3.0\ncodes: []\n", encoding="utf-8")
    path = tmp_path / "volunteers.yaml"
    path.write_text("".join([BLOCKS[0], *BLOCKS[1:]]), encoding="utf-8")
    _book, problems = read_codebook(path, parse=parse_expression)
    assert problems == ()


def test_every_key_stands_on_the_page() -> None:
    missing = [key for key in keys.ALL if not re.search(rf"\b{key}\b", PAGE)]
    assert missing == []
