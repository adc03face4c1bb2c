"""Figures of words: sizes that mean something, places that do not overlap."""

from math import dist, sqrt

import numpy as np
import pytest
from PIL import ImageFont

from interview_coder.export.charts.cloud import place_words
from interview_coder.export.charts.fonts import sans_path
from interview_coder.export.networks import positions

FONT = str(sans_path())
COUNTS = {"社会": 678, "企业": 362, "创新": 239, "ngo": 90, **{f"词语{place}": 80 - place for place in range(60)}}


def test_letters_grow_with_the_root_of_the_count_and_every_word_has_room() -> None:
    sizes = {word: sqrt(count) for word, count in COUNTS.items()}
    placed = {word: (size, place) for word, size, place in place_words(sizes, FONT)}
    assert set(placed) == set(COUNTS)
    largest = placed["社会"][0]
    for word, (size, _) in placed.items():
        assert size == pytest.approx(largest * sqrt(COUNTS[word] / 678), abs=1.01)
    ink = np.zeros((620, 1000), dtype=int)
    for word, (size, (row, column)) in placed.items():
        mask = ImageFont.truetype(FONT, size).getmask(word, "1")
        height, width = mask.size[1], mask.size[0]
        ink[row : row + height, column : column + width] += np.array(mask).reshape(height, width) > 0
    assert ink.max() == 1, "no two words lie on each other"
    assert ink.sum() == sum(
        (np.array(ImageFont.truetype(FONT, size).getmask(word, "1")) > 0).sum() for word, (size, _) in placed.items()
    ), "no word leaves the picture"


@pytest.mark.parametrize("counts", [{"独": 1}, {"甲": 1, "乙": 1}, {"很长很长很长很长很长的一个词语": 9, "短": 1}])
def test_few_words_have_room_too(counts: dict[str, int]) -> None:
    placed = place_words({word: sqrt(count) for word, count in counts.items()}, FONT)
    assert {word for word, _, _ in placed} == set(counts)


def test_neighbours_in_a_network_stand_nearer_than_strangers() -> None:
    nodes = ["a", "b", "c", "d", "独"]
    found = positions(nodes, [("a", "b"), ("b", "c"), ("c", "d")])
    assert set(found) == set(nodes)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found.values())
    assert dist(found["a"], found["b"]) < dist(found["a"], found["c"]) < dist(found["a"], found["d"])
    assert positions(nodes, [("a", "b"), ("b", "c"), ("c", "d")]) == found
    assert positions(["a"], []) == {"a": (0.0, 0.0)}
