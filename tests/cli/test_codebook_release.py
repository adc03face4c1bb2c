"""``codebook release``: the version in place, and the page of changes."""

import re
import subprocess
from pathlib import Path

import pytest
from cli.conftest import BOOK, Run

from interview_coder.codebook.change_log import with_entry

BOOKED = BOOK.replace("version: 1.0.0", "version: '1.0.0'  # 版本")


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def file(study: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(study.parent))
    path = study / "codebooks" / "small.yaml"
    path.write_text(BOOKED, encoding="utf-8")
    return path


@pytest.fixture
def tracked(file: Path) -> Path:
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    return file


def change(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text.replace(old, new)


def page(path: Path) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d", "DATE", path.with_name("small.changes.md").read_text(encoding="utf-8"))


def test_the_step_follows_from_what_changed_since_the_version_was_set(tracked: Path, run: Run) -> None:
    change(tracked, "[志愿者]", "[志愿者, 义工]")
    git("commit", "-q", "-a", "-m", "two")
    text = change(tracked, "提到志愿者", "说到志愿者")
    outcome = run("codebook", "release", "codebooks/small.yaml")
    assert outcome.code == 0
    assert tracked.read_text(encoding="utf-8") == text.replace("'1.0.0'", "'1.1.0'")
    assert page(tracked) == (
        "# 小手册: changes\n\nOne entry per version, newest first.\n\n## 1.1.0 - DATE\n\n"
        "- changed code volunteers · rules\n  - + `义工`\n"
        "- changed code volunteers · definition: 提到志愿者 → 说到志愿者\n"
    )


def test_releases_stand_above_each_other(tracked: Path, run: Run) -> None:
    change(tracked, "name: 志愿者", "name: 义工")
    assert run("--lang", "zh", "codebook", "release", "codebooks/small.yaml").code == 0
    git("add", "-A")
    git("commit", "-q", "-m", "1.0.1")
    change(tracked, "[志愿者]", "[义工]")
    assert run("--lang", "zh", "codebook", "release", "small").code == 0
    assert re.findall(r"## [\d.]+|^- .*", page(tracked), re.MULTILINE) == [
        "## 1.1.0", "- 修改 编码 volunteers · rules", "## 1.0.1", "- 改名 编码 volunteers：志愿者 → 义工",
    ]  # fmt: skip


def test_nothing_changed(tracked: Path, run: Run) -> None:
    outcome = run("codebook", "release", "codebooks/small.yaml")
    assert outcome.code == 1
    assert "IC298 nothing in small.yaml changed since 1.0.0" in outcome.err
    assert tracked.read_text(encoding="utf-8") == BOOKED


def test_a_level_that_is_too_low_is_said(tracked: Path, run: Run) -> None:
    change(tracked, "[志愿者]", "[义工]")
    outcome = run("codebook", "release", "codebooks/small.yaml", "--level", "patch")
    assert outcome.code == 0
    assert "IC293 version 1.0.0 → 1.0.1 does not fit changes of the step minor" in outcome.err


def test_since_names_another_revision(tracked: Path, run: Run) -> None:
    git("tag", "first")
    change(tracked, "id: volunteers", "id: helpers")
    git("commit", "-q", "-a", "-m", "two")
    assert run("codebook", "release", "codebooks/small.yaml", "--since", "first").code == 0
    assert "'2.0.0'" in tracked.read_text(encoding="utf-8")
    assert run("codebook", "release", "codebooks/small.yaml", "--since", "no-such").code == 1


def test_without_git_the_level_has_to_be_said(file: Path, run: Run) -> None:
    outcome = run("codebook", "release", "codebooks/small.yaml")
    assert outcome.code == 1
    assert "IC299" in outcome.err
    assert run("codebook", "release", "codebooks/small.yaml", "--level", "minor").code == 0
    assert file.read_text(encoding="utf-8") == BOOKED.replace("1.0.0", "1.1.0")


def test_a_broken_codebook_is_not_released(file: Path, run: Run) -> None:
    change(file, "[志愿者]", "['(']")
    assert run("codebook", "release", "codebooks/small.yaml", "--level", "minor").code == 1
    assert "1.0.0" in file.read_text(encoding="utf-8")


def test_built_in_codebooks_are_not_released(study: Path, run: Run) -> None:
    assert run("codebook", "release", "maslow", "--level", "minor").code == 1


def entry(before: str, bullets: str = "- b\n  - + `x`\n- a\n") -> str:
    return with_entry(before, title="T", version="1.1.0", date="D", bullets=bullets, language="en")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# T\n\n## 1.0.0 - D\n\n- x\n", "# T\n\n## 1.1.0 - D\n\n- b\n  - + `x`\n- a\n\n## 1.0.0 - D\n\n- x\n"),
        ("# T\r\n", "# T\r\n\r\n## 1.1.0 - D\r\n\r\n- b\r\n  - + `x`\r\n- a\r\n"),
        (
            "# T\n\n## [1.1.0] - E\n\nby hand\n\n- a\n\n## 1.0.0\n",
            "# T\n\n## [1.1.0] - E\n\nby hand\n\n- a\n- b\n  - + `x`\n\n## 1.0.0\n",
        ),
        ("# T\n\n## 1.1.0\n", "# T\n\n## 1.1.0\n\n- b\n  - + `x`\n- a\n"),
    ],
)
def test_entries_of_the_page(before: str, after: str) -> None:
    assert entry(before) == after
    assert entry(after) == after
