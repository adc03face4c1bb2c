"""The matching engine beside its peers: who finds 300 terms of 30 codes in interview-like talk, and how fast.

    python benchmarks/engines.py                 # 30 MB at 1, 10 and 50 % of sentences hit; about ten minutes
    python benchmarks/engines.py --megabytes 3   # a quick look

Every engine gets the same turns and returns its hits as rows. The slow peers run on a slice, which the table names,
and are scaled by its length. Afterwards the hits are compared one by one with the plain way on the whole slice.
"""

import argparse
import logging
from collections.abc import Callable, Sequence

import ahocorasick_rs
from corpus import Study, study
from measure import alternating, machine, pin, table

from interview_coder.domain.fold import fold
from interview_coder.pipeline.hits import term_finder

Rows = list[tuple[int, int, int, int]]
SHARES = (0.01, 0.1, 0.5)
GOALS = {"spaCy + PhraseMatcher": (100, 60, 35), "jieba + look-up": (80, 50, 22)}
SCAN_GOALS = (1.6, 2, 4.5)


def main() -> None:
    options = _options()
    pin()
    print(f"{machine()}\n")
    rows = []
    for place, share in enumerate(SHARES):
        made = study(options.megabytes, share)
        rows += _compare(made, options, place)
    print(table(["sentences hit", "engine", "MB/s", "the engine is", "goal", "timed on"], rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=30)
    parser.add_argument("--slice", type=float, default=1, help="megabytes for the slow peers")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def _compare(made: Study, options: argparse.Namespace, place: int) -> list[list[str]]:
    part = _first(made.turns, options.slice)
    engine, scan = our_engine(made.terms), raw_scan(made.terms)
    jieba, spacy = jieba_look_up(made.terms), spacy_matcher(made.terms)
    fast = alternating({"engine": lambda: engine(made.turns), "scan": lambda: scan(made.turns)}, rounds=options.rounds)
    slow = alternating({"jieba": lambda: jieba(part), "spacy": lambda: spacy(part)}, rounds=max(options.rounds // 2, 1))
    _check(engine, jieba, spacy, part, made.share)
    n_bytes, n_part = made.n_bytes, sum(len(turn.encode()) for turn in part)
    rate = n_bytes / fast["engine"] / 1e6
    share, on = f"{made.share:.0%}", (f"{n_bytes / 1e6:.0f} MB", f"{n_part / 1e6:.1f} MB")
    rows = [[share, "**interview-coder**", f"{rate:.0f}", "", "", on[0]]]
    for name, key in (("jieba + look-up", "jieba"), ("spaCy + PhraseMatcher", "spacy")):
        other = n_part / slow[key] / 1e6
        rows.append([share, name, f"{other:.2f}", f"{rate / other:.0f} × as fast", f"≥ {GOALS[name][place]} ×", on[1]])
    other = n_bytes / fast["scan"] / 1e6
    goal = f"≥ 1/{SCAN_GOALS[place]} of it"
    return [*rows, [share, "raw scan (limit)", f"{other:.0f}", f"1/{other / rate:.2f} of it", goal, on[0]]]


def _first(turns: Sequence[str], megabytes: float) -> list[str]:
    part, size = [], 0
    for turn in turns:
        if size >= megabytes * 1e6:
            break
        part.append(turn)
        size += len(turn.encode())
    return part


def _check(engine: "Engine", jieba: "Engine", spacy: "Engine", part: list[str], share: float) -> None:
    found, plain, others = sorted(engine(part)), sorted(jieba(part)), set(spacy(part))
    assert found == plain, "the engine's hits are not those of the plain way"
    same, more = len(others & set(found)), len(others - set(found))
    print(
        f"{share:.0%}: {len(found):,} hits equal to jieba + look-up, one by one; spaCy, which wants the words inside a "
        f"term to be those of the term alone, finds {same:,} of them and {more} others\n"
    )


Engine = Callable[[Sequence[str]], Rows]


def our_engine(terms: Sequence[str]) -> Engine:
    finder = term_finder(terms)
    return lambda turns: [row for hits in finder.find(turns) for row in hits.rows()]


def raw_scan(terms: Sequence[str]) -> Engine:
    """The automaton alone over all the text at once, as fast as the library can: no folding, no words, no places."""
    kind = ahocorasick_rs.Implementation.DFA
    automaton = ahocorasick_rs.AhoCorasick([fold(term) for term in terms], implementation=kind)

    def scan(turns: Sequence[str]) -> Rows:
        found: Rows = []
        for start in range(0, len(turns), 8000):
            found += automaton.find_matches_as_indexes("\n".join(turns[start : start + 8000]), overlapping=True)
        return found

    return scan


def jieba_look_up(terms: Sequence[str]) -> Engine:
    """The plain way: cut everything, then look up each run of words that may be a term."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    folded = [fold(term) for term in terms]
    tokenizer = jieba.Tokenizer()
    for term in folded:
        tokenizer.add_word(term)
    numbers = {term: number for number, term in enumerate(folded)}
    longest = max(map(len, folded))

    def find(turns: Sequence[str]) -> Rows:
        found: Rows = []
        for place, turn in enumerate(turns):
            words = tokenizer.lcut(fold(turn))
            start = 0
            for index, word in enumerate(words):
                joined = ""
                for other in words[index:]:
                    joined += other
                    if len(joined) > longest:
                        break
                    if joined in numbers:
                        found.append((place, numbers[joined], start, start + len(joined)))
                start += len(word)
        return found

    return find


def spacy_matcher(terms: Sequence[str]) -> Engine:
    """A blank Chinese pipeline with jieba's words and the same words added, and its PhraseMatcher."""
    import jieba
    import spacy
    from spacy.matcher import PhraseMatcher

    folded = [fold(term) for term in terms]
    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    words = language.tokenizer.jieba_seg = jieba.Tokenizer()
    for term in folded:
        words.add_word(term)
    matcher = PhraseMatcher(language.vocab)
    for number, term in enumerate(folded):
        matcher.add(f"t{number}", [language.make_doc(term)])
    numbers = {language.vocab.strings[f"t{number}"]: number for number in range(len(folded))}

    def find(turns: Sequence[str]) -> Rows:
        found: Rows = []
        for place, turn in enumerate(turns):
            doc = language.make_doc(fold(turn))
            for key, first, last in matcher(doc):
                span = doc[first:last]
                found.append((place, numbers[key], span.start_char, span.end_char))
        return found

    return find


if __name__ == "__main__":
    main()
