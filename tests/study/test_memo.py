"""What is remembered from run to run: equal to what is worked out anew, and harmless when it is damaged or planted."""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coder.codebook import read_codebook
from interview_coder.coding.compile import literals_of
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.problems import Where
from interview_coder.domain.rules import Term
from interview_coder.study import memo as memo_module
from interview_coder.study.memo import DiskMemo

BOOKS = sorted((Path(__file__).parents[2] / "codebooks").glob("*.yaml"))
FAULTY = (
    "codebook: a\nversion: 1.0.0\ntitle: x\ncodes:\n  - id: c\n    name: 名\n    rules: [经费 AND, \t/(/ ]\n  - id: c\n"
)


def never() -> Term:
    raise AssertionError("worked out again")


def counted(value: object) -> tuple[Callable[[], object], list[int]]:
    calls: list[int] = []

    def make() -> object:
        calls.append(1)
        return value

    return make, calls


def plant(memo: DiskMemo, data: bytes) -> None:
    """Put data where the only entry is, as if this package had written it."""
    (entry,) = memo.folder.iterdir()
    entry.write_bytes(hashlib.sha256(data).digest() + data)


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    memo = DiskMemo(tmp_path / "memo")
    assert memo("kind", b"key", lambda: Term("经费", 3)) == Term("经费", 3)
    assert DiskMemo(tmp_path / "memo")("kind", b"key", never) == Term("经费", 3)


@pytest.mark.parametrize(("kind", "key"), [("kind", b"other"), ("other", b"key")])
def test_another_question_has_another_answer(tmp_path: Path, kind: str, key: bytes) -> None:
    memo = DiskMemo(tmp_path)
    memo("kind", b"key", lambda: 1)
    assert memo(kind, key, lambda: 2) == 2


def test_another_state_of_the_code_has_another_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = DiskMemo(tmp_path)
    memo("kind", b"key", lambda: 1)
    monkeypatch.setattr(memo_module, "_code", lambda: b"edited")
    assert memo("kind", b"key", lambda: 2) == 2


@pytest.mark.parametrize(
    "file",
    [
        "interview_coder/codebook/reader.py", "interview_coder/coding/grammar.lark",
        "interview_coder/domain/simplified.txt", "/lark/__init__.py", "/pcre2/__init__.py", "/spacy/__init__.py",
        "/yaml/__init__.py",
    ],
)  # fmt: skip
def test_the_state_covers_modules_data_and_libraries(file: str) -> None:
    assert file in memo_module._code().decode().replace("\\\\", "/")


def test_the_state_changes_with_a_file_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "coding").mkdir()
    monkeypatch.setattr(memo_module, "_PACKAGE", tmp_path)
    states = []
    for grammar in ("a", "ab"):
        (tmp_path / "coding" / "grammar.lark").write_text(grammar, encoding="utf-8")
        (tmp_path / "coding" / f"{grammar}.pyc").write_text(grammar, encoding="utf-8")
        states.append([memo_module._code.__wrapped__() for _ in range(2)])
    assert states[0][0] == states[0][1] != states[1][0]


def test_compiled_modules_are_no_part_of_the_state() -> None:
    assert b".pyc" not in memo_module._code()


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_damaged_entries_are_made_again(tmp_path_factory: pytest.TempPathFactory, place: int, difference: int) -> None:
    memo = DiskMemo(tmp_path_factory.mktemp("memo"))
    memo("kind", b"key", lambda: Term("经费"))
    (entry,) = memo.folder.iterdir()
    data = bytearray(entry.read_bytes())
    data[place % len(data)] ^= difference
    entry.write_bytes(data)
    make, calls = counted(Term("经费"))
    assert memo("kind", b"key", make) == Term("经费")
    assert calls


@pytest.mark.parametrize("size", [0, 10, 32, 40, -1])
def test_entries_that_were_cut_short_are_made_again(tmp_path: Path, size: int) -> None:
    memo = DiskMemo(tmp_path)
    memo("kind", b"key", lambda: Term("经费"))
    (entry,) = memo.folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:size])
    make, calls = counted(Term("经费"))
    assert memo("kind", b"key", make) == Term("经费")
    assert calls


class Planted:
    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("planted",))


def test_an_entry_is_found_where_it_is_planted(tmp_path: Path) -> None:
    memo = DiskMemo(tmp_path)
    memo("kind", b"key", lambda: 1)
    plant(memo, pickle.dumps(2))
    assert memo("kind", b"key", lambda: 3) == 2


