"""Codebooks used from git repositories, by tags and ranges, and the lock that pins them."""

import json
import shutil
from pathlib import Path

import pytest
from repositories import Origin, book_text, git

from interview_coder.codebook import read_codebook
from interview_coder.codebook.git import LOCK_NAME
from interview_coder.codebook.lock import Locked, lock_text, merged, read_lock
from interview_coder.codebook.update import update_lock
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.caches import cache_folder
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Problem


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "study").mkdir()
    monkeypatch.chdir(tmp_path / "study")
    monkeypatch.setenv("IC_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def origin(tmp_path: Path) -> Origin:
    made = Origin(tmp_path / "shared")
    made.commit({"books/team.yaml": book_text("team", "1.0.0", "a")}, "v1.0.0")
    made.commit({"books/team.yaml": book_text("team", "1.2.0", "a b")}, "v1.2.0")
    made.commit({"books/team.yaml": book_text("team", "1.10.0", "a b c")}, "1.10.0")
    made.commit({"books/team.yaml": book_text("team", "2.0.0", "d")}, "v2.0.0")
    return made


def write(*uses: str, path: str = "mine.yaml") -> Path:
    listed = "".join(f"  - '{use}'\n" for use in uses)
    file = Path(path)
    file.write_text(book_text("mine", "1.0.0", "own", f"uses:\n{listed}"), encoding="utf-8")
    return file


def read(path: str | Path = "mine.yaml") -> tuple[Codebook, tuple[Problem, ...]]:
    book, problems = read_codebook(path, parse=parse_expression)
    assert book is not None, problems
    return book, problems


def ids(book: Codebook) -> list[str]:
    return [code.id for code in book.codes]


def update(path: Path, *names: str, only_locked: bool = False) -> None:
    found = update_lock(path, names, parse=parse_expression, only_locked=only_locked)
    assert [problem for problem in found.problems if problem.is_error] == []
    Path(LOCK_NAME).write_text(found.text, encoding="utf-8")


def lock() -> list[dict[str, object]]:
    books = json.loads(Path(LOCK_NAME).read_text(encoding="utf-8"))["books"]
    assert isinstance(books, list)
    return books


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [("^1", "a b c"), ("~1.2", "a b"), ("=1.0.0", "a"), ("*", "d"), (">=1.0 <1.5", "a b"), ("2", "d")],
)
def test_the_newest_tag_in_the_range_is_chosen(origin: Origin, wanted: str, codes: str) -> None:
    path = write(f"{origin.url}//books/team.yaml@{wanted}")
    update(path)
    book, problems = read(path)
    assert problems == ()
    assert ids(book) == [*codes.split(), "own"]


def test_a_local_repository_is_read_at_once_with_a_warning(origin: Origin) -> None:
    path = write(f"{origin.url}//books/team.yaml@^1")
    book, (problem,) = read(path)
    assert ids(book) == ["a", "b", "c", "own"]
    assert problem.severity.value == "warning"
    assert str(problem.where) == "mine.yaml:4:5"
    assert problem.code == "IC258"


@pytest.mark.parametrize("form", ["../shared//books/team.yaml@^1", "../shared@^1", "{url}@^1", "{folder}@~1.2"])
def test_forms_of_local_addresses(origin: Origin, form: str) -> None:
    path = write(form.format(url=origin.url, folder=origin.folder.as_posix()))
    update(path)
    shutil.rmtree(origin.folder)
    assert ids(read(path)[0])[0] == "a"
    assert read(path)[1] == ()


def test_a_bare_repository(origin: Origin, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(origin.folder), "bare.git")
    for use in (f"git+file://{tmp_path.as_posix()}/bare.git//books/team.yaml@^1", "../bare.git//books/team.yaml@^1"):
        path = write(use)
        update(path)
        assert read(path)[1] == ()
        assert "c" in ids(read(path)[0])


def test_tags_with_the_name_of_the_codebook(tmp_path: Path) -> None:
    made = Origin(tmp_path / "many")
    made.commit({"team.yaml": book_text("team", "1.0.0", "a"), "x.yaml": book_text("x", "3.0.0", "x")}, "team-1.0.0")
    made.commit({"team.yaml": book_text("team", "1.1.0", "b")}, "team-v1.1.0")
    made.commit({"team.yaml": book_text("team", "9.0.0", "c")}, "x-3.0.0")
    path = write(f"{made.url}//team.yaml@*", f"{made.url}//x.yaml@^3")
    update(path)
    assert ids(read(path)[0]) == ["b", "x", "own"]
    assert [(one["name"], one["version"], one["tag"]) for one in lock()] == [
        ("team", "1.1.0", "team-v1.1.0"),
        ("x", "3.0.0", "x-3.0.0"),
    ]


