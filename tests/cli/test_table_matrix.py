"""``table matrix``, ``frequencies``, ``constructs``: what is printed, drawn and said."""

import json
from pathlib import Path

import pytest
from cli.conftest import Run
from PIL import Image

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "codebooks" / "volunteer-governance.yaml"


@pytest.fixture
def several(study: Path) -> Path:
    """Three interviews and their attributes."""
    for name, words in (("李四", "志愿者多。"), ("王五", "没人来。")):
        (study / "transcripts" / f"{name}.txt").write_text(f"问：谁来？\n答：{words}\n", encoding="utf-8")
    (study / "transcripts" / "sources.csv").write_text(
        "source,case,地区\n张 三（村）,张三,农村\n李四,李四,城区\n王五,王五,城区\n", encoding="utf-8"
    )
    return study


def test_the_matrix_as_columns(several: Path, run: Run) -> None:
    outcome = run("table", "matrix", "--by", "地区", "-f", "csv")
    assert outcome.code == 0
    heads, *rows = outcome.out.splitlines()
    assert heads == (
        "code,name,group,mentions,segments,group_segments,share_of_segments,residual_segments,"
        "cases,group_cases,share_of_cases,residual_cases"
    )
    assert rows == [
        "volunteers,志愿者,农村,1,1,2,0.5,0.0,1,1,1.0,0.866",
        "volunteers,志愿者,城区,1,1,2,0.5,0.0,1,2,0.5,-0.866",
    ]
    tests = run("table", "matrix", "--by", "地区", "-f", "csv", "--part", "matrix_tests").out.splitlines()
    assert tests[1:] == [
        "volunteers,志愿者,cases,2,3,2,fisher,,,1.0,1.0,0.5,0.33",
        "volunteers,志愿者,segments,2,4,2,fisher,,,1.0,1.0,0.0,1.0",
    ]


def test_what_the_tests_take_for_granted_is_said(several: Path, run: Run) -> None:
    english = run("--lang", "en", "table", "matrix", "--by", "地区").err
    assert "Segments of one interview are not" in english
    assert "Benjamini–Hochberg" in english
    assert "同一访谈里的单元并不独立" in run("--lang", "zh", "table", "matrix", "--by", "地区").err
    assert run("--quiet", "table", "matrix", "--by", "地区").err == ""


def test_the_matrix_to_read(several: Path, run: Run) -> None:
    shown = run("--lang", "zh", "table", "matrix", "--by", "地区", "-f", "md").out
    assert "| 编码 | 农村 (n=1) | 城区 (n=2) | χ² / p | 校正 p | V |" in shown
    assert "| 志愿者 | 1（100.0%） | 1（50.0%） | Fisher, p=1.000 | 1.000 | 0.50 |" in shown
    constructs = run(
        "--lang", "en", "table", "matrix", "--by", "地区", "--of", "constructs", "--per", "segments", "-f", "md"
    )
    assert "| Constructs | 农村 (n=2) | 城区 (n=2) | χ² / p | adjusted p | V |" in constructs.out
    assert "| 甲 | 1 (50.0%) | 1 (50.0%) |" in constructs.out


def test_by_case_it_counts_segments(several: Path, run: Run) -> None:
    shown = run("--lang", "zh", "table", "matrix", "-f", "md").out
    assert "| 志愿者 | 1（50.0%） | 1（100.0%） | 0（0.0%） |" in shown


def test_by_role_everybody_is_coded(several: Path, run: Run) -> None:
    records = json.loads(run("table", "matrix", "--by", "role", "-f", "json").out)
    assert [(record["group"], record["group_segments"]) for record in records] == [
        ("interviewer", 3),
        ("participant", 4),
    ]


def test_units_left_out_and_single_groups_are_said(several: Path, run: Run) -> None:
    (several / "transcripts" / "sources.csv").write_text("source,地区\n李四,城区\n", encoding="utf-8")
    outcome = run("--lang", "zh", "table", "matrix", "--by", "地区", "-f", "csv")
    assert outcome.code == 0
    assert "没有“地区”取值、未计入的单元：3 个。" in outcome.err
    assert "只有一组：城区，无从比较。" in outcome.err