def test_an_entry_cannot_call_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    memo = DiskMemo(tmp_path / "memo")
    memo("kind", b"key", lambda: 1)
    plant(memo, pickle.dumps(Planted()))
    assert memo("kind", b"key", lambda: 1) == 1
    assert not (tmp_path / "planted").exists()
    plant(memo, pickle.dumps(read_codebook))
    assert memo("kind", b"key", lambda: 2) == 2


def test_an_entry_cannot_load_other_modules_of_this_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "interview_coder.__main__", raising=False)
    memo = DiskMemo(tmp_path)
    memo("kind", b"key", lambda: 1)
    plant(memo, b"cinterview_coder.__main__\nmain\n.")
    assert memo("kind", b"key", lambda: 2) == 2
    assert "interview_coder.__main__" not in sys.modules


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    memo = DiskMemo(tmp_path / "memo")
    memo("kind", b"key", lambda: 1)
    memo.folder.chmod(0o777)
    assert memo("kind", b"key", lambda: 2) == 2
    memo("other", b"key", lambda: 2)
    assert len(list(memo.folder.iterdir())) == 1
    memo.folder.chmod(0o700)
    assert memo("kind", b"key", never) == 1  # type: ignore[comparison-overlap]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such owners")
def test_a_folder_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = DiskMemo(tmp_path)
    memo("kind", b"key", lambda: 1)
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert memo("kind", b"key", lambda: 2) == 2


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    make, calls = counted(Where("a", 1, 2))
    memo = DiskMemo(tmp_path / "file" / "memo")
    assert [memo("kind", b"key", make), memo("kind", b"key", make)] == [Where("a", 1, 2)] * 2
    assert len(calls) == 2


def test_the_folder_is_the_users_alone_and_does_not_grow_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo_module, "_MOST_ENTRIES", 3)
    memo = DiskMemo(tmp_path / "memo")
    for number in range(6):
        memo("kind", str(number).encode(), lambda number=number: number)  # type: ignore[misc]
    assert len(list(memo.folder.iterdir())) == 3
    assert memo.folder.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_only_files_of_ours_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo_module, "_MOST_ENTRIES", 1)
    memo = DiskMemo(tmp_path)
    names = [".memo-cut_short", "notes-2024.txt", "访谈.docx"]
    for name in names:
        (tmp_path / name).write_text("", encoding="utf-8")
        os.utime(tmp_path / name, (0, 0))
    for key in (b"one", b"two"):
        memo("kind", key, lambda: 1)
    left = {path.name for path in tmp_path.iterdir()}
    assert left > set(names[1:])
    assert len(left) == 3
    assert names[0] not in left


def test_what_cannot_be_kept_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("open in another process")

    monkeypatch.setattr(Path, "replace", refuse)
    assert DiskMemo(tmp_path)("kind", b"key", lambda: 1) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_codebook_from_the_memo_equals_one_read_anew(tmp_path: Path, path: Path) -> None:
    memo = DiskMemo(tmp_path)
    plain = read_codebook(path, parse=parse_expression)
    assert [read_codebook(path, parse=parse_expression, memo=memo) for _ in range(2)] == [plain, plain]

    def no_parse(*_args: object, **_options: object) -> None:
        raise AssertionError("read again")

    assert read_codebook(path, parse=no_parse, memo=memo) == plain  # type: ignore[arg-type]
    assert plain[0]
    literals = memo("literals", b"", lambda: literals_of(plain[0]))  # type: ignore[arg-type]
    assert memo("literals", b"", never) == literals  # type: ignore[comparison-overlap]


def test_problems_come_from_the_memo_as_they_were(tmp_path: Path) -> None:
    book, memo = tmp_path / "a.yaml", DiskMemo(tmp_path / "memo")
    book.write_text(FAULTY, encoding="utf-8")
    told = [
        tuple(problem.render("zh") for problem in read_codebook(book, parse=parse_expression, memo=given)[1])
        for given in (memo, memo, DiskMemo(tmp_path / "other"))
    ]
    assert told[0] == told[1] == told[2]
    assert len(told[0]) > 2


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    book, memo = tmp_path / "a.yaml", DiskMemo(tmp_path / "memo")
    for word in ("经费", "场地"):
        book.write_text(f"codebook: a\nversion: 1.0.0\ntitle: x\ncodes:\n  - {{id: c, name: 名, rules: [{word}]}}\n")
        found = read_codebook(book, parse=parse_expression, memo=memo)[0]
        assert found
        assert [rule.text for rule in found.codes[0].rules] == [word]