def test_without_tags_the_version_of_the_file_counts(tmp_path: Path) -> None:
    made = Origin(tmp_path / "plain")
    made.commit({"team.yaml": book_text("team", "1.4.0", "a")})
    path = write(f"{made.url}//team.yaml@^1")
    update(path)
    assert read(path)[1] == ()
    path = write(f"{made.url}//team.yaml@^2")
    _, problems = read(path)
    assert "IC253" in [problem.code for problem in problems]


def test_the_lock_names_everything(origin: Origin) -> None:
    path = write(f"{origin.url}//books/team.yaml@~1.2", "maslow@^1")
    update(path)
    commit = git(origin.folder, "rev-parse", "v1.2.0")
    first, second = lock()
    assert {key: first[key] for key in first if key not in ("sha256", "version")} == {
        "name": "maslow",
        "source": "maslow",
        "range": "^1",
        "used_by": ["mine.yaml"],
    }
    assert {key: second[key] for key in second if key != "sha256"} == {
        "name": "team",
        "source": f"{origin.url}//books/team.yaml",
        "range": "~1.2",
        "version": "1.2.0",
        "tag": "v1.2.0",
        "commit": commit,
        "used_by": ["mine.yaml"],
    }
    assert len(str(second["sha256"])) == 64
    before = Path(LOCK_NAME).read_bytes()
    update(path)
    assert Path(LOCK_NAME).read_bytes() == before


def test_offline_after_the_lock(origin: Origin) -> None:
    path = write(f"{origin.url}//books/team.yaml@^1")
    update(path)
    before = read(path)[0]
    shutil.rmtree(origin.folder)
    after, problems = read(path)
    assert problems == ()
    assert after.sha256 == before.sha256
    assert ids(after) == ["a", "b", "c", "own"]


def test_a_new_tag_changes_nothing_until_the_update(origin: Origin) -> None:
    path = write(f"{origin.url}//books/team.yaml@^1")
    update(path)
    origin.commit({"books/team.yaml": book_text("team", "1.11.0", "e")}, "v1.11.0")
    assert ids(read(path)[0]) == ["a", "b", "c", "own"]
    update(path, only_locked=True)
    assert ids(read(path)[0]) == ["a", "b", "c", "own"]
    update(path)
    assert ids(read(path)[0]) == ["e", "own"]


def test_update_by_name_leaves_the_others(origin: Origin, tmp_path: Path) -> None:
    other = Origin(tmp_path / "other")
    other.commit({"other.yaml": book_text("other", "1.0.0", "o")}, "v1.0.0")
    path = write(f"{origin.url}//books/team.yaml@^1", f"{other.url}//other.yaml@^1")
    update(path)
    origin.commit({"books/team.yaml": book_text("team", "1.11.0", "e")}, "v1.11.0")
    other.commit({"other.yaml": book_text("other", "1.1.0", "p")}, "v1.1.0")
    update(path, "other")
    assert ids(read(path)[0]) == ["a", "b", "c", "p", "own"]


def test_a_fresh_computer_fetches_the_locked_commit(origin: Origin) -> None:
    path = write(f"{origin.url}//books/team.yaml@^1")
    update(path)
    origin.commit({"books/team.yaml": book_text("team", "1.11.0", "e")}, "v1.11.0")
    shutil.rmtree(cache_folder())
    book, problems = read(path)
    assert problems == ()
    assert ids(book) == ["a", "b", "c", "own"]


def test_a_tree_in_the_cache_that_was_changed_is_found_out(origin: Origin) -> None:
    path = write(f"{origin.url}//books/team.yaml@^1")
    update(path)
    (file,) = cache_folder().rglob("team.yaml")
    file.write_text(book_text("team", "1.10.0", "evil"), encoding="utf-8")
    _, problems = read(path)
    assert [(problem.code, str(problem.where)) for problem in problems] == [("IC259", "mine.yaml:4:5")]


def test_a_locked_path_that_changed_is_an_error() -> None:
    Path("used.yaml").write_text(book_text("used", "1.0.0", "u"), encoding="utf-8")
    path = write("./used.yaml@^1")
    assert read(path)[1] == ()
    update(path)
    (entry,) = lock()
    Path("used.yaml").write_text(book_text("used", "1.0.0", "v"), encoding="utf-8")
    _, (problem,) = read(path)
    assert problem.is_error
    assert problem.where.line == 4
    found = read_codebook("used.yaml", parse=parse_expression)[0]
    assert found is not None
    assert problem.render("en") == (
        f"mine.yaml:4:5: IC259 'used' is not as locked: sha256 {found.sha256}, in codebooks.lock {entry['sha256']}\n"
        "  fix: restore the file, or accept the change with 'interview-coder codebook update mine.yaml used'"
    )
    assert problem.render("zh").splitlines()[1] == (
        "  修改: 还原该文件，或用 interview-coder codebook update mine.yaml used 接受改动"
    )
    update(path, "used")
    assert read(path)[1] == ()


