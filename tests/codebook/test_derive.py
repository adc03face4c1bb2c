"""Codes that override used ones or extend other ones."""

from pathlib import Path

import pytest

from interview_coder.codebook import read_codebook
from interview_coder.codebook.check import check_codebook
from interview_coder.coding.parse import parse_expression
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.problems import Problem

USED = """\
codebook: used
version: 1.0.0
theories: {t: {name: T, constructs: {x: {name: X}}}}
codes:
  - id: root
    name: 根
    rules: 根
    codes:
      - id: money
        name: 缺钱
        construct: t.x
        definition: 说缺钱
        examples: [没钱了]
        rules: [缺钱, 没钱]
        unless: 不缺钱
        when_negated: drop
        roles: [participant, other]
  - {id: need, name: 需要, rules: '@money OR 需要'}
"""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("used.yaml").write_text(USED, encoding="utf-8")


def read(codes: str, head: str = "uses: [./used.yaml]\n") -> tuple[Codebook, tuple[Problem, ...]]:
    Path("mine.yaml").write_text(f"codebook: mine\nversion: 1.0.0\n{head}codes:\n{codes}", encoding="utf-8")
    book, problems = read_codebook("mine.yaml", parse=parse_expression)
    assert book is not None
    return book, problems


def code(book: Codebook, name: str) -> Code:
    (found,) = (one for one in book.codes if one.id == name)
    return found


def rules(book: Codebook, name: str) -> list[str]:
    return [rule.text for rule in code(book, name).rules]


def test_an_override_replaces_what_it_gives_and_keeps_the_rest() -> None:
    book, problems = read("  - id: money\n    override: true\n    rules: [钱紧]\n    definition: 说钱紧\n")
    assert problems == ()
    assert [one.id for one in book.codes] == ["root", "money", "need"]
    money = code(book, "money")
    assert rules(book, "money") == ["钱紧"]
    assert (money.name, money.definition, money.constructs, money.examples) == ("缺钱", "说钱紧", ("t.x",), ("没钱了",))
    assert (money.when_negated, money.roles, money.path, money.parent) == (
        "drop",
        ("participant", "other"),
        "root/money",
        "root",
    )
    assert [rule.text for rule in money.unless] == ["不缺钱"]
    assert (money.codebook, str(money.where)) == ("mine", "mine.yaml:5:9")


def test_an_override_counts_as_the_own_code_of_its_codebook() -> None:
    book, _ = read("  - {id: money, override: true, definition: ''}\n")
    assert not [problem for problem in check_codebook(book) if problem.is_error]


def test_an_empty_list_takes_rules_away() -> None:
    book, problems = read("  - {id: money, override: true, unless: [], rules: []}\n")
    assert [problem for problem in problems if problem.is_error] == []
    assert code(book, "money").unless == ()
    assert rules(book, "money") == []


def test_children_of_an_override_stand_below_it() -> None:
    book, problems = read(
        "  - id: money\n    override: true\n    codes: [{id: loan, name: 贷款, rules: 贷款, codes: [{id: l2, name: l, rules: l}]}]\n"
    )
    assert problems == ()
    assert (code(book, "loan").path, code(book, "loan").parent) == ("root/money/loan", "money")
    assert code(book, "l2").path == "root/money/loan/l2"


def test_extends_starts_from_the_rules_of_the_other_code() -> None:
    book, problems = read(
        "  - {id: more, name: 更缺, extends: money, rules: 亏空, unless: 盈余}\n  - {id: most, name: 最缺, extends: more, rules: 破产}\n"
    )
    assert problems == ()
    assert rules(book, "money") == ["缺钱", "没钱"]
    assert rules(book, "more") == ["缺钱", "没钱", "亏空"]
    assert rules(book, "most") == ["缺钱", "没钱", "亏空", "破产"]
    more = code(book, "more")
    assert [rule.text for rule in more.unless] == ["不缺钱", "盈余"]
    assert (more.when_negated, more.roles) == ("drop", ("participant", "other"))
    assert (more.constructs, more.definition, more.path) == ((), "", "more")


def test_extends_within_one_file_and_of_an_overridden_code() -> None:
    book, problems = read(
        "  - {id: b, name: b, extends: a, when_negated: keep}\n  - {id: a, name: a, rules: 甲}\n"
        "  - {id: c, name: c, extends: money}\n  - {id: money, override: true, rules: 钱紧}\n"
    )
    assert problems == ()
    assert rules(book, "b") == ["甲"]
    assert rules(book, "c") == ["钱紧"]


