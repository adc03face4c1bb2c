"""The figures of the argument as values: what stands in them, and that they can be drawn."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders import WHERE, book, code, talk
from example import example_book, example_study

from interview_coder.domain.codebook import Codebook, Relation
from interview_coder.domain.figures import BarChart, Chart, NetworkChart, StackedBars
from interview_coder.export.charts import write_chart
from interview_coder.export.study_charts import chain_chart, saturation_chart, survey_chart, triangulation_chart
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.study_tables import chain, saturation, survey, triangulation

HOME, GAP = "您的居住地", "您觉得本地城区和农村之间志愿服务的差别"


def test_the_chain_of_the_example_in_three_columns() -> None:
    chart = chain_chart(chain(example_study()), example_book(), "zh")
    assert isinstance(chart, NetworkChart)
    assert chart.title == "“问题—原因—对策”证据链"
    columns = {group: [node.id for node in chart.nodes if node.group == group] for group in ("问题", "原因", "对策")}
    assert [len(column) for column in columns.values()] == [5, 5, 5]
    assert columns["原因"][1] == "cause_guarantee_mechanism_missing"
    weights = {(edge.source, edge.target): edge.weight for edge in chart.edges}
    links = {(row["from"], row["to"]): row["cases_both"] for row in chain(example_study())["chain"].records()}
    assert len(weights) == 10
    assert all(links[pair] == weight for pair, weight in weights.items())
    assert all(bool(edge.label) == (edge.weight > 0) for edge in chart.edges)


def related(*relations: tuple[str, str]) -> Codebook:
    codes = tuple(replace(code(one, f"/{one}/"), family=family) for one, family in zip("甲乙丙", "xxy", strict=True))
    return replace(book(*codes), relations=tuple(Relation(a, "caused_by", b, WHERE) for a, b in relations))


@pytest.mark.parametrize(
    ("relations", "columns"),
    [
        ([("甲", "乙"), ("乙", "丙")], 3),
        ([("甲", "丙")], 2),
        ([("甲", "乙"), ("乙", "甲")], 2),
        ([("甲", "甲")], 0),
    ],
)
def test_codes_stand_in_one_column_each(relations: list[tuple[str, str]], columns: int, tmp_path: Path) -> None:
    codebook = related(*relations)
    study = code_study([talk("答：甲乙丙。")], codebook)[0]
    chart = chain_chart(chain(study), codebook, "zh")
    assert len({node.group for node in chart.nodes}) == columns
    assert len({node.id for node in chart.nodes}) == len(chart.nodes)
    problems = write_chart(chart, tmp_path / "c.svg")
    assert bool(problems) == (not chart.nodes)


def test_the_curve_of_the_example() -> None:
    tables = saturation(example_study()).tables
    chart = saturation_chart(tables, "en")
    collected, random = chart.lines
    rows = list(tables["saturation"].records())
    assert collected.ys == tuple(row["cumulative"] for row in rows)
    assert chart.bars == tuple(row["new_codes"] for row in rows)
    assert (random.low, random.high) == (tuple(r["p05"] for r in rows), tuple(r["p95"] for r in rows))
    notation = next(tables["saturation_assessment"].records())["notation"]
    assert [mark.label for mark in chart.marks] == ([f"Saturation {notation}"] if notation else [])


def test_kinds_side_by_side_fit_a_page() -> None:
    tables = triangulation(example_study())
    chart = triangulation_chart(tables, "zh")
    assert chart.columns == ("访谈", "问卷回答", "文献")
    compared = [row for row in tables["triangulation"].records() if row["verdict"] not in ("silence", "none")]
    assert len(chart.rows) == min(40, len(compared))
    all_agreed = [row["name"] for row in tables["triangulation"].records() if row["verdict"] == "agreement"]
    assert [name.partition("：")[0] for name in chart.rows[: len(all_agreed)]] == all_agreed


def test_answers_as_bars_and_one_question_by_another_as_parts() -> None:
    bars = survey_chart(survey(example_study(), questions=[HOME]), "", "zh")
    assert isinstance(bars, BarChart)
    assert (bars.title, bars.labels, bars.values, bars.groups) == (HOME, ("城区", "农村"), (64.3, 35.7), ())
    parts = survey_chart(survey(example_study(), questions=[GAP], by=HOME), HOME, "zh")
    assert isinstance(parts, StackedBars)
    assert parts.values == ((10.0, 18.0, 11.0, 6.0), (15.0, 6.0, 1.0, 3.0))
    every = survey_chart(survey(example_study()), "", "en")
    assert isinstance(every, BarChart)
    assert len(set(every.groups)) == 15


@pytest.mark.parametrize(("suffix", "language"), [(".png", "zh"), (".svg", "en")])
def test_they_are_drawn(suffix: str, language: str, tmp_path: Path) -> None:
    study = example_study()
    charts: dict[str, Chart] = {
        "chain": chain_chart(chain(study), example_book(), language),
        "saturation": saturation_chart(saturation(study).tables, language),
        "triangulation": triangulation_chart(triangulation(study), language),
        "survey": survey_chart(survey(study, questions=[HOME]), "", language),
    }
    for name, chart in charts.items():
        assert write_chart(chart, tmp_path / f"{name}{suffix}") == ()
        assert (tmp_path / f"{name}{suffix}").stat().st_size > 5000
