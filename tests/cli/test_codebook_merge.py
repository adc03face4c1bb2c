"""``codebook merge``, by hand and as git's merge driver in a real repository."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Run

BASE = """\
codebook: b
version: 1.0.0
codes:
  # 钱
  - id: funding
    name: 经费不足
    rules: [经费不足]
  # 人
  - id: people
    name: 缺人
    rules: [缺人]
"""
OURS = BASE.replace("rules: [经费不足]", "rules: [经费不足, 没钱]  # 口语")
THEIRS = (
    BASE.replace("  # 人\n", "  # 人手\n")
    .replace("name: 缺人", "name: 人手不足")
    .replace("[经费不足]", "[经费不足, 缺钱]")
)
BOTH = (
    BASE.replace("rules: [经费不足]", "rules: [经费不足, 没钱, 缺钱]  # 口语")
    .replace("  # 人\n", "  # 人手\n")
    .replace("name: 缺人", "name: 人手不足")
)


def git(folder: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(folder), *settings, *arguments], check=check, capture_output=True, encoding="utf-8"
    )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the command on the path of the programs that git starts."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "interview-coder"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m interview_coder --lang en "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    folder = tmp_path / "team"
    (folder / "codebooks").mkdir(parents=True)
    monkeypatch.chdir(folder)
    git(folder, "init", "-q", "-b", "main")
    return folder


def branches(folder: Path, base: str, ours: str, theirs: str) -> None:
    book = folder / "codebooks" / "b.yaml"
    book.write_text(base, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "base")
    git(folder, "checkout", "-q", "-b", "theirs")
    book.write_text(theirs, encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "theirs")
    git(folder, "checkout", "-q", "main")
    book.write_text(ours, encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "ours")


def test_git_alone_conflicts_where_the_driver_merges(repository: Path, run: Run) -> None:
    branches(repository, BASE, OURS, THEIRS)
    plain = git(repository, "merge", "--no-edit", "theirs", check=False)
    assert plain.returncode == 1
    assert "CONFLICT" in plain.stdout
    git(repository, "merge", "--abort")
    assert run("codebook", "merge", "--install").code == 0
    assert run("codebook", "merge", "--install").code == 0
    assert (repository / ".gitattributes").read_text(encoding="utf-8") == "codebooks/*.yaml merge=interview-coder\n"
    merged = git(repository, "merge", "--no-edit", "theirs", check=False)
    assert merged.returncode == 0, merged.stdout + merged.stderr
    assert (repository / "codebooks" / "b.yaml").read_text(encoding="utf-8") == BOTH


def test_a_real_conflict_stops_git_and_is_marked(repository: Path, run: Run) -> None:
    (repository / ".gitattributes").write_text("* text", encoding="utf-8")
    assert run("codebook", "merge", "--install").code == 0
    assert (repository / ".gitattributes").read_text(encoding="utf-8").startswith("* text\ncodebooks/")
    branches(repository, BASE, OURS.replace("name: 缺人", "name: 少人"), THEIRS)
    merged = git(repository, "merge", "--no-edit", "theirs", check=False)
    assert merged.returncode == 1
    assert "codebooks/b.yaml:10: error IC292 both sides changed codes.people.name" in merged.stdout + merged.stderr
    assert git(repository, "status", "--short").stdout.splitlines() == ["UU codebooks/b.yaml"]
    assert (repository / "codebooks" / "b.yaml").read_text(encoding="utf-8") == BOTH.replace(
        "    name: 人手不足\n", "<<<<<<< ours\n    name: 少人\n=======\n    name: 人手不足\n>>>>>>> theirs\n"
    )


def three(folder: Path, *texts: str) -> list[str]:
    names = ["base.yaml", "ours.yaml", "theirs.yaml"]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return names


def test_by_hand_to_stdout_or_a_file(repository: Path, run: Run) -> None:
    names = three(repository, BASE, OURS, THEIRS)
    assert run("codebook", "merge", *names).out == BOTH
    assert run("codebook", "merge", *names, "--out", "new.yaml").code == 0
    assert (repository / "new.yaml").read_text(encoding="utf-8") == BOTH
    assert (repository / "ours.yaml").read_text(encoding="utf-8") == OURS


def test_conflicts_by_hand(repository: Path, run: Run) -> None:
    names = three(repository, BASE, BASE.replace("经费不足\n", "甲\n"), BASE.replace("经费不足\n", "乙\n"))
    outcome = run("--lang", "zh", "codebook", "merge", *names, "--out", "new.yaml")
    assert outcome.code == 1
    assert "new.yaml:6: 错误 IC292 双方以不同方式修改了 codes.funding.name" in outcome.err
    assert "有 1 处冲突" in outcome.err


def test_versions_that_cannot_be_read_are_merged_line_by_line(repository: Path, run: Run) -> None:
    names = three(repository, "x: [\n1\n2\n3\n4\n", "x: [\n0\n2\n3\n4\n", "x: [\n1\n2\n3\n5\n")
    outcome = run("codebook", "merge", *names)
    assert (outcome.code, outcome.out) == (0, "x: [\n0\n2\n3\n5\n")
    assert "line by line" in outcome.err
    outcome = run("codebook", "merge", *three(repository, "x: [\n1\n", "x: [\n2\n", "x: [\n3\n"))
    assert outcome.code == 1
    assert "<<<<<<< ours\n2\n=======\n3\n>>>>>>> theirs\n" in outcome.out
    assert "ours.yaml:2" in outcome.err


@pytest.mark.parametrize("arguments", [[], ["a.yaml"], ["a.yaml", "b.yaml", "c.yaml"]])
def test_three_files_are_needed(repository: Path, run: Run, arguments: list[str]) -> None:
    assert run("codebook", "merge", *arguments).code == 2


def test_there_is_nothing_to_install_without_a_repository(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    outcome = run("codebook", "merge", "--install")
    assert outcome.code == 1
    assert "IC290" in outcome.err
