"""quanteda's two nested scopes: the table of published results, on spans and through a codebook."""

from pathlib import Path

import pytest
from builders import talk
from hypothesis import given
from hypothesis import strategies as st

from interview_coder.codebook import read_codebook
from interview_coder.coding.nesting import longest_first
from interview_coder.coding.parse import parse_expression
from interview_coder.pipeline import CodingResult, code_sources, explain_source

Patterns = dict[str, list[str]]
Found = dict[str, list[int]]

WORDS = dict(zip("abcde", ("志愿者", "经费", "社区", "街道", "补贴"), strict=True)) | {
    "the": "这家",
    "new": "红旗",
    "york": "社区",
    "times": "日报",
    "is": "是",
    "paper": "报纸",
}
TABLE: list[tuple[str, Patterns, Found, Found]] = [
    (
        "the new york times is a new york paper",
        {"paper": ["new york times"], "city": ["new york"]},
        {"paper": [1], "city": [1, 6]},
        {"paper": [1], "city": [6]},
    ),
    ("a b a", {"k1": ["a b"], "k2": ["b a"]}, {"k1": [0], "k2": [1]}, {"k1": [0], "k2": [1]}),
    ("a b a", {"k1": ["a b", "b a"]}, {"k1": [0]}, {"k1": [0]}),
    (
        "政府 购买 服务",
        {"g": ["政府 购买 服务"], "h": ["购买 服务"], "i": ["政府"]},
        {"g": [0], "h": [1], "i": [0]},
        {"g": [0]},
    ),
    (
        "a b c",
        {"x": ["a b"], "y": ["b c"], "z": ["b"], "w": ["c"]},
        {"x": [0], "y": [1], "z": [1], "w": [2]},
        {"x": [0], "y": [1]},
    ),
    (
        "a b c d",
        {"x": ["a b"], "y": ["b c"], "z": ["c d"]},
        {"x": [0], "y": [1], "z": [2]},
        {"x": [0], "y": [1], "z": [2]},
    ),
    ("a b c d e", {"x": ["b c d", "a b", "d e", "a", "e"]}, {"x": [0, 1, 4]}, {"x": [0, 1, 4]}),
    ("a a a", {"x": ["a a"]}, {"x": [0]}, {"x": [0]}),
    ("a a a a", {"x": ["a a"]}, {"x": [0, 2]}, {"x": [0, 2]}),
    ("志愿", {"A": ["志愿"], "B": ["志愿"]}, {"A": [0], "B": [0]}, {"A": [0], "B": [0]}),
]
ROWS = [
    (tokens, patterns, scope, found[scope == "codebook"])
    for tokens, patterns, *found in TABLE
    for scope in ("key", "codebook")
]


@pytest.mark.parametrize(("tokens", "patterns", "scope", "expected"), ROWS)
def test_spans_are_chosen_as_in_quanteda(tokens: str, patterns: Patterns, scope: str, expected: Found) -> None:
    words = tokens.split()
    spans = {
        code: [
            (start, start + len(parts))
            for value in values
            for parts in [value.split()]
            for start in range(len(words))
            if words[start : start + len(parts)] == parts
        ]
        for code, values in patterns.items()
    }
    chosen = longest_first(spans, [(n, n + 1) for n in range(len(words))], across=scope == "codebook")
    assert {code: [start for start, _ in found] for code, found in chosen.items() if found} == expected


@pytest.mark.parametrize(("tokens", "patterns", "scope", "expected"), ROWS)
def test_a_codebook_codes_as_in_quanteda(
    tokens: str, patterns: Patterns, scope: str, expected: Found, tmp_path: Path
) -> None:
    words = [WORDS.get(token, token) for token in tokens.split()]
    places = {sum(map(len, words[:n])): n for n in range(len(words))}
    rules = {
        code: [" + ".join(WORDS.get(token, token) for token in value.split()) for value in values]
        for code, values in patterns.items()
    }
    result = _coded("".join(words), f"{{nested: {scope}}}", rules, tmp_path)
    assert _starts(result, places) == expected


