"""``codebook check``: terms held against transcripts, and problems for editors and build servers."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli.conftest import Run

if TYPE_CHECKING:
    from conftest import Golden

TERMS = """\
codebook: terms
version: 1.0.0
codes:
  - id: swallowed
    name: 被吞
    definition: …
    examples: 志愿
    rules:
      - 经费 OR
        志愿
      - '钱 NEAR/4 断'
  - id: split
    name: 被切
    definition: …
    examples: 民主
    rules: [民主, 从未出现, 甲·乙]
  - {id: anywhere, name: 任意, definition: …, examples: 愿, rules: 愿, boundary: none}
  - {id: asked, name: 问, definition: …, examples: 呢, rules: 主动, roles: interviewer}
"""
TALK = "问：主动吗？\n答：志愿者来了，志愿军也来。经费就断了。经费够。\n答：由居民主动说。志愿兵来了。钱就断了。\n"


@pytest.fixture
def terms(study: Path) -> Path:
    for path in (study / "transcripts").iterdir():
        path.unlink()
    (study / "transcripts" / "a.txt").write_text(TALK, encoding="utf-8")
    (study / "codebooks" / "terms.yaml").write_text(TERMS, encoding="utf-8")
    return Path("codebooks/terms.yaml")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_terms_that_are_never_a_word_are_warned_of(terms: Path, run: Run, language: str, golden: "Golden") -> None:
    outcome = run("--lang", language, "codebook", "check", terms, "--against", "transcripts")
    assert outcome.code == 0, "warnings cost nothing"
    golden(f"codebooks/terms.{language}.txt", f"{outcome.out}\n{outcome.err}")


def test_the_lexicon_line_works(terms: Path, run: Run) -> None:
    def never() -> set[str]:
        found = json.loads(run("codebook", "check", terms, "--against", "transcripts", "--format", "json").out)
        return {one["term"] for one in found["terms"] if one["occurs"] and not one["as_word"]}

    found = json.loads(run("codebook", "check", terms, "--against", "transcripts", "-f", "json").out)["terms"]
    lines = {one["term"]: one["lexicon"] for one in found if one["lexicon"]}
    assert never() >= lines.keys()
    assert lines
    Path("lexicon.txt").write_text("\n".join(lines.values()) + "\n", encoding="utf-8")
    assert not never() & lines.keys()


def test_json_for_editors(terms: Path, run: Run) -> None:
    value = json.loads(run("codebook", "check", terms, "--against", "transcripts", "--format", "json").out)
    by_term = {one["term"]: one for one in value["terms"]}
    assert set(by_term) == {"经费", "志愿", "钱", "断", "民主", "从未出现", "甲·乙", "主动"}
    assert (by_term["志愿"]["line"], by_term["志愿"]["column"]) == (10, 9)
    assert (by_term["志愿"]["occurs"], by_term["志愿"]["as_word"]) == (3, 0)
    assert by_term["从未出现"]["occurs"] == 0
    assert by_term["主动"]["occurs"] == 1, "only where the role that the code looks at speaks"
    problem = next(one for one in value["problems"] if one["code"] == "IC281")
    assert (problem["path"], problem["severity"]) == (str(terms), "warning")


def test_without_transcripts_only_what_is_certain(terms: Path, run: Run) -> None:
    outcome = run("codebook", "check", terms)
    assert (outcome.code, outcome.out) == (0, "")
    assert "codebooks/terms.yaml:16:23: note IC282 term '甲·乙'" in outcome.err
    assert "IC281" not in outcome.err
    assert "terms" not in json.loads(run("codebook", "check", terms, "--format", "json").out)


def test_annotations_for_github(terms: Path, run: Run) -> None:
    (terms.parent / "bad, book.yaml").write_text(
        "codebook: bad\nversion: 1.0.0\ncodes: [{id: a, name: a%, rules: 甲 乙}]\n", encoding="utf-8"
    )
    outcome = run("codebook", "check", terms, "codebooks/bad, book.yaml", "--against", "transcripts", "-f", "github")
    lines = outcome.out.splitlines()
    assert outcome.code == 1
    assert outcome.err == ""
    assert any(
        line.startswith("::warning file=codebooks/terms.yaml,line=10,col=9,title=IC281::term '志愿'") for line in lines
    )
    assert any(line.startswith("::error file=codebooks/bad%2C book.yaml,line=3,col=") for line in lines)
    assert any(line.startswith("::notice file=codebooks/terms.yaml,line=16,col=23,title=IC282::") for line in lines)
    assert all(line.startswith("::") and "%0A" in line for line in lines)


def test_a_lexicon_of_the_study_is_heeded(terms: Path, run: Run) -> None:
    Path("lexicon.txt").write_text("志愿 10000000\n", encoding="utf-8")
    value = json.loads(run("codebook", "check", terms, "--against", "transcripts", "--format", "json").out)
    assert next(one for one in value["terms"] if one["term"] == "志愿")["as_word"] == 3
