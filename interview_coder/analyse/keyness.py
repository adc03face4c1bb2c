"""Keyness: words that one group says more, or less, than the others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from interview_coder.analyse.statistics import adjusted, fourfold
from interview_coder.analyse.word_counts import WordCounts, count_words, per_10k
from interview_coder.domain.order import natural
from interview_coder.domain.speech import Speech, SpokenUnit, WordFilter
from interview_coder.domain.tables import Cell, Table

if TYPE_CHECKING:
    from interview_coder.analyse.statistics import Numbers

COLUMNS = (
    *("group", "word", "tag", "count", "per_10k", "cases", "other_count", "other_per_10k", "other_cases"),
    *("log_ratio", "g2", "p", "p_adjusted"),
)
_NEVER = 0.5
"""What a count of zero stands for in the log ratio, which has no value otherwise (Hardie 2014)."""


def keyness(
    speech: Speech,
    groups: Mapping[str, Sequence[SpokenUnit]],
    keep: WordFilter,
    *,
    target: str = "",
    min_count: int = 3,
) -> Table:
    """Compare the words of each group with those of all other groups together.

    One row per word and group, groups in natural order, then by G²: ``count`` and ``per_10k`` of the group,
    ``other_…`` of the rest, ``cases`` that say the word. ``log_ratio`` is the effect: 1 means twice as often as the
    rest, -1 half as often; a count of zero is taken for 0.5. ``g2`` is the evidence, the log-likelihood ratio over
    the four cells word/other words × group/rest; ``p`` is from χ² with one degree of freedom; ``p_adjusted`` allows
    for the number of words and groups tested (Benjamini-Hochberg).

    The test takes every word for an independent draw. Words of one speaker are not: read ``cases`` beside ``p``.

    Args:
        speech: The words of all groups.
        groups: The units of each group.
        keep: Which words to test.
        target: Compare only this group with the rest; each in turn if empty.
        min_count: How often a word is said at least, over all groups.

    Raises:
        ValueError: If there is no such group, or nothing to compare it with.

    Source:
        Dunning, T. (1993). Computational Linguistics 19(1), 61-74. Rayson, P., & Garside, R. (2000). Comparing
        corpora using frequency profiling. doi:10.3115/1117729.1117730. Hardie, A. (2014). Log Ratio: an informal
        introduction. Lancaster University.
    """
    if len(groups) < 2:  # noqa: PLR2004 - it takes two to compare
        raise ValueError("keyness compares groups, and there is only one")
    if target and target not in groups:
        raise ValueError(f"no group {target!r}, choose from {', '.join(sorted(groups, key=natural))}")
    counts = {group: count_words(units) for group, units in groups.items()}
    said = sum((one.by_word for one in counts.values()), Counter[str]())
    words = sorted(word for word in keep.kept(speech) if said[word] >= min_count)
    chosen = [target] if target else sorted(groups, key=natural)
    rows = [row for group in chosen for row in _compare(group, counts, words, speech.tags)]
    p_values = adjusted([float(row[-1]) for row in rows])
    done = [
        (*row[:-1], significant(float(row[-1])), significant(float(p))) for row, p in zip(rows, p_values, strict=True)
    ]
    place = {group: number for number, group in enumerate(chosen)}
    done.sort(key=lambda row: (place[str(row[0])], -float(row[10]), str(row[1])))
    return Table("keyness", COLUMNS, done)


def leading(table: Table, *, top: int = 0, both: bool = False) -> Table:
    """Return the first rows of each group: words said more, or with ``both`` any; 0 for all of them."""
    effect = COLUMNS.index("log_ratio")
    shown: Counter[str] = Counter()
    rows = []
    for row in table.rows:
        if both or float(row[effect]) > 0:
            shown[str(row[0])] += 1
            if not top or shown[str(row[0])] <= top:
                rows.append(row)
    return Table(table.name, table.columns, rows)


def significant(p: float) -> float:
    """Round a p value to four significant digits."""
    return float(f"{p:.4g}")


def _compare(
    group: str, counts: Mapping[str, WordCounts], words: Sequence[str], tags: Mapping[str, str]
) -> list[tuple[Cell, ...]]:
    import numpy as np  # noqa: PLC0415 - heavy

    own, others = counts[group], [one for name, one in counts.items() if name != group]
    rest = sum(one.total for one in others)
    here = np.array([own.by_word[word] for word in words], dtype=float)
    there = np.array([sum(one.by_word[word] for one in others) for word in words], dtype=float)
    _, g2, p = fourfold(here, float(own.total), here + there, float(own.total + rest))
    effect = log_ratio(here, own.total, there, rest)
    rows: list[tuple[Cell, ...]] = []
    for place, word in enumerate(words):
        a, b = int(here[place]), int(there[place])
        cases = len(set().union(*(one.cases.get(word, set()) for one in others)))
        rows.append(
            (
                *(group, word, tags[word], a, per_10k(a, own.total), own.n_cases(word)),
                *(
                    b,
                    per_10k(b, rest),
                    cases,
                    round(float(effect[place]), 2),
                    round(float(g2[place]), 2),
                    float(p[place]),
                ),
            )
        )
    return rows


def log_ratio(here: "Numbers", total: int, there: "Numbers", rest: int) -> "Numbers":
    """Return the binary logarithm of the ratio of relative frequencies; 0.5 stands for a count of zero."""
    import numpy as np  # noqa: PLC0415 - heavy

    shares = (np.where(count > 0, count, _NEVER) / max(size, 1) for count, size in ((here, total), (there, rest)))
    own, other = shares
    ratio: Numbers = np.log2(own / other)
    return ratio
