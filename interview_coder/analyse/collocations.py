"""Collocations: the words said around a word more often than chance would have it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview_coder.analyse.keyness import significant
from interview_coder.analyse.statistics import adjusted, fourfold
from interview_coder.domain.fold import fold
from interview_coder.domain.speech import Speech, SpokenUnit, WordFilter
from interview_coder.domain.tables import Table

if TYPE_CHECKING:
    from interview_coder.analyse.statistics import Numbers

COLUMNS = (
    *("node", "word", "tag", "near", "left", "right", "node_count", "count", "expected"),
    *("mi", "log_dice", "g2", "p", "p_adjusted", "sources", "cases"),
)
LOG_DICE_MAXIMUM = 14


@dataclass(slots=True)
class _Windows:
    """What stands around a node: each word of the talk counts once, however many nodes are near."""

    nodes: int = 0
    inside: int = 0
    total: int = 0
    words: Counter[str] = field(default_factory=Counter)
    together: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    sources: dict[str, set[str]] = field(default_factory=dict)
    cases: dict[str, set[str]] = field(default_factory=dict)

    def add(self, unit: SpokenUnit, node: str, window: int) -> None:
        """Count one unit; a window ends with it."""
        found = list(unit.find(node))
        self.nodes += len(found)
        own = {place for first, last in found for place in range(first, last)}
        left = {place for first, _ in found for place in range(max(0, first - window), first)} - own
        right = {place for _, last in found for place in range(last, min(len(unit.words), last + window))} - own
        self.total += len(unit.words) - len(own)
        self.inside += len(left | right)
        self.words.update(word for place, word in enumerate(unit.words) if place not in own)
        for place in sorted(left | right):
            word = unit.words[place]
            self.together[word] += 1
            # A word between two nodes stands after the one and before the other: the nearer side has it.
            self.before[word] += place in left and (place not in right or _is_before(place, found))
            self.sources.setdefault(word, set()).add(unit.source.id)
            self.cases.setdefault(word, set()).add(unit.segment.case)


def _is_before(place: int, found: list[tuple[int, int]]) -> bool:
    ahead = min(first - place for first, _ in found if first > place)
    behind = min(place - last + 1 for _, last in found if last <= place)
    return ahead <= behind


def collocations(
    speech: Speech, node: str, keep: WordFilter, *, window: int = 5, min_together: int = 2, top: int = 0
) -> Table:
    """Return one row per word that stands near a node word, strongest evidence (G²) first.

    ``near`` counts the word in the windows of the node, of these ``left`` (before) and ``right`` (after) of it;
    ``node_count`` and ``count`` are how often both are said at all. ``expected`` is what chance would put into the
    windows: their words × ``count`` ÷ all words but the node. ``mi`` is log2(near/expected), high for rare
    words; ``log_dice`` 14 + log2(2·near/(node_count+count)), at most 14 in general, does not depend on how much
    was said; ``g2`` is the log-likelihood ratio of the table word/other × in window/outside, ``p`` from χ² with one
    degree of freedom, ``p_adjusted`` allows for the number of words (Benjamini-Hochberg).

    Args:
        speech: The words. A window never leaves its unit, so a speech in sentences gives windows within sentences.
        node: The word, or several that stand without a gap; folded before it is compared.
        keep: Which words to show; stop words fill windows all the same.
        window: Words on each side.
        min_together: How often a word stands near the node at least.
        top: How many rows at most; 0 for all.

    Returns:
        The table; empty where nobody says the node.

    Source:
        Evert, S. (2008). Corpora and collocations. In Lüdeling & Kytö, Corpus Linguistics (2), 1212-1248 (surface
        co-occurrence, MI). Church, K. W., & Hanks, P. (1990). Computational Linguistics 16(1), 22-29. Rychlý, P.
        (2008). A lexicographer-friendly association score. RASLAN, 6-9. Dunning, T. (1993), ibid. 19(1), 61-74.
    """
    found = _Windows()
    for unit in speech.units:
        found.add(unit, fold(node), window)
    shown = sorted(word for word in keep.kept(speech) if found.together[word] >= min_together)
    scores = _scores(found, shown)
    rows = [
        (
            *(node, word, speech.tags[word], found.together[word], found.before[word]),
            *(found.together[word] - found.before[word], found.nodes, found.words[word], round(score[0], 2)),
            *(round(score[1], 2), round(score[2], 2), round(score[3], 2), significant(score[4]), significant(score[5])),
            *(len(found.sources[word]), len(found.cases[word])),
        )
        for word, score in zip(shown, scores, strict=True)
    ]
    g2 = COLUMNS.index("g2")
    rows.sort(key=lambda row: (-float(row[g2]), str(row[1])))
    return Table("collocations", COLUMNS, rows[: top or None])


def _scores(found: _Windows, words: list[str]) -> list[tuple[float, ...]]:
    """Return expected, MI, log Dice, G², p and adjusted p of each word."""
    import numpy as np  # noqa: PLC0415 - heavy

    together = np.array([found.together[word] for word in words], dtype=float)
    count = np.array([found.words[word] for word in words], dtype=float)
    expected, g2, p = fourfold(together, float(found.inside), count, float(found.total))
    columns = (
        expected,
        mutual_information(together, expected),
        log_dice(together, found.nodes, count),
        g2,
        p,
        adjusted(p),
    )
    return [tuple(map(float, row)) for row in zip(*columns, strict=True)]


def mutual_information(together: "Numbers", expected: "Numbers") -> "Numbers":
    """Return log2(observed/expected), what Church & Hanks (1990) call the association ratio."""
    import numpy as np  # noqa: PLC0415 - heavy

    bits: Numbers = np.log2(together / expected)
    return bits


def log_dice(together: "Numbers", one: "Numbers | float", other: "Numbers") -> "Numbers":
    """Return 14 + log2 of the Dice coefficient (Rychlý 2008)."""
    import numpy as np  # noqa: PLC0415 - heavy

    score: Numbers = LOG_DICE_MAXIMUM + np.log2(2 * together / (one + other))
    return score
