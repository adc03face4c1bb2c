"""Real interviews that are not part of the product: tested where they lie beside it, skipped elsewhere."""

import json
import os
from pathlib import Path

import jieba
import pytest
from builders import book, code

from interview_coder.domain.fold import fold
from interview_coder.domain.sources import Source
from interview_coder.ingest import read_sources
from interview_coder.pipeline import code_sources
from interview_coder.segment.units import segment_source

FOLDER = Path(os.environ.get("INTERVIEWS_CC0", Path(__file__).parents[2] / "shared" / "data" / "interviews-cc0"))
TERMS = {
    "community": ["社区", "社区大学", "社区发展", "部落"],
    "volunteer": ["志工", "志愿者", "义工", "服务"],
    "trust": ["信任", "互信", "相信"],
    "government": ["政府", "部会", "行政院", "公务员", "政委"],
    "young": ["青年", "年轻人", "学生", "大学"],
    "enterprise": ["社会企业", "社企", "社会创新", "创新", "企业"],
    "frequent": ["我们", "这个", "就是", "可以", "一个", "没有", "什么"],
    "single": ["钱", "人", "做", "会"],
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the interviews are not here")


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return read_sources([FOLDER])[0]


def test_speakers_are_those_of_the_gold(sources: list[Source]) -> None:
    gold = json.loads((FOLDER / "speakers.gold.json").read_text(encoding="utf-8"))
    found = {f"{source.id}.md": [turn.speaker for turn in source.turns] for source in sources}
    assert found == gold


def test_counts_equal_full_segmentation(sources: list[Source]) -> None:
    """Cut each whole text with jieba, look every term up at word boundaries, and compare all counts."""
    tokenizer = jieba.Tokenizer()
    for term in dict.fromkeys(term for terms in TERMS.values() for term in terms):
        tokenizer.add_word(term)
    expected = {name: [0, 0, 0] for name in TERMS}
    for source in sources:
        folded = fold(source.text)
        tokens = list(tokenizer.tokenize(folded))
        bounds = {start for _, start, _ in tokens} | {len(folded)}
        units = segment_source(source, unit="sentence", roles=["participant", "interviewer"])
        for name, terms in TERMS.items():
            per_unit = [_count(folded, unit.start, unit.end, terms, bounds) for unit in units]
            expected[name][0] += sum(per_unit)
            expected[name][1] += sum(map(bool, per_unit))
            expected[name][2] += any(per_unit)
    codes = [code(name, *terms, roles=("participant", "interviewer")) for name, terms in TERMS.items()]
    table = code_sources(sources, book(*codes)).tables["frequencies"]
    found = {str(r["code"]): [r["mentions"], r["segments"], r["sources"]] for r in table.records()}
    assert found == expected
    assert sum(counts[0] for counts in expected.values()) > 5_000


def _count(text: str, start: int, end: int, terms: list[str], bounds: set[int]) -> int:
    count, position = 0, start
    by_length = sorted(terms, key=len, reverse=True)
    while position < end:
        hit = next(
            (
                term
                for term in by_length
                if text.startswith(term, position)
                and position + len(term) <= end
                and position in bounds
                and position + len(term) in bounds
            ),
            None,
        )
        count += hit is not None
        position += len(hit) if hit else 1
    return count


def test_every_turn_is_words_of_the_text(sources: list[Source]) -> None:
    for source in sources:
        for turn in source.turns:
            words = source.text[turn.start : turn.end]
            assert words == words.strip()
            assert words
            assert not words.startswith("#")
