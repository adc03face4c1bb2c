"""``levels``: which category and main category a code gets, and that every quotation is one of quotes.csv."""

from dataclasses import replace

import pytest
from builders import book, code, talk
from example import column, example_book, example_study, quoted

from interview_coder.domain.choices import CATEGORIES, MAINS
from interview_coder.domain.codebook import Codebook, Construct, Theory
from interview_coder.domain.coded import CodedStudy
from interview_coder.pipeline.coded import code_study
from interview_coder.pipeline.study_tables import levels


def tree() -> Codebook:
    codes = (
        replace(code("root", "志愿者", "经费"), family="problem"),
        replace(code("child", "经费"), path="root/child", parent="root", family="problem"),
        replace(code("grandchild", "钱"), path="root/child/grandchild", parent="child", family="cause"),
        replace(code("theirs", "社区"), constructs=("t.part", "u.other"), family="effect"),
        code("bare", "别的"),
    )
    top, part = Construct("t.top", "t", "上"), Construct("t.part", "t", "下", parent="t.top")
    theories = (Theory("t", "理论", "", (top, part)), Theory("u", "另一", "", (Construct("u.other", "u", "其他"),)))
    return replace(book(*codes), theories=theories)


def study() -> CodedStudy:
    return code_study([talk("答：志愿者来了。经费不够。钱没了。社区好。别的事。")], tree())[0]


@pytest.mark.parametrize(
    ("category", "main", "expected", "without"),
    [
        (
            "auto",
            "auto",
            {
                "root": ("root", "problem"),
                "child": ("root", "problem"),
                "grandchild": ("child", "cause"),
                "theirs": ("t.part", "t"),
            },
            ["bare"],
        ),
        ("construct", "theory", {"theirs": ("t.part", "t")}, ["root", "child", "grandchild", "bare"]),
        ("construct", "construct", {"theirs": ("t.part", "t.top")}, ["root", "child", "grandchild", "bare"]),
        (
            "parent",
            "root",
            {
                "root": ("root", "root"),
                "child": ("root", "root"),
                "grandchild": ("child", "root"),
                "theirs": ("theirs", "theirs"),
                "bare": ("bare", "bare"),
            },
            [],
        ),
        (
            "family",
            "family",
            {
                "root": ("problem", "problem"),
                "child": ("problem", "problem"),
                "grandchild": ("cause", "cause"),
                "theirs": ("effect", "effect"),
            },
            ["bare"],
        ),
    ],
)
def test_what_stands_above_a_code(
    category: str, main: str, expected: dict[str, tuple[str, str]], without: list[str]
) -> None:
    tables, left = levels(study(), category=category, main=main)
    found = {row["code"]: (row["category"], row["main"]) for row in tables["levels"].records()}
    assert found == expected
    assert left == without


def test_a_parent_has_only_its_own_quotations() -> None:
    rows = levels(study())[0]["levels"].records()
    assert {row["code"]: row["text"] for row in rows} | {} == {
        "root": "志愿者来了。",
        "child": "经费不够。",
        "grandchild": "钱没了。",
        "theirs": "社区好。",
    }


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("main", MAINS)
def test_every_quotation_of_the_example_is_one_of_quotes_csv(category: str, main: str) -> None:
    rows = list(levels(example_study(), category=category, main=main, n_quotes=3)[0]["levels"].records())
    assert rows
    for row in rows:
        (quote,) = quoted(str(row["code"]), source=row["source"], start=row["start"], end=row["end"])
        assert (quote["text"], quote["hits"], quote["case"]) == (row["text"], row["hits"], row["case"])
    groups = [(row["main"], row["category"], row["code"]) for row in rows]
    for width in (1, 2, 3):
        blocks = [key for place, key in enumerate(groups) if not place or groups[place - 1][:width] != key[:width]]
        assert len({key[:width] for key in blocks}) == len(blocks), "each category stands together"


def test_counts_of_the_example_are_of_the_codes_own_units() -> None:
    below = {
        one.id: [c.id for c in example_book().codes if f"/{one.id}/" in f"/{c.path}"] for one in example_book().codes
    }
    for row in levels(example_study(), n_quotes=1)[0]["levels"].records():
        code_id = str(row["code"])
        children = [quote for child in below[code_id] if child != code_id for quote in quoted(child)]
        taken = column(children, "source", "start", "end")
        own = [q for q in quoted(code_id) if (q["source"], q["start"], q["end"]) not in taken]
        assert row["segments"] == len(own)
        assert row["cases"] == len(column(own, "case"))


def test_quotations_are_as_many_as_asked_for_of_different_cases() -> None:
    sources = [
        talk("答：志愿者来了，大家都来了，真是好事啊。志愿者很多很多，多得数不过来。", f"T{n}") for n in range(3)
    ]
    codebook = replace(book(replace(code("v", "志愿者"), family="effect")))
    tables, _ = levels(code_study(sources, codebook)[0], n_quotes=3)
    assert [row["reference"] for row in tables["levels"].records()] == ["A01-1", "A02-1", "A03-1"]