def test_wrong_choices_are_explained(several: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "matrix", "--by", "区")
    assert outcome.code == 1
    assert "IC522 --by：没有“区”" in outcome.err
    assert "地区" in outcome.err
    nothing = run("table", "matrix", "--kinds", "survey")
    assert nothing.code == 1
    assert "IC523" in nothing.err
    assert run("table", "matrix", "--of", "themes").code == 2
    assert run("table", "matrix", "--per", "turns").code == 2
    assert run("table", "matrix", "--adjust", "holm").code == 2
    assert run("table", "matrix", "--plot", "a.pdf").code == 2


def test_files_and_figures(several: Path, run: Run) -> None:
    outcome = run(
        *("--lang", "zh", "table", "matrix", "--by", "地区", "--out", "矩阵 表.xlsx"),
        *("--plot", "图 一.png", "--residuals", "-f", "csv"),
    )
    assert outcome.code == 0
    assert (several / "矩阵 表.xlsx").stat().st_size > 1000
    with Image.open(several / "图 一.png") as picture:
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert "图 一.png" in outcome.err
    assert run("table", "matrix", "--by", "地区", "--out", "a.docx", "-f", "csv").code == 0


def test_frequencies_and_constructs_with_figures(study: Path, run: Run) -> None:
    outcome = run("table", "frequencies", "-f", "csv", "--plot", "a.svg", "--out", "f.csv")
    assert outcome.code == 0
    assert outcome.out.splitlines()[1].startswith("volunteers,志愿者,volunteers,")
    assert (study / "f.csv").read_text(encoding="utf-8-sig").splitlines() == outcome.out.splitlines()
    assert (study / "a.svg").read_text(encoding="utf-8").startswith("<?xml")
    constructs = run("table", "constructs", "-f", "csv", "--plot", "b.png")
    assert constructs.out.splitlines()[1] == "t,t.a,甲,1,1,1,1,1"
    assert (study / "b.png").is_file()


def test_nothing_to_draw_is_a_warning_not_an_empty_figure(study: Path, run: Run) -> None:
    (study / "transcripts" / "张 三（村）.txt").write_text("问：谁来？\n答：没人。\n", encoding="utf-8")
    for command in ("frequencies", "constructs", "matrix", "cooccurrence"):
        outcome = run("--lang", "en", "table", command, "-f", "csv", "--plot", "a.png")
        assert outcome.code == 0
        assert "IC603 the figure was not drawn" in outcome.err
        assert not (study / "a.png").exists()


def test_no_chinese_font_is_an_error_that_names_the_package(
    study: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview_coder.export.charts.fonts._MODULE", "no_such_package")
    outcome = run("--lang", "en", "table", "frequencies", "--plot", "a.png")
    assert outcome.code == 1
    assert "pip install pylopdf-fonts-zh-cn" in outcome.err
    assert outcome.out


def test_the_figure_of_many_groups_keeps_the_largest(tmp_path: Path, run: Run) -> None:
    """The example study has 92 cases; the figure holds 40, and says so."""
    outcome = run(
        *("--lang", "en", "--quiet", "table", "matrix", ROOT / "transcripts", "-c", BOOK, "-f", "md"),
        *("--of", "constructs", "--plot", tmp_path / "m.svg"),
    )
    assert outcome.code == 0
    assert "The 24 largest of 92 groups" in outcome.out
    comments = (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert "The 40 largest groups of 92." in comments.replace("\n", " ")


def test_frequencies_and_constructs_to_read(study: Path, run: Run) -> None:
    assert "| 志愿者 | 甲 | 1 | 1 | 50.0% | 1 | 100.0% |" in run("--lang", "zh", "table", "frequencies", "-f", "md").out
    assert "| 理论 | 甲 | 1 | 1 | 1 | 1 | 1 |" in run("--lang", "zh", "table", "constructs", "-f", "md").out
    assert run("table", "constructs", "--out", "c.docx", "-f", "csv").code == 0
    assert (study / "c.docx").is_file()
