"""The co-word network: which of the most frequent words are said in the same sentence."""

from collections import Counter
from itertools import combinations

from interview_coder.analyse.word_counts import count_words
from interview_coder.domain.speech import Speech, WordFilter
from interview_coder.domain.tables import Table

COLUMNS = ("word_a", "word_b", "units_both", "units_a", "units_b", "jaccard")


def word_network(speech: Speech, keep: WordFilter, *, top: int = 60, edges: int = 120, min_together: int = 2) -> Table:
    """Return one row per pair of frequent words that are said in the same unit, strongest tie first.

    ``units_both`` counts the units (sentences, unless the speech is in others) that hold both words, ``units_a`` and
    ``units_b`` those that hold each; ``jaccard`` is the units with both by the units with either (0-1, four
    decimals). ``word_a`` is the one said in more units.

    Args:
        speech: The words.
        keep: Which words may be in the network.
        top: How many words, the most frequent ones; 0 for all.
        edges: How many pairs at most; 0 for all.
        min_together: In how many units a pair stands at least.

    Source:
        Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist 11(2), 37-50; as KH
        Coder's co-occurrence network of words (Higuchi 2016, Ritsumeikan Social Science Review 52(3), 77-91).
    """
    counts = count_words(speech.units)
    ranked = sorted(keep.kept(speech), key=lambda word: (-counts.by_word[word], word))
    chosen = set(ranked[: top or None])
    units: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for unit in speech.units:
        present = sorted(chosen.intersection(unit.words))
        units.update(present)
        pairs.update(combinations(present, 2))
    rows = []
    for pair, together in pairs.items():
        if together >= min_together:
            a, b = sorted(pair, key=lambda word: (-units[word], word))
            rows.append((a, b, together, units[a], units[b], round(together / (units[a] + units[b] - together), 4)))
    rows.sort(key=lambda row: (-row[5], -row[2], row[0], row[1]))
    return Table("word_network", COLUMNS, rows[: edges or None])


NODE_COLUMNS = ("word", "label", "tag", "count", "units")


def word_nodes(speech: Speech, network: Table) -> Table:
    """Return one row per word of a network, most frequent first: ``count`` is how often it is said, ``units`` where."""
    counts = count_words(speech.units)
    units = {str(word): int(n) for row in network.rows for word, n in ((row[0], row[3]), (row[1], row[4]))}
    ranked = sorted(units, key=lambda word: (-counts.by_word[word], word))
    rows = [(word, word, speech.tags[word], counts.by_word[word], units[word]) for word in ranked]
    return Table("word_nodes", NODE_COLUMNS, rows)