def test_a_long_chain_of_extends() -> None:
    chain = "".join(f"  - {{id: c{n}, name: c, extends: c{n + 1}}}\n" for n in range(1500))
    book, problems = read(chain + "  - {id: c1500, name: c, rules: 甲}\n", head="")
    assert problems == ()
    assert rules(book, "c0") == ["甲"]


def test_an_override_seen_on_two_ways_is_no_clash() -> None:
    Path("changed.yaml").write_text(
        "codebook: changed\nversion: 1.0.0\nuses: [./used.yaml]\ncodes:\n  - {id: money, override: true, rules: 钱紧}\n",
        encoding="utf-8",
    )
    for order in ("./used.yaml, ./changed.yaml", "./changed.yaml, ./used.yaml"):
        book, problems = read("  - {id: own, name: own, rules: own}\n", head=f"uses: [{order}]\n")
        assert problems == ()
        assert rules(book, "money") == ["钱紧"]


def test_two_overrides_of_one_code_clash() -> None:
    for name in ("one", "two"):
        Path(f"{name}.yaml").write_text(
            f"codebook: {name}\nversion: 1.0.0\nuses: [./used.yaml]\n"
            "codes:\n  - {id: money, override: true, rules: 钱紧}\n",
            encoding="utf-8",
        )
    _, problems = read("  - {id: own, name: own, rules: own}\n", head="uses: [./one.yaml, ./two.yaml]\n")
    assert [problem.code for problem in problems] == ["IC254"]


def test_without_override_a_clash_stays_an_error() -> None:
    _, (problem,) = read("  - {id: money, name: 钱, rules: 钱紧}\n")
    assert problem.render("en") == (
        "mine.yaml:5:10: IC254 code 'money' of 'mine' is also in 'used', at used.yaml:9:13\n"
        "  fix: give one of them another id, or write 'override: true' to change the used one"
    )
    assert [problem.code for problem in read("  - {id: money, name: 钱, override: false, rules: 钱紧}\n")[1]] == [
        "IC254"
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("  - {id: mony, override: true, rules: 甲}\n", ("IC248", 5, 10)),
        ("  - {id: money, override: true, extends: need}\n", ("IC283", 5, 5)),
        ("  - {id: money, override: true}\n", ("IC283", 5, 5)),
        ("  - {id: a, name: a, codes: [{id: money, override: true, rules: 甲}]}\n", ("IC283", 5, 30)),
        ("  - {id: money, override: maybe, rules: 甲}\n", ("IC237", 5, 27)),
        ("  - {id: a, name: a, extends: nothing}\n", ("IC240", 5, 31)),
        ("  - {id: a, name: a, extends: a}\n", ("IC241", 5, 31)),
        ("  - {id: a, extends: money}\n", ("IC231", 5, 5)),
        ("  - {id: money, name: m, extends: need}\n", ("IC254", 5, 10)),
        ("  - {id: a, name: a, extends: b}\n  - {id: b, name: b, rules: '@a'}\n", ("IC241", 6, 30)),
        ("  - {id: money, override: true, rules: '@need'}\n", ("IC241", 5, 41)),
    ],
)
def test_wrong_uses_have_their_place(codes: str, expected: tuple[str, int, int]) -> None:
    _, problems = read(codes)
    errors = [(problem.code, problem.where.line, problem.where.column) for problem in problems if problem.is_error]
    assert errors[:1] == [expected] or expected in errors, problems


def test_texts_of_the_problems() -> None:
    _, (problem, *_) = read("  - {id: mony, override: true, rules: 甲}\n")
    assert problem.render("en") == (
        "mine.yaml:5:10: IC248 there is no code 'mony' in the used codebooks to override\n  fix: write money"
    )
    _, (problem, *_) = read("  - {id: money, override: true}\n")
    assert problem.render("zh").splitlines()[0] == (
        "mine.yaml:5:5: IC283 编码“money”覆盖所用的编码，却没有改动任何内容"
    )


def test_a_circle_through_a_used_code_is_cut() -> None:
    book, problems = read("  - {id: money, override: true, rules: ['@need', 钱紧]}\n")
    assert [problem.code for problem in problems] == ["IC241"]
    assert rules(book, "money") == ["钱紧"]
