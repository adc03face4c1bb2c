"""A codebook tested like a program: its examples, its counterexamples, and the passages under ``tests:``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview_coder.coding.evaluate import evaluate
from interview_coder.domain.codebook import DROP, KEEP, Code, Codebook, Rule
from interview_coder.domain.codebook_tests import (
    COUNTEREXAMPLE,
    EXAMPLE,
    PASSAGE,
    CheckedText,
    CodebookReport,
    Evidence,
    UnfiredRule,
)
from interview_coder.domain.codings import Coding
from interview_coder.domain.problems import Where
from interview_coder.domain.segments import Segment
from interview_coder.domain.sources import Source, Turn
from interview_coder.domain.study import LexiconWord
from interview_coder.pipeline.run import Run
from interview_coder.segment.units import segment_source


@dataclass(frozen=True, slots=True)
class _Case:
    """A text to code, as if one person in a role had said it."""

    kind: str
    code: str
    text: str
    where: Where
    expect: tuple[str, ...]
    role: str
    unit: str
    question: str = ""


def examine_codebook(codebook: Codebook, *, lexicon: Sequence[LexiconWord] = ()) -> CodebookReport:
    """Code every example, counterexample and passage of a codebook and compare with what should be found.

    Args:
        codebook: A codebook without errors. The codes of the codebooks it uses take part in the coding, but
            only its own are tested.
        lexicon: Domain words for the tokenizer, as in coding.

    Returns:
        One entry per text in the order of the codes, passages last. An example must get its code and may get
        others; a counterexample must not get its code; a passage must get exactly the codes it expects.
    """
    return _Examination(codebook, lexicon).report()


class _Examination:
    """One codebook with its matcher; notes which rules have fired."""

    def __init__(self, codebook: Codebook, lexicon: Sequence[LexiconWord]) -> None:
        self._book = codebook
        self._codes: Mapping[str, Code] = {code.id: code for code in codebook.codes}
        self._own = [code for code in codebook.codes if code.codebook == codebook.id]
        self._run = Run(codebook, lexicon, codebook.defaults.unit)
        self._given = {code.when_negated for code in codebook.codes} - {KEEP, DROP}
        self._fired: set[tuple[str, int]] = set()

    def report(self) -> CodebookReport:
        """Examine every text."""
        texts = tuple(self._examine(case) for case in self._cases())
        unfired = tuple(
            UnfiredRule(code.id, rule)
            for code in self._own
            for index, rule in enumerate(code.rules)
            if (code.id, index) not in self._fired
        )
        n_rules = sum(len(code.rules) for code in self._own)
        return CodebookReport(self._book.id, self._book.version, self._book.path, texts, n_rules, unfired)

    def _cases(self) -> Iterator[_Case]:
        unit = self._book.defaults.unit
        for code in self._own:
            role = "participant" if "participant" in code.roles else code.roles[0]
            for text, where in _placed(code.examples, code.example_places, code.where):
                yield _Case(EXAMPLE, code.id, text, where, (code.id,), role, unit)
            for text, where in _placed(code.counterexamples, code.counterexample_places, code.where):
                yield _Case(COUNTEREXAMPLE, code.id, text, where, (), role, unit)
        for test in self._book.tests:
            yield _Case(PASSAGE, "", test.text, test.where, test.expect, test.role, test.unit or unit, test.question)

    def _examine(self, case: _Case) -> CheckedText:
        if case.code and not self._codes[case.code].rules and case.code not in self._given:
            return CheckedText(case.kind, case.code, case.text, case.where, case.expect, is_skipped=True)
        found = tuple(self._found(case))
        ids = {evidence.code for evidence in found}
        wrong = (evidence for evidence in found if self._is_unexpected(evidence.code, case))
        missing = tuple(code for code in case.expect if code not in ids)
        return CheckedText(case.kind, case.code, case.text, case.where, case.expect, found, missing, tuple(wrong))

    @staticmethod
    def _is_unexpected(code: str, case: _Case) -> bool:
        if case.kind == PASSAGE:
            return code not in case.expect
        return case.kind == COUNTEREXAMPLE and code == case.code

    def _found(self, case: _Case) -> Iterator[Evidence]:
        """Yield each code that the text gets, once, with the words of its first coding."""
        turns = (Turn("", case.role, 0, len(case.text)),)
        source = Source("example", case.text, turns, case="example", question=case.question)
        segments = segment_source(source, unit=case.unit, roles=self._run.compiled.roles)
        codings = self._run.matcher.code_source(source, segments)
        self._note_fired(case, source, segments, codings)
        first: dict[str, Coding] = {}
        for coding in codings:
            first.setdefault(coding.code, coding)
        for code in sorted(first, key=list(self._codes).index):
            hit = first[code].hits[0]
            yield Evidence(code, case.text[hit.start : hit.end], self._rule(hit.via or code, hit.rule))

    def _rule(self, code: str, index: int) -> Rule | None:
        rules = self._codes[code].rules
        return rules[index] if 0 <= index < len(rules) else None

    def _note_fired(self, case: _Case, source: Source, segments: Sequence[Segment], codings: Sequence[Coding]) -> None:
        """Note every rule of the expected codes that holds, also those whose hits another rule's hits cover."""
        pending = [
            (code, index, rule)
            for code in case.expect
            for index, rule in enumerate(self._codes[code].rules)
            if (code, index) not in self._fired
        ]
        if not pending:
            return
        for unit in self._run.matcher.unit_views(source, segments):
            held = [coding for coding in codings if coding.segment == unit.segment]
            unit.codes.update({coding.code: [(hit.start, hit.end) for hit in coding.hits] for coding in held})
            for code, index, rule in pending:
                boundary = self._codes[code].boundary
                if code in unit.codes and evaluate(rule.expression, unit, boundary=boundary) is not None:
                    self._fired.add((code, index))


def _placed(texts: Sequence[str], places: Sequence[Where], where: Where) -> Iterator[tuple[str, Where]]:
    """Pair texts with their places; a codebook that was not read from a file has only the code's."""
    return zip(texts, places or [where] * len(texts), strict=True)
