"""Broken codebooks, each with several faults, and everything that is said about them in one run."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_coder.codebook import read_codebook
from interview_coder.codebook.check import check_codebook
from interview_coder.coding.parse import parse_expression

if TYPE_CHECKING:
    from conftest import Golden

GOLDEN = Path(__file__).parents[1] / "golden"
FOLDER = Path("codebooks")
NAMES = sorted(path.stem for path in (GOLDEN / FOLDER).glob("*.yaml"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_all_faults_are_reported_in_one_run(
    name: str, language: str, golden: "Golden", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(GOLDEN)
    book, problems = read_codebook(FOLDER / f"{name}.yaml", parse=parse_expression)
    found = (*problems, *(check_codebook(book) if book else ()))
    assert found, "a broken codebook has problems"
    lines = [f"{problem.severity.value}: {problem.render(language)}" for problem in found]
    golden(f"codebooks/{name}.{language}.txt", "\n".join(lines) + "\n")
