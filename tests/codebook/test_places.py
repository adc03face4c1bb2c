"""The place in the file of each character of a value, for every way of writing text in YAML."""

import pytest

from interview_coder.codebook.decode import split_lines
from interview_coder.codebook.nodes import MapNode, TextNode
from interview_coder.codebook.places import character_places, first_place
from interview_coder.codebook.yaml_nodes import build

CASES = {
    "plain": "k: 甲 乙丙",
    "plain over lines": "k: 甲\n   乙 丙\n\n   丁",
    "single": "k: '甲''乙 丙'",
    "single over lines": "k: '甲\n  ''乙'",
    "double": 'k: "甲\\"乙\\\\丙"',
    "double with code points": 'k: "甲\\u4e59\\x41\\U00020BB7丙"',
    "double with blanks": 'k: "甲\\t乙\\n丙\\_丁"',
    "double over lines": 'k: "甲 \\\n   乙\n   丙"',
    "literal": "k: |\n  甲\n    乙\n  丙\n",
    "folded": "k: >-\n\n  甲\n  乙\n\n  丙\n",
    "empty": "k: ''",
}


def value_of(text: str) -> TextNode:
    root = build(text, "f").root
    assert isinstance(root, MapNode)
    (entry,) = root.entries
    assert isinstance(entry[1], TextNode)
    return entry[1]


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_every_visible_character_is_found_again(text: str) -> None:
    node, lines = value_of(text), split_lines(text)
    places = character_places(node, lines)
    assert len(places) == len(node.text) + 1
    assert places == sorted(places)
    for char, (line, column) in zip(node.text, places, strict=False):
        written = lines[line - 1][column - 1 :]
        assert char.isspace() or written[0] in (char, "\\"), (char, written)


def test_first_place_is_inside_the_quotes() -> None:
    assert first_place(value_of("k: '甲'"), ["k: '甲'"]) == (1, 5)
    assert first_place(value_of("k: |\n\n  甲"), ["k: |", "", "  甲"]) == (3, 3)
