"""``codebook new``: what it writes is valid, current and complete."""

from pathlib import Path

import pytest
import yaml
from cli.conftest import Run
from jsonschema import Draft7Validator

from interview_coder.codebook import read_codebook
from interview_coder.codebook.schema import SCHEMA_FILE, codebook_schema
from interview_coder.coding.parse import parse_expression

THEORIES = ("voluntary-failure", "collaborative-governance", "maslow")


def test_the_template_is_fine_and_its_examples_hold(study: Path, run: Run) -> None:
    assert run("codebook", "new", "codebooks/mine.yaml").code == 0
    checked = run("codebook", "check", "codebooks/mine.yaml")
    assert (checked.code, checked.err) == (0, "codebooks/mine.yaml: fine, 1 codes, 1 constructs\n")
    tested = run("codebook", "test", "codebooks/mine.yaml")
    assert tested.code == 0
    assert "3 passed, 0 failed, 0 skipped; 2 of 2 rules" in tested.out


def test_the_first_line_names_the_schema(study: Path, run: Run) -> None:
    run("codebook", "new", "mine")
    text = (study / "mine.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={SCHEMA_FILE}"
    assert Draft7Validator(codebook_schema()).is_valid(yaml.safe_load(text))


@pytest.mark.parametrize("theory", THEORIES)
def test_a_theory_comes_whole_with_a_code_per_construct(study: Path, run: Run, theory: str) -> None:
    assert run("codebook", "new", f"{theory}-2.yaml", "--from", theory).code == 0
    base, _ = read_codebook(theory, parse=parse_expression)
    book, problems = read_codebook(f"{theory}-2.yaml", parse=parse_expression)
    assert book is not None
    assert base is not None
    assert book.theories == base.theories
    assert {theory.reference for theory in book.theories} == {reference.id for reference in book.references}
    assert [code.constructs for code in book.codes] == [(construct.id,) for construct in book.constructs]
    assert {problem.code for problem in problems} == {"IC270"}, "only that the codes have no rules yet"
    text = Path(f"{theory}-2.yaml").read_text(encoding="utf-8")
    assert Draft7Validator(codebook_schema()).is_valid(yaml.safe_load(text))


def test_a_started_codebook_can_use_the_one_it_came_from(study: Path, run: Run) -> None:
    run("codebook", "new", "mine.yaml", "--from", "maslow")
    text = (study / "mine.yaml").read_text(encoding="utf-8")
    (study / "mine.yaml").write_text(text.replace("language: zh", "uses: [maslow@^1]"), encoding="utf-8")
    _book, problems = read_codebook("mine.yaml", parse=parse_expression)
    assert [problem.code for problem in problems if problem.is_error] == []


def test_a_file_that_is_there_is_left_alone(study: Path, run: Run) -> None:
    (study / "mine.yaml").write_text("mine", encoding="utf-8")
    outcome = run("--lang", "zh", "codebook", "new", "mine.yaml")
    assert outcome.code == 2
    assert "mine.yaml 已经存在" in outcome.err
    assert (study / "mine.yaml").read_text(encoding="utf-8") == "mine"


def test_names_that_no_id_can_hold(study: Path, run: Run) -> None:
    run("codebook", "new", "书/a'b: #我的 手册.yaml")
    book, problems = read_codebook(Path("书/a'b: #我的 手册.yaml"), parse=parse_expression)
    assert problems == ()
    assert book is not None
    assert (book.id, book.title) == ("a-b", "a'b: #我的 手册")


def test_an_unknown_theory_is_wrong_use(study: Path, run: Run) -> None:
    outcome = run("codebook", "new", "mine.yaml", "--from", "marx")
    assert outcome.code == 2
    assert "voluntary-failure" in outcome.err
