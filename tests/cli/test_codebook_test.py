"""``codebook test``: what passes, what fails, and how it is told."""

import json
from pathlib import Path

import pytest
from cli.conftest import BOOK, Run
from lxml import etree

from interview_coder.domain.codebook_tests import CheckedText, CodebookReport
from interview_coder.domain.problems import Where
from interview_coder.export.junit import write_junit

FAILING = """\
codebook: small
version: 1.0.0
codes:
  - id: money
    name: 缺钱
    definition: 缺
    examples: [没钱了。, 钱包丢了。]
    counterexamples:
      - 有钱。
      - 没钱也开心
    rules: ['"没钱"', 缺钱]
  - id: people
    name: 缺人
    definition: 缺
    examples: 没人来
    rules: 没人
  - id: manual
    name: 人工
    definition: x
    examples: 某句
tests:
  - text: |
      没钱了。也没人来。
      下一段
    expect: [money]
  - {text: 高兴, expect: []}
"""
ASKS = """\
codebook: asks
version: 1.0.0
uses: [small]
codes:
  - {id: asked, name: 问, definition: …, examples: 志愿者呢, roles: interviewer, rules: 呢}
  - {id: not_there, name: 无, definition: …, rules: 来}
  - {id: both, name: 都, definition: …, examples: 谁。志愿者, rules: ['谁 AND 志愿者', '@volunteers AND 谁']}
tests:
  - {text: 志愿者呢, role: interviewer, expect: asked}
  - {text: 谁。志愿者, unit: turn, expect: [volunteers, both]}
"""


@pytest.fixture
def failing(study: Path) -> Path:
    path = study / "codebooks" / "失败 手册.yaml"
    path.write_text(FAILING, encoding="utf-8")
    return Path("codebooks") / path.name