def test_a_use_added_after_the_lock_is_a_warning() -> None:
    Path("used.yaml").write_text(book_text("used", "1.0.0", "u"), encoding="utf-8")
    update(write("./used.yaml@^1"))
    Path("new.yaml").write_text(book_text("new", "1.0.0", "n"), encoding="utf-8")
    _, (problem,) = read(write("./used.yaml@^1", "./new.yaml@^1"))
    assert (problem.code, problem.severity.value) == ("IC258", "warning")


def test_another_codebook_in_the_folder_is_not_held_to_the_lock() -> None:
    Path("used.yaml").write_text(book_text("used", "1.0.0", "u"), encoding="utf-8")
    update(write("./used.yaml@^1"))
    Path("used.yaml").write_text(book_text("used", "1.0.0", "v"), encoding="utf-8")
    assert read(write("./used.yaml@^1", path="second.yaml"))[1] == ()


def test_books_of_a_repository_may_use_each_other(tmp_path: Path) -> None:
    made = Origin(tmp_path / "both")
    made.commit(
        {
            "a.yaml": book_text("a", "1.0.0", "a1", "uses: [./sub/b.yaml@^1, c@*]\n"),
            "sub/b.yaml": book_text("b", "1.0.0", "b1"),
            "c.yaml": book_text("c", "1.0.0", "c1"),
        },
        "v1.0.0",
    )
    path = write(f"{made.url}//a.yaml@^1")
    update(path)
    shutil.rmtree(made.folder)
    book, problems = read(path)
    assert problems == ()
    assert ids(book) == ["b1", "c1", "a1", "own"]
    assert [one["name"] for one in lock()] == ["a", "b", "c"]


def test_a_book_of_a_repository_reaches_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(book_text("secret", "1.0.0", "s"), encoding="utf-8")
    made = Origin(tmp_path / "evil")
    made.commit({"a.yaml": book_text("a", "1.0.0", "a1", f"uses: ['../../../../{tmp_path.name}/secret.yaml']\n")})
    _, problems = read(write(f"{made.url}//a.yaml"))
    assert "IC284" in [problem.code for problem in problems]


def test_problems_have_their_place(origin: Origin) -> None:
    path = write(
        f"{origin.url}//books/team.yaml@^7",
        f"{origin.url}//books/nothing.yaml@^1",
        "../nowhere.git//x.yaml@^1",
        "git+https://example.org/x.git//x.yaml@^1",
        "git+ext://sh -c true//x.yaml@^1",
        f"{origin.url}//../x.yaml@^1",
    )
    _, problems = read(path)
    assert [(problem.code, problem.where.line) for problem in problems] == [
        ("IC245", 4),
        ("IC246", 5),
        ("IC257", 6),
        ("IC258", 7),
        ("IC251", 8),
        ("IC250", 9),
    ]
    url = origin.url
    assert problems[0].render("en") == (
        f"mine.yaml:4:5: IC245 {url}//books/team.yaml has no version ^7\n"
        "  fix: change the range after '@'; there is v2.0.0, 1.10.0, v1.2.0, v1.0.0"
    )
    assert problems[1].render("zh") == (
        f"mine.yaml:5:5: IC246 无法确定用 {url}//books/nothing.yaml 中的哪本编码手册\n"
        "  修改: 在“//”后写出路径；现有 books/team.yaml"
    )


def test_reading_never_asks_a_remote_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> str:
        raise AssertionError

    monkeypatch.setattr("interview_coder.codebook.repository.fetch", refuse)
    path = write("git+https://example.org/x.git//x.yaml@^1")
    entry = Locked(
        "x", "git+https://example.org/x.git//x.yaml", "^1", "1.0.0", "v1", "0" * 40, "0" * 64, ("mine.yaml",)
    )
    assert [problem.code for problem in read(path)[1]] == ["IC258"]
    Path(LOCK_NAME).write_text(lock_text([entry]), encoding="utf-8")
    assert [problem.code for problem in read(path)[1]] == ["IC249"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"books": [{}]}', '{"books": 3}', '{"books": [3]}', "\x00", "[" * 100_000]
)
def test_a_broken_lock_is_a_problem(text: str) -> None:
    Path(LOCK_NAME).write_text(text, encoding="utf-8")
    path = write("maslow@^1")
    assert [problem.code for problem in read(path)[1]] == ["IC247"]


def test_a_lock_keeps_what_other_codebooks_use() -> None:
    one = Locked("x", "x", "^1", "1.0.0", "", "", "0", ("a.yaml", "b.yaml"))
    two = Locked("y", "y", "^1", "1.0.0", "", "", "0", ("b.yaml",))
    three = Locked("z", "z", "^1", "1.0.0", "", "", "0", ("a.yaml",))
    kept = merged([one, two, three], [], "a.yaml")
    assert [(entry.name, entry.used_by) for entry in kept] == [("x", ("b.yaml",)), ("y", ("b.yaml",))]
    Path(LOCK_NAME).write_text(lock_text(kept), encoding="utf-8")
    assert list(read_lock(Path(LOCK_NAME)).entries.values()) == kept
