"""``find --add-to``: what was found becomes a rule."""

from pathlib import Path

import pytest
from cli.conftest import BOOK, Run


def test_the_expression_becomes_a_rule_of_the_code(study: Path, run: Run) -> None:
    outcome = run("find", '"没人" OR 义工', "--add-to", "volunteers", "--codebook", "codebooks/small.yaml")
    assert outcome.code == 0
    assert "codebooks/small.yaml: rule added to volunteers" in outcome.err
    text = (study / "codebooks" / "small.yaml").read_text(encoding="utf-8")
    assert text == BOOK.replace("[志愿者]", "[志愿者, '\"没人\" OR 义工']")
    assert "没人" in outcome.out


def test_the_only_codebook_needs_no_name(study: Path, run: Run) -> None:
    assert run("find", "没人", "--add-to", "volunteers").code == 0
    assert "[志愿者, 没人]" in (study / "codebooks" / "small.yaml").read_text(encoding="utf-8")


def test_a_rule_that_is_there_changes_nothing(study: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "find", "志愿者", "--add-to", "volunteers")
    assert outcome.code == 0
    assert "编码“volunteers”已有这条规则：志愿者" in outcome.err
    assert (study / "codebooks" / "small.yaml").read_text(encoding="utf-8") == BOOK


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--add-to", "nothing"], "IC294 the file defines no code 'nothing'"),
        (["--add-to", "volunteers", "--codebook", "maslow"], "name the codebook's file"),
    ],
)
def test_what_cannot_be_added(study: Path, run: Run, arguments: list[str], said: str) -> None:
    outcome = run("find", "没人", *arguments)
    assert outcome.code == 1
    assert said in outcome.err
    assert (study / "codebooks" / "small.yaml").read_text(encoding="utf-8") == BOOK


def test_a_link_keeps_leading_to_the_file(study: Path, run: Run) -> None:
    real = study / "real.yaml"
    (study / "codebooks" / "small.yaml").rename(real)
    (study / "codebooks" / "small.yaml").symlink_to(real)
    real.chmod(0o600)
    assert run("find", "没人", "--add-to", "volunteers").code == 0
    assert (study / "codebooks" / "small.yaml").is_symlink()
    assert "没人" in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o600
