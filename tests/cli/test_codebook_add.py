"""``codebook add`` and ``codebook update`` on files and real repositories."""

import shutil
from pathlib import Path

import pytest
from cli.conftest import BOOK, Run
from repositories import Origin, book_text, git

MINE = "# 我的手册\ncodebook: mine  # 名称\nversion: 0.1.0\n\n# 编码\ncodes:\n  - {id: own, name: 自, rules: 自}\n"


@pytest.fixture
def origin(study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Origin:
    monkeypatch.setenv("IC_CACHE", str(tmp_path / "cache"))
    Path("codebooks/mine.yaml").write_text(MINE, encoding="utf-8")
    made = Origin(tmp_path / "shared")
    made.commit({"team.yaml": book_text("team", "1.0.0", "a")}, "v1.0.0")
    made.commit({"team.yaml": book_text("team", "1.2.0", "a b")}, "v1.2.0")
    return made


def test_add_a_repository_keeps_comments_and_locks(origin: Origin, run: Run) -> None:
    outcome = run("codebook", "add", "codebooks/mine.yaml", f"{origin.url}//team.yaml@~1.0")
    assert outcome.code == 0
    assert outcome.out.startswith(f"team new → 1.0.0 ({origin.url}//team.yaml@~1.0, ")
    assert Path("codebooks/mine.yaml").read_text(encoding="utf-8") == MINE.replace(
        "0.1.0\n", f"0.1.0\nuses:\n  - {origin.url}//team.yaml@~1.0\n"
    )
    assert Path("codebooks/codebooks.lock").is_file()
    shutil.rmtree(origin.folder)
    assert run("codebook", "check", "codebooks/mine.yaml").code == 0


def test_without_a_range_what_fits_the_newest_is_asked_for(origin: Origin, run: Run) -> None:
    assert run("codebook", "add", "mine", f"{origin.url}//team.yaml").code == 0
    assert "team.yaml@^1.2.0\n" in Path("codebooks/mine.yaml").read_text(encoding="utf-8")
    assert run("codebook", "add", "mine", "maslow").code == 0
    assert "  - maslow@^" in Path("codebooks/mine.yaml").read_text(encoding="utf-8")
    assert run("codebook", "add", "mine", "codebooks/small.yaml").code == 0
    assert "  - ./small.yaml@^1.0.0\n" in Path("codebooks/mine.yaml").read_text(encoding="utf-8")
    assert run("codebook", "add", "mine", "shared//team.yaml").code == 1  # the codes of team.yaml stand twice


def test_the_path_of_a_repository_is_written_from_the_codebook(origin: Origin, run: Run) -> None:
    assert run("codebook", "add", "mine", "shared//team.yaml").code == 0
    assert "  - ../shared//team.yaml@^1.2.0\n" in Path("codebooks/mine.yaml").read_text(encoding="utf-8")
    assert run("codebook", "check", "mine").code == 0


def test_a_use_that_is_there_gets_the_new_range(origin: Origin, run: Run) -> None:
    run("codebook", "add", "mine", f"{origin.url}//team.yaml@~1.0")
    outcome = run("codebook", "add", "mine", f"{origin.url}//team.yaml@^1.1")
    assert outcome.code == 0
    assert outcome.out.startswith("team 1.0.0 → 1.2.0 (")
    assert Path("codebooks/mine.yaml").read_text(encoding="utf-8").count("team.yaml") == 1


@pytest.mark.parametrize(
    ("use", "number"),
    [
        ("nowhere@^1", "IC201"),
        ("maslow@^99", "IC253"),
        ("https://example.org/x.yaml", "IC251"),
        ("maslow@neu", "IC250"),
    ],
)
def test_what_cannot_be_used_changes_nothing(origin: Origin, run: Run, use: str, number: str) -> None:
    outcome = run("codebook", "add", "mine", use)
    assert outcome.code == 1
    assert number in outcome.err
    assert Path("codebooks/mine.yaml").read_text(encoding="utf-8") == MINE
    assert not Path("codebooks/codebooks.lock").exists()


def test_a_clash_changes_nothing(origin: Origin, run: Run) -> None:
    Path("codebooks/clash.yaml").write_text(BOOK.replace("id: volunteers", "id: own"), encoding="utf-8")
    outcome = run("codebook", "add", "mine", "clash")
    assert outcome.code == 1
    assert "IC254" in outcome.err
    assert Path("codebooks/mine.yaml").read_text(encoding="utf-8") == MINE


def test_update_shows_old_and_new_version(origin: Origin, run: Run) -> None:
    run("codebook", "add", "mine", f"{origin.url}//team.yaml@^1")
    commit = origin.commit({"team.yaml": book_text("team", "1.3.0", "a b c")}, "v1.3.0")
    outcome = run("--lang", "zh", "codebook", "update", "mine", "team")
    assert outcome.code == 0
    assert outcome.out == f"team 1.2.0 → 1.3.0 ({origin.url}//team.yaml@^1, {commit[:12]})\n"
    outcome = run("codebook", "update", "mine")
    assert outcome.out == f"team 1.3.0 unchanged ({origin.url}//team.yaml@^1, {commit[:12]})\n"


def test_update_accepts_changed_files(study: Path, run: Run) -> None:
    Path("codebooks/mine.yaml").write_text(MINE, encoding="utf-8")
    run("codebook", "add", "mine", "small@^1")
    Path("codebooks/small.yaml").write_text(BOOK + "    unless: 没人\n", encoding="utf-8")
    outcome = run("codebook", "check", "mine")
    assert outcome.code == 1
    assert "mine.yaml:5:5: error IC259" in outcome.err or "IC259" in outcome.err
    outcome = run("codebook", "update", "mine", "small")
    assert outcome.out == "small 1.0.0 → 1.0.0 (same version, other content) (small@^1)\n"
    assert run("codebook", "check", "mine").code == 0


def test_update_of_an_unknown_name(origin: Origin, run: Run) -> None:
    run("codebook", "add", "mine", "small@^1")
    outcome = run("codebook", "update", "mine", "nothing")
    assert outcome.code == 2
    assert "uses no codebook nothing; it uses small" in outcome.err


def test_a_revision_is_read_with_the_repositories_that_it_used(origin: Origin, study: Path, run: Run) -> None:
    git(study, "init", "-q")
    assert run("codebook", "add", "mine", "shared//team.yaml@~1.0").code == 0
    git(study, "add", "codebooks")
    git(study, "commit", "-q", "-m", "one")
    assert run("codebook", "add", "mine", "shared//team.yaml@^1.2").code == 0
    outcome = run("codebook", "diff", "codebooks/mine.yaml")
    assert outcome.code == 0, outcome.err
    shutil.rmtree(origin.folder)
    assert run("codebook", "diff", "codebooks/mine.yaml").code == 0


def test_books_of_the_package_are_not_edited(study: Path, run: Run) -> None:
    for command in (("add", "maslow", "small"), ("update", "maslow")):
        outcome = run("codebook", *command)
        assert outcome.code == 2
        assert "no file of yours" in outcome.err
