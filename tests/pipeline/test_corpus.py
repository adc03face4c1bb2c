"""A corpus coded batch by batch: the same as all at once, whoever does the work, and nothing left in memory."""

import csv
import hashlib
import io
import json
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest
from builders import book, code
from ingest.test_data_tables import WRITERS
from pipeline.conftest import BOOK, SENTENCES, Code, files_of

from interview_coder.ingest import data_tables, read_sources, text_rows
from interview_coder.ingest.corpus import open_corpus
from interview_coder.ingest.extract import ReadOptions
from interview_coder.pipeline import code_sources, corpus_result
from interview_coder.pipeline import corpus as corpus_module
from interview_coder.pipeline.corpus import code_corpus
from interview_coder.pipeline.workers import Assignment, Batch, Done, Engine, one_process, processes
from interview_coder.study.ledger import LEDGER_FILE, LedgerInUse


def test_batches_give_what_all_at_once_gives(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    found, problems = read_sources([folder])
    whole = code_sources(found, BOOK)
    whole.note_problems([*problems, *whole.problems, *(fault for source in found for fault in source.problems)])
    whole.write(tmp_path / "whole", language="zh")
    batches = files_of(run_corpus(folder), tmp_path / "out")
    assert sorted(batches) == sorted(path.name for path in (tmp_path / "whole").iterdir())
    for name, content in batches.items():
        assert content == (tmp_path / "whole" / name).read_bytes(), name


def test_memory_or_disk_makes_no_difference(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    on_disk = files_of(run_corpus(folder, out="disk"), tmp_path / "disk")
    assert on_disk == files_of(run_corpus(folder, out="memory", on_disk=False), tmp_path / "memory")


def test_two_processes_give_the_same_bytes(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    alone = files_of(run_corpus(folder, out="one"), tmp_path / "one")
    assert alone == files_of(run_corpus(folder, out="two", engine=processes(2)), tmp_path / "two")


def test_the_order_of_the_files_makes_no_difference(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    files = sorted(folder.glob("*.txt"))
    ahead = files_of(run_corpus(*files, out="ahead"), tmp_path / "ahead")
    assert ahead == files_of(run_corpus(*files[::-1], out="back"), tmp_path / "back")


def test_sources_that_lie_between_those_of_another_batch_are_sorted(
    folder: Path, run_corpus: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "表.csv").write_text(
        "编号,您怎么看待志愿者？请说说\n1,志愿者很好，我们村里都知道\n2,志愿者没有钱，也没有人\n", "utf-8"
    )
    (folder / "表.1.z.txt").write_text("答：志愿者。\n", encoding="utf-8")
    monkeypatch.setattr(corpus_module, "_BATCH_FILES", 1)
    rows = csv.DictReader(io.StringIO(files_of(run_corpus(folder), tmp_path / "out")["quotes.csv"].decode("utf-8-sig")))
    sources = [row["source"] for row in rows if row["code"] == "v" and row["source"].startswith("表")]
    assert sources == ["表.1.Q1", "表.1.z", "表.2.Q1"]


def test_cases_in_several_batches_count_once(folder: Path, run_corpus: Code) -> None:
    result = run_corpus(folder)
    record = next(row for row in result.frequencies.records() if row["code"] == "v")
    assert (record["sources"], record["cases"]) == (9, 8)  # nobody speaks of it in 8; 2 and 10 are one case
    assert result.totals.n_cases() == 9
    result.close(complete=True)


def test_a_large_corpus_is_not_kept(
    folder: Path, run_corpus: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = files_of(run_corpus(folder, out="small"), tmp_path / "small")
    for module in (corpus_module, corpus_result):
        monkeypatch.setattr(module, "MOST_CODINGS", 3)
    monkeypatch.setattr(corpus_result, "MOST_QUOTES", 3)
    monkeypatch.setattr(corpus_result, "MOST_CELLS", 3)
    (tmp_path / "large").mkdir()
    (tmp_path / "large" / "report.html").write_text("old", encoding="utf-8")
    result = run_corpus(folder, out="large")
    assert result.study is None
    assert [problem.code for problem in result.limits()] == ["IC507", "IC507", "IC508"]
    large = files_of(result, tmp_path / "large")
    assert "report.html" not in large
    for name in small:
        assert name not in large or name == "results.xlsx" or small[name] == large[name], name


@pytest.mark.parametrize("most", [8, 10_000])
def test_coded_sources_are_asked_for_only_where_they_may_fit(
    folder: Path, run_corpus: Code, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    asked: list[bool] = []

    def engine(assignment: Assignment, batches: Iterable[Batch]) -> Generator[Done, None, None]:
        for done in one_process(assignment, batches):
            asked.append(done.batch.keep)
            yield done

    monkeypatch.setattr(corpus_module, "MOST_CHARACTERS", most)
    result = run_corpus(folder, engine=engine)
    result.close(complete=True)
    assert set(asked) == {most > 8}
    assert (result.study is not None) == (most > 8)


def test_rows_of_the_tables_about_nobody_are_said(folder: Path, run_corpus: Code) -> None:
    result = run_corpus(folder, engine=processes(2))
    assert [problem.code for problem in result.problems if problem.code == "IC404"] == ["IC404"]
    result.close(complete=True)


SLOW = book(code("slow", "/(a+)+$/"), code("v", "志愿者"))


def test_an_expression_that_is_too_slow_is_left_out_everywhere(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    (folder / "访谈1.txt").write_text("答：aa\n答：志愿者。\n", encoding="utf-8")
    (folder / "访谈7.txt").write_text(f"答：{'a' * 40}c。志愿者。\n答：aa\n", encoding="utf-8")
    results = {}
    for name, n_jobs in (("one", 1), ("two", 2)):
        result = run_corpus(folder, out=name, engine=processes(n_jobs), codebook=SLOW)
        (problem,) = [problem for problem in result.problems if problem.code == "IC501"]
        assert "访谈7" in problem.what.en
        results[name] = files_of(result, tmp_path / name)
    assert results["one"] == results["two"]
    assert "slow" not in results["one"]["quotes.csv"].decode()
    whole = code_sources(read_sources([folder])[0], SLOW)
    assert [row[0] for row in whole.tables["frequencies"].rows if row[7]] == ["v"]


def test_nothing_to_code_is_said(tmp_path: Path, run_corpus: Code) -> None:
    (tmp_path / "leer").mkdir()
    (tmp_path / "leer" / "a.txt").write_bytes(b"")
    result = run_corpus(tmp_path / "leer")
    assert (result.totals.n_sources, [problem.code for problem in result.problems]) == (0, ["IC101"])
    result.close(complete=True)


class Stopped(Exception):  # noqa: N818 - what happens to a run, not an error
    pass


def stop_after(n: int) -> Engine:
    def engine(assignment: Assignment, batches: Iterable[Batch]) -> Generator[Done, None, None]:
        for number, done in enumerate(one_process(assignment, batches)):
            if number == n:
                raise Stopped
            yield done

    return engine


def counting(numbers: list[int]) -> Engine:
    def engine(assignment: Assignment, batches: Iterable[Batch]) -> Generator[Done, None, None]:
        for done in one_process(assignment, batches):
            numbers.append(done.batch.number)
            yield done

    return engine


def test_a_stopped_run_goes_on_where_it_was(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    whole = files_of(run_corpus(folder, out="whole"), tmp_path / "whole")
    with pytest.raises(Stopped):
        run_corpus(folder, engine=stop_after(3))
    numbers: list[int] = []
    result = run_corpus(folder, engine=counting(numbers))
    assert numbers == [3, 4]
    assert result.n_resumed == 3
    assert files_of(result, tmp_path / "out") == whole


@pytest.mark.parametrize("change", ["codebook", "text", "table", "new file"])
def test_a_run_made_from_anything_else_begins_anew(folder: Path, run_corpus: Code, change: str) -> None:
    with pytest.raises(Stopped):
        run_corpus(folder, engine=stop_after(3))
    codebook = BOOK
    if change == "codebook":
        codebook = book(code("v", "社区"))
    elif change == "text":
        (folder / "访谈1.txt").write_text("答：别的话，志愿者。\n", encoding="utf-8")
    elif change == "table":
        (folder / "sources.csv").write_text("source,case\n", encoding="utf-8")
    else:
        (folder / "访谈0.txt").write_text("答：志愿者。\n", encoding="utf-8")
    numbers: list[int] = []
    result = run_corpus(folder, engine=counting(numbers), codebook=codebook)
    assert numbers[0] == 0
    assert result.n_resumed == 0
    result.close(complete=True)


def test_a_folder_takes_one_run_at_a_time(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    first = run_corpus(folder)
    with pytest.raises(LedgerInUse):
        run_corpus(folder)
    first.close(complete=True)
    assert not list((tmp_path / "out").glob(f"{LEDGER_FILE}*"))


def test_a_file_that_is_no_ledger_is_replaced(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / LEDGER_FILE).write_bytes(b"no database" * 100)
    result = run_corpus(folder)
    assert result.n_resumed == 0
    result.close(complete=True)


def test_the_record_lists_every_source_in_order(folder: Path, run_corpus: Code, tmp_path: Path) -> None:
    record = json.loads(files_of(run_corpus(folder), tmp_path / "out")["run.json"])
    assert [source["source"] for source in record["sources"]] == [f"访谈{number}" for number in range(1, 11)]


@pytest.mark.parametrize("name", ["posts.jsonl", "posts.csv", "posts.parquet"])
def test_a_table_is_coded_in_stretches(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, run_corpus: Code
) -> None:
    """Ids do not stand in natural order: the rows of all stretches have to be sorted together."""
    rows = [
        {"id": f"p{(n * 7) % 50}", "text": SENTENCES[n % len(SENTENCES)], "case": f"c{n % 9}", "kind": "survey"}
        for n in range(50)
    ]
    path = WRITERS[name](tmp_path / name, rows)
    for module in (data_tables, text_rows):
        monkeypatch.setattr(module, "STRETCH", 300)
    monkeypatch.setattr(data_tables, "_LEAST_ROWS", 7)
    monkeypatch.setattr(corpus_module, "_BATCH_BYTES", 300)
    reading = ReadOptions(text_column="text", id_column="id")
    corpus = open_corpus([path], reading)
    found = {}
    for n_jobs in (1, 2):
        result = code_corpus(corpus, Assignment(BOOK, reading=reading), tmp_path / "out", engine=processes(n_jobs))
        found[n_jobs] = files_of(result, tmp_path / str(n_jobs))
    assert found[1] == found[2]
    whole = code_sources(read_sources([path], options=reading)[0], BOOK)
    whole.write(tmp_path / "whole", language="zh")
    for file in ("quotes.csv", "matrix.csv", "frequencies.csv", "constructs.csv", "cooccurrence.csv", "results.xlsx"):
        assert found[1][file] == (tmp_path / "whole" / file).read_bytes(), file
    (record,) = json.loads(found[1]["run.json"])["sources"]
    assert record == {
        "source": "posts",
        "kind": "table",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "encoding": "",
    }
