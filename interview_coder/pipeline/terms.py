"""The terms of a codebook held against transcripts: which ones are swallowed by longer words, and what would help."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interview_coder.coding.compile import codebook_terms
from interview_coder.coding.scan import Scanner
from interview_coder.coding.views import spoken_view
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.fold import fold
from interview_coder.domain.own_terms import own_terms
from interview_coder.domain.ports import WordSplitter
from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import codebook_checks as faults
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.domain.term_reports import SHOWN, Swallower, TermReport
from interview_coder.segment.jieba_parts import BLOCK
from interview_coder.segment.words import TextWords, word_splitter

_FREQUENCIES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
_CONTEXTS = 5
"""How many different contexts of a term a lexicon line is tried out on."""


@dataclass(slots=True)
class _Count:
    """One term while it is counted; ``contexts`` are blocks of text in which it is no word."""

    code: Code
    where: Where
    total: int = 0
    on_boundary: int = 0
    inside: Counter[str] = field(default_factory=Counter)
    contexts: dict[str, int] = field(default_factory=dict)


def report_terms(
    codebook: Codebook, sources: Iterable[Source], *, lexicon: Sequence[LexiconWord] = ()
) -> list[TermReport]:
    """Count for each term of a codebook how often it occurs, and how often as a word.

    Args:
        codebook: A codebook; terms of the codebooks it uses are known to the word splitter but not reported, and
            neither are those of codes that need no word boundaries.
        sources: The transcripts; only words of the roles that a code looks at count.
        lexicon: Domain words for the tokenizer, as in coding.

    Returns:
        One report per term, in the order of the codebook.
    """
    counts = {fold(leaf.text): _Count(code, where) for code, leaf, where in own_terms(codebook)}
    written = {fold(leaf.text): leaf.text for _code, leaf, _where in own_terms(codebook)}
    terms = tuple(codebook_terms(codebook.codes))
    splitter = word_splitter(lexicon, terms)
    scanner, surfaces = Scanner(list(counts)), list(counts)
    for source in sources:
        for role in dict.fromkeys(turn.role for turn in source.turns):
            view = fold(spoken_view(source, role))
            words = TextWords(view, splitter)
            for surface, start, end in scanner.occurrences(view):
                one = counts[surfaces[surface]]
                if role in one.code.roles:
                    _count(one, words, view, start, end)
    lines = _lexicon_lines(counts, lexicon, terms)
    return [_report(written[surface], one, lines.get(surface, "")) for surface, one in counts.items()]


def check_terms(reports: Iterable[TermReport]) -> list[Problem]:
    """Warn of terms that occur but are never a word, with what would help."""
    return [
        faults.never_a_word(report.term, report.count, _inside(report.swallowers), _remedy(report), report.where)
        for report in reports
        if report.count and not report.on_boundary
    ]


def _count(one: _Count, words: TextWords, view: str, start: int, end: int) -> None:
    one.total += 1
    if words.is_boundary(start) and words.is_boundary(end):
        one.on_boundary += 1
        return
    around = words.words(start, end)
    one.inside["|".join(view[left:right] for left, right in around)] += 1
    if len(one.contexts) < _CONTEXTS:
        left, right = start, end
        while left and BLOCK.match(view[left - 1]):
            left -= 1
        while right < len(view) and BLOCK.match(view[right]):
            right += 1
        one.contexts.setdefault(view[left:right], start - left)


def _report(term: str, one: _Count, line: str) -> TermReport:
    inside = tuple(Swallower(words, count) for words, count in _most_common(one.inside))
    return TermReport(term, one.code.id, one.where, one.total, one.on_boundary, inside, line)


def _most_common(inside: Counter[str]) -> list[tuple[str, int]]:
    return sorted(inside.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]


def _lexicon_lines(
    counts: Mapping[str, _Count], lexicon: Sequence[LexiconWord], terms: Sequence[str]
) -> dict[str, str]:
    """Find for each term that is lost somewhere the lexicon line that makes a word of it there.

    First frequencies, lowest first, then forbidding (frequency 0) the word that swallows it. All terms are tried
    together, each on its own contexts; what does not help is not proposed.
    """
    lost = {surface: one for surface, one in counts.items() if one.contexts and not one.on_boundary}
    found: dict[str, str] = {}
    for frequency in _FREQUENCIES:
        tried = {surface: LexiconWord(surface, frequency) for surface in lost if surface not in found}
        found |= _helping(tried, lost, lexicon, terms)
    own = set(map(fold, terms))
    forbidden = {
        surface: LexiconWord(next(iter(one.inside)), 0)
        for surface, one in lost.items()
        if surface not in found and len(one.inside) == 1 and not one.inside.keys() & own
    }
    return found | _helping(forbidden, lost, lexicon, terms)


def _helping(
    tried: Mapping[str, LexiconWord], lost: Mapping[str, _Count], lexicon: Sequence[LexiconWord], terms: Sequence[str]
) -> dict[str, str]:
    """Return the lines, by term, after which the term is a word in all of its contexts."""
    if not tried:
        return {}
    changed = {word.word for word in tried.values()}
    known = [entry for entry in lexicon if fold(entry.word) not in changed]
    splitter = word_splitter([*known, *tried.values()], terms)
    return {
        surface: f"{word.word} {word.frequency}"
        for surface, word in tried.items()
        if all(_is_word(splitter, context, start, surface) for context, start in lost[surface].contexts.items())
    }


def _is_word(splitter: WordSplitter, context: str, start: int, surface: str) -> bool:
    words = TextWords(context, splitter)
    return words.is_boundary(start) and words.is_boundary(start + len(surface))


def _inside(swallowers: Sequence[Swallower]) -> str:
    return ", ".join(f"{one.words} ×{one.count}" for one in swallowers)


def _remedy(report: TermReport) -> Message:
    """Say how a term that is never a word could match: in the rule first, then in the lexicon."""
    rule = _better_rule(report)
    en, zh = f"if it should match there, write {rule} in the rule", f"若应当命中，在规则里写成 {rule}"
    if report.lexicon_line:
        en += f"; or put this line into lexicon.txt: {report.lexicon_line}"
        zh += f"；或在 lexicon.txt 里加一行：{report.lexicon_line}"
    return Message(en, zh)


def _better_rule(report: TermReport) -> str:
    term, words = fold(report.term), [one.words for one in report.swallowers]
    if all(one.is_one_word for one in report.swallowers):
        if all(word.startswith(term) for word in words):
            return f"'{report.term}*'"
        if all(word.endswith(term) for word in words):
            return f"'*{report.term}'"
    return f"'\"{report.term}\"'"
