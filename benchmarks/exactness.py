"""Are the fast words jieba's words? Every boundary in all the real text, 13 MB, against jieba 0.42.1 itself.

    python benchmarks/exactness.py                  # all of it, three codebooks; about five minutes
    python benchmarks/exactness.py --megabytes 1    # a quick look

jieba knows the words of a lexicon and the terms of a codebook in each round: none, 300, and 3,000 of which a third
are no words of its own (two words in one, or the end of one and the beginning of the next).
"""

import argparse
import logging
import random
from itertools import pairwise

import numpy as np
from corpus import SEED, clauses, prose, some_terms

from interview_coder.domain.fold import fold
from interview_coder.domain.points import points_of
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.marks import MarkedWords
from interview_coder.segment.words import word_splitter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=100)
    text = fold(prose().encode()[: int(parser.parse_args().megabytes * 1e6)].decode(errors="ignore"))
    lines = text.splitlines()
    print(f"{len(text.encode()) / 1e6:.1f} MB of real text, {len(lines):,} lines")
    for name, lexicon, terms in _rounds():
        n_words, differing = _compare(lines, lexicon, terms)
        print(f"{name}: {n_words:,} words of jieba's, {len(differing)} lines differ")
        for line in differing[:5]:
            print(f"  {line}")
        if differing:
            raise SystemExit(1)


def _rounds() -> list[tuple[str, list[LexiconWord], list[str]]]:
    draw = random.Random(SEED)
    many = list(some_terms(2000))
    neighbours = [left[-2:] + right[:2] for left, right in pairwise(draw.sample(clauses(), 500))]
    joined = [left + right for left, right in pairwise(draw.sample(many, 501))]
    lexicon = [LexiconWord(word, draw.choice([None, 3, 500, 90_000])) for word in draw.sample(many, 100)]
    return [
        ("no words added", [], []),
        ("300 terms", [], list(some_terms())),
        ("3,000 terms and a lexicon of 100", lexicon, [*many, *joined, *neighbours]),
    ]


def _compare(lines: list[str], lexicon: list[LexiconWord], terms: list[str]) -> tuple[int, list[str]]:
    """Return how many words jieba finds and the lines in which the fast marks are not at their beginnings."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    for entry in [*lexicon, *map(LexiconWord, dict.fromkeys(map(fold, terms)))]:
        if entry.word not in tokenizer.user_word_tag_tab:
            tokenizer.add_word(fold(entry.word), entry.frequency, "n")
    splitter = word_splitter(lexicon, terms)
    print(f"{splitter.name}:", end=" ", flush=True)
    n_words, differing = 0, []
    for line in lines:
        words = tokenizer.lcut(line)
        n_words += len(words)
        expected = np.zeros(len(line) + 1, bool)
        expected[np.cumsum([0, *map(len, words)])] = True
        found = MarkedWords(points_of(line), splitter).are_boundaries(np.arange(len(line) + 1))
        if (found != expected).any():
            differing.append(line)
    return n_words, differing


if __name__ == "__main__":
    main()
