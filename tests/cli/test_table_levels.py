"""``table levels``: the printed table and what is said where a codebook has no levels."""

from pathlib import Path

from cli.conftest import Run


def test_the_table_as_theses_print_it(study: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "levels", "-f", "md")
    assert outcome.code == 0
    assert "| 原始语句 | 初始概念 | 范畴 | 主范畴 |" in outcome.out
    assert "| A01-2 志愿者来了。 | 志愿者 (1) | 甲 | 理论 |" in outcome.out
    assert "| A01 | 访谈 | 张 三（村） |" in outcome.out


def test_columns_for_machines(study: Path, run: Run) -> None:
    outcome = run("table", "levels", "-f", "csv")
    assert outcome.out.splitlines()[0].startswith("main,main_name,category,category_name,code,name,segments,cases")
    assert run("table", "levels", "-f", "csv", "--part", "references").out.splitlines()[1] == (
        "A01,interview,张 三（村）,张 三（村）"
    )


def test_a_codebook_without_levels_is_a_problem(study: Path, run: Run) -> None:
    path = study / "codebooks" / "small.yaml"
    path.write_text(
        "codebook: flat\nversion: 1.0.0\ntitle: 平\n"
        "codes:\n  - {id: v, name: 志愿者, definition: 提到, rules: [志愿者]}\n",
        encoding="utf-8",
    )
    outcome = run("--lang", "zh", "table", "levels")
    assert outcome.code == 1
    assert "IC528 有证据的编码都没有所选的上级层次" in outcome.err
    assert "family" in outcome.err


def test_codes_left_out_are_named(study: Path, run: Run) -> None:
    path = study / "codebooks" / "small.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "  - {id: m, name: 没人, definition: 没人, rules: ['/没人/']}\n",
        encoding="utf-8",
    )
    outcome = run("--lang", "zh", "table", "levels", "--category", "construct", "--main", "theory", "-f", "csv")
    assert outcome.code == 0
    assert "IC529 未包括没有所选层次的编码：没人" in outcome.err


def test_wrong_words_are_wrong_use(study: Path, run: Run) -> None:
    assert run("table", "levels", "--category", "theme").code == 2
    assert run("table", "levels", "--quotes", "0").code == 2


def test_no_source_of_a_kind_is_a_problem(study: Path, run: Run) -> None:
    outcome = run("--lang", "zh", "table", "levels", "--kinds", "literature")
    assert outcome.code == 1
    assert "IC523 没有类型为 literature 的材料" in outcome.err
    assert outcome.out == ""
