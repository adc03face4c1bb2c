"""Word frequencies: how often each word is said, where, by how many cases, and how evenly."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interview_coder.domain.speech import Speech, SpokenUnit, WordFilter
from interview_coder.domain.tables import Table

COLUMNS = ("word", "tag", "count", "per_10k", "sources", "cases", "dispersion")
PER = 10_000


@dataclass(slots=True)
class WordCounts:
    """How often words were said in some units, and by how many cases and sources; ``total`` is all words."""

    total: int = 0
    by_word: Counter[str] = field(default_factory=Counter)
    sources: dict[str, Counter[str]] = field(default_factory=dict)
    cases: dict[str, set[str]] = field(default_factory=dict)
    sizes: Counter[str] = field(default_factory=Counter)

    def n_cases(self, word: str) -> int:
        """Count the cases that say a word."""
        return len(self.cases.get(word, ()))


def count_words(units: Iterable[SpokenUnit]) -> WordCounts:
    """Count every word of some units, stop words too."""
    counts = WordCounts()
    for unit in units:
        counts.total += len(unit.words)
        counts.by_word.update(unit.words)
        counts.sizes[unit.source.id] += len(unit.words)
        for word in unit.words:
            counts.sources.setdefault(word, Counter())[unit.source.id] += 1
            counts.cases.setdefault(word, set()).add(unit.segment.case)
    return counts


def word_frequencies(speech: Speech, keep: WordFilter, *, top: int = 0) -> Table:
    """Return one row per word, most frequent first.

    ``count`` is how often the word is said, ``per_10k`` that per 10,000 words spoken (stop words are words, too; two
    decimals), ``sources`` and ``cases`` say in how many, ``tag`` is jieba's part of speech. ``dispersion`` is the
    deviation of proportions over sources, normalised: 0 where the word is spread like the talk itself, 1 where all
    of it stands in one small source (four decimals).

    Args:
        speech: The words.
        keep: Which words to show.
        top: How many rows at most; 0 for all.

    Source:
        Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International Journal of Corpus
        Linguistics 13(4), 403-437; normalised as in Lijffijt, J., & Gries, S. Th. (2012), ibid. 17(1), 147-149.
    """
    counts = count_words(speech.units)
    shown = sorted(keep.kept(speech), key=lambda word: (-counts.by_word[word], word))
    rows = [
        (
            *(word, speech.tags[word], counts.by_word[word], per_10k(counts.by_word[word], counts.total)),
            *(len(counts.sources[word]), counts.n_cases(word), round(_dispersion(counts, word), 4)),
        )
        for word in shown[: top or None]
    ]
    return Table("word_frequencies", COLUMNS, rows)


def per_10k(count: int, total: int) -> float:
    """Return a count per 10,000 words, to two decimals."""
    return round(count * PER / total, 2) if total else 0.0


def _dispersion(counts: WordCounts, word: str) -> float:
    found = counts.sources[word]
    parts = [size for size in counts.sizes.values() if size]
    return deviation_of_proportions([found[source] for source, size in counts.sizes.items() if size], parts)


def deviation_of_proportions(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """Return Gries' DP, normalised, of a word found ``counts`` times in parts of some ``sizes``; 0 for one part."""
    total, whole = sum(counts), sum(sizes)
    if len(sizes) < 2 or not total:  # noqa: PLR2004 - a single part cannot be uneven
        return 0.0
    deviation = sum(abs(count / total - size / whole) for count, size in zip(counts, sizes, strict=True)) / 2
    return deviation / (1 - min(sizes) / whole)
