"""Tables with one text a row: which columns mean what, rows that are none, and stretches that any process can read."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from interview_coder.domain.sources import Source
from interview_coder.ingest import data_tables, read_sources, text_rows
from interview_coder.ingest.extract import ReadOptions

ROWS = [
    {"id": "a7", "text": "志愿者来了。", "district": "农村", "case": "甲", "n": 3},
    {"id": "b2", "text": "问：谁来？\n答：志愿者。\n问：还有呢？\n答：没有了。", "district": "", "case": "乙", "n": 4},
    {"id": "c1", "text": "", "district": "城区", "case": "丙", "n": 5},
    {"id": "d9", "text": '他说“好”，"行", 就来。', "district": "城区", "case": "甲", "n": 6},
]


def write_jsonl(path: Path, rows: Sequence[Mapping[str, object]] = ROWS) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def write_csv(path: Path, rows: Sequence[Mapping[str, object]] = ROWS, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_parquet(path: Path, rows: Sequence[Mapping[str, object]] = ROWS, **options: int) -> Path:
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), path, **options)
    return path


WRITERS = {"posts.jsonl": write_jsonl, "posts.csv": write_csv, "posts.parquet": write_parquet}
BY_ID = ReadOptions(text_column="text", id_column="id")


def read(path: Path, options: ReadOptions = BY_ID) -> tuple[list[Source], list[str]]:
    sources, problems = read_sources([path], options=options)
    return sources, [f"{problem.code}:{problem.where.line}" for problem in problems]


@pytest.mark.parametrize("name", WRITERS)
def test_rows_become_sources(tmp_path: Path, name: str) -> None:
    sources, problems = read(WRITERS[name](tmp_path / name))
    assert [source.id for source in sources] == ["posts.a7", "posts.b2", "posts.d9"]
    assert [source.text for source in sources] == [ROWS[0]["text"], ROWS[1]["text"], ROWS[3]["text"]]
    assert [source.case for source in sources] == ["甲", "乙", "甲"]
    assert dict(sources[0].attributes) == {"district": "农村", "n": "3"}
    assert [problem.partition(":")[0] for problem in problems] == ["IC182"]


@pytest.mark.parametrize("name", WRITERS)
def test_a_row_is_read_as_a_text_file_of_it_would_be(tmp_path: Path, name: str) -> None:
    sources, _ = read(WRITERS[name](tmp_path / name))
    (tmp_path / "b2.txt").write_text(str(ROWS[1]["text"]), encoding="utf-8")
    (alone,), _ = read_sources([tmp_path / "b2.txt"])
    assert sources[1].turns == alone.turns
    assert [turn.role for turn in sources[0].turns] == ["participant"]


def test_without_an_id_rows_go_by_their_line(tmp_path: Path) -> None:
    options = ReadOptions(text_column="text")
    assert [one.id for one in read(write_jsonl(tmp_path / "p.jsonl"), options)[0]] == ["p.1", "p.2", "p.4"]
    # The second text holds line ends, so that the lines of the rows after it are further on.
    assert [one.id for one in read(write_csv(tmp_path / "p.csv"), options)[0]] == ["p.2", "p.3", "p.8"]
    assert [one.id for one in read(write_parquet(tmp_path / "p.parquet"), options)[0]] == ["p.1", "p.2", "p.4"]


def test_speaker_role_and_kind_mean_what_they_do_elsewhere(tmp_path: Path) -> None:
    rows = [
        {"text": "谁来？", "speaker": "主持人", "kind": "focus_group"},
        {"text": "我来。", "speaker": "王五", "role": "other", "kind": "diary"},
    ]
    sources, _ = read(write_jsonl(tmp_path / "t.jsonl", rows), ReadOptions())
    assert [(one.turns[0].speaker, one.turns[0].role, one.kind) for one in sources] == [
        ("主持人", "interviewer", "focus_group"),
        ("王五", "other", "interview"),
    ]
    assert read(tmp_path / "t.jsonl", ReadOptions())[1] == ["IC403:2"]


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("size", [1, 100, 700])
def test_stretches_together_are_the_table(
    tmp_path: Path, name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": f"r{n}", "text": f'第{n}句。\n"引，号"' if n % 3 else f"第{n}句。", "case": ""} for n in range(60)]
    path = WRITERS[name](tmp_path / name, rows)
    whole = [(source.id, source.text) for source in read(path)[0]]
    monkeypatch.setattr(text_rows, "STRETCH", size)
    monkeypatch.setattr(data_tables, "STRETCH", size)
    monkeypatch.setattr(data_tables, "_LEAST_ROWS", 7)
    assert len(list(data_tables.stretches(path, BY_ID))) > 1
    assert [(source.id, source.text) for source in read(path)[0]] == whole
    assert [text for _, text in whole] == [row["text"] for row in rows]


def test_stretches_of_parquet_can_be_read_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_tables, "STRETCH", 1)
    monkeypatch.setattr(data_tables, "_LEAST_ROWS", 7)
    rows = [{"id": f"r{n}", "text": f"第{n}句。"} for n in range(60)]
    path = write_parquet(tmp_path / "p.parquet", rows, row_group_size=25)
    stretches = list(data_tables.stretches(path, BY_ID))
    assert [(stretch.start, stretch.place, stretch.first) for stretch in stretches][3:5] == [(0, 3, 22), (1, 0, 26)]
    back = {stretch.first: data_tables.read_stretch(path, stretch, BY_ID)[0] for stretch in reversed(stretches)}
    assert [extract.text for first in sorted(back) for extract in back[first]] == [row["text"] for row in rows]


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ('{"text": "好"}\n{"text": \n[1]\n{"text": "行"}\n', ReadOptions(), ["IC181:2", "IC181:3"]),
        ('{"a": "好", "b": "行"}\n', ReadOptions(), ["IC180:1"]),
        ('{"text": "好"}\n', ReadOptions(text_column="words"), ["IC180:1"]),
        ('{"text": "好"}\n', ReadOptions(id_column="nr"), ["IC180:1"]),
        ('{"text": "好", "id": 1}\n{"text": "行", "id": 1}\n', ReadOptions(id_column="id"), ["IC183:2"]),
        ("", ReadOptions(), ["IC101:0"]),
    ],
    ids=["no rows", "no text", "no such column", "no such id", "same id", "empty"],
)
def test_bad_rows_are_said_with_their_place(
    tmp_path: Path, content: str, options: ReadOptions, said: list[str]
) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(content, encoding="utf-8")
    sources, problems = read(path, options)
    assert problems == said
    assert len({source.id for source in sources}) == len(sources)


def test_a_table_without_the_column_says_which_it_has(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "t.jsonl", [{"a": "好", "b": 1}])
    (problem,) = read_sources([path], options=ReadOptions(text_column="c"))[1]
    assert problem.render("en") == (
        f"{path}:1: IC180 the table has no column 'c'\n  fix: name one with --text-column: a, b"
    )


def test_a_csv_is_a_table_of_texts_only_where_somebody_says_so(tmp_path: Path) -> None:
    path = tmp_path / "谈话.csv"
    path.write_text("发言人,text\n主持人,谁来？\n张三,志愿者来。\n主持人,好。\n张三,嗯。\n", encoding="utf-8")
    (transcript,), _ = read_sources([path])
    assert [turn.speaker for turn in transcript.turns] == ["主持人", "张三", "主持人", "张三"]
    assert len(read_sources([path], options=ReadOptions(text_column="text"))[0]) == 4


def test_rows_of_csv_that_are_too_long_or_broken_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_tables, "_SAMPLE", 20)
    path = tmp_path / "t.csv"
    path.write_bytes("id,text\n1,好。\n2,行,多\n".encode() + b"3,\xff\xfe\n" + "4,来。\n".encode())
    sources, problems = read(path, ReadOptions(text_column="text"))
    assert ([source.text for source in sources], problems) == (["好。", "来。"], ["IC409:3", "IC185:4"])


def test_an_open_quotation_mark_does_not_swallow_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_rows, "STRETCH", 50)
    monkeypatch.setattr(text_rows, "_LONGEST_ROW", 200)
    path = tmp_path / "t.csv"
    path.write_text('text\n好。\n"行。\n' + "来。\n" * 200, encoding="utf-8")
    sources, problems = read(path, ReadOptions(text_column="text"))
    assert ([source.text for source in sources], problems) == (["好。"], ["IC184:3"])


def test_personal_columns_are_left_out_unless_wanted(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "t.jsonl", [{"text": "好", "手机号": "13800000000"}])
    sources, problems = read(path, ReadOptions())
    assert (dict(sources[0].attributes), problems) == ({}, ["IC172:1"])
    kept, _ = read(path, ReadOptions(keep_personal=True))
    assert dict(kept[0].attributes) == {"手机号": "13800000000"}


def test_what_is_no_parquet_is_said(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"no parquet at all")
    assert read(tmp_path / "t.parquet", ReadOptions()) == ([], ["IC181:0"])