def test_a_codebook_whose_examples_hold_passes(study: Path, run: Run) -> None:
    outcome = run("codebook", "test", "codebooks/small.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "small 1.0.0: 2 passed, 0 failed, 0 skipped; 1 of 1 rules fired by an example (100%)\n"


def test_each_failure_tells_what_is_missing_and_what_is_too_much(failing: Path, run: Run) -> None:
    outcome = run("codebook", "test", failing)
    assert outcome.code == 1
    assert outcome.out == (
        f"✗ {failing}:7:22: example of money\n"
        "    钱包丢了。\n"
        "    - money  (should be coded, is not)\n"
        f"    why: interview-coder explain '钱包丢了。' --codebook '{failing}' --code money\n"
        f"✗ {failing}:10:9: counterexample of money\n"
        "    没钱也开心\n"
        f'    + money  (should not be coded): 「没钱」 ← {failing}:11:14 "没钱"\n'
        f"✗ {failing}:22:11: test\n"
        "    没钱了。也没人来。\n"
        "    下一段\n"
        f"    + people  (should not be coded): 「没人」 ← {failing}:16:12 没人\n"
        "small 1.0.0: 4 passed, 3 failed, 1 skipped; 2 of 3 rules fired by an example (67%)\n"
    )


def test_coverage_lists_rules_without_an_example(failing: Path, run: Run) -> None:
    out = run("codebook", "test", failing, "--coverage").out
    assert f"○ {failing}:11:21: no example of money fires this rule: 缺钱\n" in out


def test_failures_in_chinese(failing: Path, run: Run) -> None:
    out = run("--lang", "zh", "codebook", "test", failing).out
    assert "money 的例句" in out
    assert "- money  (应有而没有)" in out
    assert "通过 4，失败 3，跳过 1；3 条规则中有 2 条被例句触发（67%）" in out


def test_json_for_programs(failing: Path, run: Run) -> None:
    (report,) = json.loads(run("codebook", "test", failing, "--format", "json").out)
    assert (report["passed"], report["failed"], report["skipped"], report["coverage"]) == (4, 3, 1, 0.6667)
    passage = report["texts"][6]
    assert (passage["kind"], passage["outcome"], passage["found"]) == ("test", "failed", ["money", "people"])
    assert passage["unexpected"] == [{"code": "people", "words": "没人", "rule": "没人"}]
    assert report["unfired"] == [{"code": "money", "rule": "缺钱", "where": f"{failing}:11:21"}]


def test_junit_xml_for_build_servers(failing: Path, run: Run) -> None:
    assert run("codebook", "test", failing, "codebooks/small.yaml", "--junit", "out/junit.xml").code == 1
    root = etree.parse("out/junit.xml").getroot()
    suites = root.findall("testsuite")
    assert [(suite.get("tests"), suite.get("failures"), suite.get("skipped")) for suite in suites] == [
        ("8", "3", "1"),
        ("2", "0", "0"),
    ]
    failure = root.findall(".//failure")[1]
    case = failure.getparent()
    assert case is not None
    assert (case.get("classname"), case.get("line"), failure.get("type")) == ("small.money", "10", "counterexample")
    assert "没钱也开心" in str(failure.text)
    first = Path("out/junit.xml").read_bytes()
    run("codebook", "test", failing, "codebooks/small.yaml", "--junit", "out/junit.xml")
    assert Path("out/junit.xml").read_bytes() == first


def test_a_codebook_with_errors_is_an_error_of_the_suite(study: Path, run: Run) -> None:
    (study / "broken.yaml").write_text(BOOK.replace("t.a", "t.b"), encoding="utf-8")
    outcome = run("codebook", "test", "broken.yaml", "--junit", "junit.xml")
    assert outcome.code == 1
    assert "IC240" in outcome.err
    (error,) = etree.parse("junit.xml").getroot().findall("testsuite/testcase/error")
    assert error.get("type") == "IC240"


def test_signs_that_xml_cannot_hold(study: Path) -> None:
    text = CheckedText("example", "a", "\b没有\x01 <&", Where("a.yaml", 1, 1), ("a",), missing=("a",))
    write_junit([CodebookReport("b", "1", "a.yaml", (text,), 0, ())], [], Path("junit.xml"))
    (failure,) = etree.parse("junit.xml").getroot().findall("testsuite/testcase/failure")
    assert "\ufffd没有\ufffd <&" in str(failure.text)


def test_a_lexicon_takes_part(study: Path, run: Run) -> None:
    (study / "lexicon.txt").write_text("志愿者来了 100000\n", encoding="utf-8")
    outcome = run("codebook", "test", "codebooks/small.yaml")
    assert outcome.code == 1
    assert "- volunteers" in outcome.out


def test_roles_units_references_and_used_codebooks(study: Path, run: Run) -> None:
    (study / "codebooks" / "asks.yaml").write_text(ASKS, encoding="utf-8")
    (report,) = json.loads(run("codebook", "test", "codebooks/asks.yaml", "--format", "json").out)
    assert [(text["code"], text["outcome"]) for text in report["texts"]] == [
        ("asked", "passed"),
        ("both", "failed"),
        ("", "passed"),
        ("", "passed"),
    ]
    assert [one["code"] for one in report["unfired"]] == ["not_there"]


def test_what_was_asked_and_what_stands_before(study: Path, run: Run) -> None:
    (study / "codebooks" / "asks.yaml").write_text(
        """\
codebook: asks
version: 1.0.0
codes:
  - {id: unpaid, name: 无补贴, definition: …, rules: ['没有 AND question=/补贴/', '自己 AND before=/没有/']}
tests:
  - {text: 没有的。, question: 有补贴吗？, expect: unpaid}
  - {text: 没有的。, question: 有保险吗？, expect: []}
  - {text: 好像没有。反正。都自己出。, expect: []}
  - {text: 好像没有。自己出。, expect: unpaid}
""",
        encoding="utf-8",
    )
    (report,) = json.loads(run("codebook", "test", "codebooks/asks.yaml", "--format", "json").out)
    assert [text["outcome"] for text in report["texts"]] == ["passed"] * 4
    assert report["unfired"] == []
