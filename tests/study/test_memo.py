"""What is remembered from run to run: equal to what is worked out anew, and harmless when it is damaged or planted."""

import os
import pickle
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


@given(st.binary(max_size=200))
def test_damaged_entries_are_made_again(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    memo = DiskMemo(tmp_path_factory.mktemp("memo"))
    memo("kind", b"key", lambda: Term("经费"))
    (entry,) = memo.folder.iterdir()
    entry.write_bytes(entry.read_bytes()[: len(data)] + data)
    assert memo("kind", b"key", lambda: Term("经费")) == Term("经费")


class Planted:
    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("planted",))


def test_an_entry_cannot_call_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    memo = DiskMemo(tmp_path / "memo")
    memo("kind", b"key", lambda: 1)
    (entry,) = memo.folder.iterdir()
    entry.write_bytes(pickle.dumps(Planted()))
    assert memo("kind", b"key", lambda: 1) == 1
    assert not (tmp_path / "planted").exists()
    assert pickle.loads(entry.read_bytes()) == 1


def test_functions_of_this_package_cannot_be_called_either(tmp_path: Path) -> None:
    memo = DiskMemo(tmp_path)
    memo("kind", b"key", lambda: 1)
    (entry,) = memo.folder.iterdir()
    entry.write_bytes(pickle.dumps(read_codebook))
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
