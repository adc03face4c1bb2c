"""Tables as Parquet: the cells of the CSV files, numbers as numbers, texts as they were before formulas were defused."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from builders import book, code

from interview_coder.domain.tables import Table
from interview_coder.export import parquet_file
from interview_coder.export.parquet_file import write_parquet
from interview_coder.ingest.corpus import open_corpus
from interview_coder.pipeline import corpus, corpus_result
from interview_coder.pipeline.corpus import code_corpus
from interview_coder.pipeline.workers import Assignment

TABLES = ("frequencies", "constructs", "quotes", "matrix", "cooccurrence")


@pytest.mark.parametrize("most", [50_000, 1], ids=["small", "large"])
def test_parquet_holds_what_the_tables_hold(tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_result, "MOST_QUOTES", most)
    monkeypatch.setattr(corpus, "MOST_CODINGS", most)
    monkeypatch.setattr(parquet_file, "_GROUP", 2)
    (tmp_path / "a.txt").write_text("答：-志愿者。\n答：志愿者在社区。\n答：=志愿者。\n", encoding="utf-8")
    result = code_corpus(
        open_corpus([tmp_path / "a.txt"]), Assignment(book(code("v", "志愿者"), code("s", "社区"))), tmp_path / "out"
    )
    files = result.write(tmp_path / "out", parquet=True)
    result.close(complete=True)
    assert [path.name for path in files if path.suffix == ".parquet"] == [f"{name}.parquet" for name in TABLES]
    read = {name: pq.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist() for name in TABLES}
    assert [row["text"] for row in read["quotes"]] == ["-志愿者。", "志愿者在社区。", "=志愿者。", "志愿者在社区。"]
    assert {name: read["quotes"][0][name] for name in ("start", "end", "turn")} == {"start": 2, "end": 7, "turn": 1}
    assert read["matrix"] == [
        {"case": "a", "code": "v", "segments": 3, "mentions": 3},
        {"case": "a", "code": "s", "segments": 1, "mentions": 1},
    ]
    assert read["cooccurrence"] == [{"code_a": "v", "code_b": "s", "segments": 1, "jaccard": 0.3333}]
    assert read["constructs"] == []


def test_an_empty_table_keeps_the_types_of_its_columns(tmp_path: Path) -> None:
    table = Table("t", ("code", "segments", "coverage"), [])
    write_parquet(table.columns, table.rows, tmp_path / "t.parquet")
    assert [str(field.type) for field in pq.read_schema(tmp_path / "t.parquet")] == ["string", "int64", "double"]
