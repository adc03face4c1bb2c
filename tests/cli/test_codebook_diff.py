"""``codebook diff`` on files and on revisions of a real repository."""

import json
import subprocess
from pathlib import Path

import pytest
from cli.conftest import BOOK, Run

LATER = BOOK.replace("rules: [志愿者]", "rules: ['\"没人\"']").replace("version: 1.0.0", "version: 1.1.0")


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(study: Path) -> Path:
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    (study / "codebooks" / "small.yaml").write_text(LATER, encoding="utf-8")
    return study


def test_two_files(study: Path, run: Run) -> None:
    (study / "later.yaml").write_text(LATER, encoding="utf-8")
    outcome = run("codebook", "diff", "codebooks/small.yaml", "later.yaml")
    assert outcome.code == 0
    assert outcome.out == (
        'small\nchanged code volunteers · rules\n    - 志愿者\n    + "没人"\n'
        "step: minor (codes added or rules changed); version 1.0.0 → 1.1.0 fits\n"
    )  # fmt: skip


def test_a_file_with_its_last_commit(repository: Path, run: Run) -> None:
    outcome = run("codebook", "diff", "codebooks/small.yaml", "--format", "json")
    assert json.loads(outcome.out)["changes"][0]["new"] == ['"没人"']


@pytest.mark.parametrize(
    "arguments",
    [
        ["HEAD:codebooks/small.yaml", "codebooks/small.yaml"],
        ["--rev", "HEAD~1", "HEAD", "codebooks/small.yaml"],
        ["HEAD~1:./codebooks/small.yaml", "HEAD:codebooks/small.yaml"],
    ],
)
def test_revisions(repository: Path, run: Run, arguments: list[str]) -> None:
    if "HEAD~1" in arguments[0] + arguments[1]:
        git("commit", "-q", "-a", "-m", "two")
    outcome = run("codebook", "diff", *arguments, "--format", "md")
    assert outcome.code == 0
    assert "## small 1.0.0 → 1.1.0" in outcome.out
    assert '  - + `"没人"`' in outcome.out


def test_a_revision_brings_the_codebooks_it_used(repository: Path, run: Run) -> None:
    base = Path("codebooks/base.yaml")
    base.write_text("codebook: base\nversion: 1.0.0\ncodes: [{id: b1, name: 一, rules: 一}]\n", encoding="utf-8")
    Path("codebooks/small.yaml").write_text(BOOK + "uses: [./base.yaml]\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "uses")
    base.unlink()
    outcome = run("codebook", "diff", "HEAD~1:codebooks/small.yaml", "HEAD:codebooks/small.yaml")
    assert outcome.code == 0
    assert "uses" in outcome.out


def test_against_transcripts(repository: Path, run: Run) -> None:
    outcome = run("codebook", "diff", "codebooks/small.yaml", "--against", "transcripts")
    assert outcome.code == 0
    assert "quotations: 1 disappear, 1 appear" in outcome.out
    rows = [line.split("\t") for line in outcome.out.splitlines() if line[:2] in ("-\t", "+\t")]
    assert [(row[0], row[6]) for row in rows] == [("-", "志愿者来了。"), ("+", "没人管。")]


def test_a_changed_id_alone_changes_no_quotation(study: Path, run: Run) -> None:
    Path("later.yaml").write_text(BOOK.replace("id: volunteers", "id: helpers"), encoding="utf-8")
    arguments = ["codebook", "diff", "codebooks/small.yaml", "later.yaml", "--against", "transcripts", "-f", "json"]
    record = json.loads(run(*arguments).out)
    assert (record["step"], record["quotations"]) == ("major", [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing:codebooks/small.yaml", "codebooks/small.yaml"], "IC291 revision 'nothing' has no file"),
        (["HEAD:nothing.yaml", "codebooks/small.yaml"], "IC291 revision 'HEAD' has no file nothing.yaml"),
        (["HEAD:../nothing.yaml", "codebooks/small.yaml"], "IC291"),
        (["nothing.yaml", "codebooks/small.yaml"], "IC201"),
        (["--output=x:a.yaml"], "--output"),
    ],
)
def test_what_is_not_there(repository: Path, run: Run, arguments: list[str], said: str) -> None:
    outcome = run("codebook", "diff", *arguments)
    assert outcome.code in (1, 2)
    assert said in outcome.err


def test_outside_of_any_repository(study: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(study.parent))
    outcome = run("--lang", "zh", "codebook", "diff", "codebooks/small.yaml")
    assert outcome.code == 1
    assert "IC290 codebooks 不在 git 仓库中，或没有安装 git" in outcome.err


def test_faults_of_an_old_version_are_named_as_git_does(repository: Path, run: Run) -> None:
    Path("codebooks/small.yaml").write_text(BOOK.replace("[志愿者]", "['(坏']"), encoding="utf-8")
    git("commit", "-q", "-a", "-m", "broken")
    Path("codebooks/small.yaml").write_text(BOOK, encoding="utf-8")
    outcome = run("codebook", "diff", "codebooks/small.yaml")
    assert outcome.code == 1
    assert "HEAD:codebooks/small.yaml:16:14" in outcome.err