SPANS = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 3)), max_size=8).map(
    lambda pairs: [(start, start + length) for start, length in pairs]
)


@given(st.fixed_dictionaries({"a": SPANS, "b": SPANS, "c": SPANS}), st.booleans())
def test_no_code_uses_a_word_twice_and_none_is_left_out_without_a_reason(
    spans: dict[str, list[tuple[int, int]]], across: bool
) -> None:
    chosen = longest_first(spans, [(n, n + 1) for n in range(12)], across=across)
    covered = {word for found in chosen.values() for span in found for word in range(*span)}
    for code, found in spans.items():
        used = [word for span in chosen[code] for word in range(*span)]
        assert len(used) == len(set(used))
        for span in set(found).difference(chosen[code]):
            assert set(range(*span)) & set(used) or (across and covered.issuperset(range(*span)))


def test_without_the_setting_each_code_is_leftmost_longest(tmp_path: Path) -> None:
    rules = {"x": ["志愿者 + 经费", "经费 + 社区 + 街道"]}
    plain = _coded("志愿者经费社区街道", "{unit: sentence}", rules, tmp_path)
    longest = _coded("志愿者经费社区街道", "{nested: key}", rules, tmp_path)
    assert [_hits(plain), _hits(longest)] == [["志愿者经费"], ["经费社区街道"]]


def test_a_code_that_unless_takes_away_covers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(
        "codebook: b\nversion: 1.0.0\ndefaults: {nested: codebook}\ncodes:\n"
        "  - {id: outer, name: 外, rules: 社区 + 经费, unless: 街道}\n  - {id: inner, name: 内, rules: 经费}\n",
        encoding="utf-8",
    )
    book, _ = read_codebook(path, parse=parse_expression)
    assert book
    coded = [
        [record["code"] for record in code_sources([talk(text)], book).tables["quotes"].records()]
        for text in ("答：社区经费。", "答：社区经费和街道。")
    ]
    assert coded == [["outer"], ["inner"]]


def test_a_condition_alone_covers_nothing(tmp_path: Path) -> None:
    result = _coded("社区经费", "{nested: codebook}", {"short": ["len_chars<20"], "money": ["经费"]}, tmp_path)
    assert {record["code"] for record in result.tables["quotes"].records()} == {"short", "money"}


def test_explain_agrees_with_coding(tmp_path: Path) -> None:
    path = _book("{nested: codebook}", {"g": ["政府 + 购买"], "i": ["政府"]}, tmp_path)
    book, _ = read_codebook(path, parse=parse_expression)
    assert book
    (unit,) = explain_source(talk("答：政府购买"), book)
    assert [(code.code, code.outcome) for code in unit.codes] == [("g", "coded"), ("i", "nested")]


def _book(defaults: str, rules: dict[str, list[str]], folder: Path) -> Path:
    lines = [f"  - {{id: {code}, name: {code}, rules: {values}}}" for code, values in rules.items()]
    path = folder / "b.yaml"
    path.write_text(
        "\n".join(["codebook: b", "version: 1.0.0", f"defaults: {defaults}", "codes:", *lines]), encoding="utf-8"
    )
    return path


def _coded(text: str, defaults: str, rules: dict[str, list[str]], folder: Path) -> CodingResult:
    book, problems = read_codebook(_book(defaults, rules, folder), parse=parse_expression)
    assert book
    assert not [problem for problem in problems if problem.is_error]
    return code_sources([talk("答：" + text)], book)


def _starts(result: CodingResult, places: dict[int, int]) -> Found:
    return {
        str(record["code"]): [places[int(hit.partition("-")[0]) - 2] for hit in str(record["hits"]).split("; ")]
        for record in result.tables["quotes"].records()
    }


def _hits(result: CodingResult) -> list[str]:
    cells = [str(record["hits"]) for record in result.tables["quotes"].records()]
    return [hit.partition(":")[2] for cell in cells for hit in cell.split("; ")]
