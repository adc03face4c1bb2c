"""The order of the steps: sources and a codebook in, codings and tables out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_coder.analyse.quotes import Row, quote_rows
from interview_coder.analyse.tally import Tally
from interview_coder.domain.codebook import Code, Codebook, Rule
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.problems import by_place
from interview_coder.domain.rules import CodeRef, Node, leaves
from interview_coder.domain.sources import ROLES, Source
from interview_coder.domain.study import LexiconWord
from interview_coder.domain.tables import Table
from interview_coder.pipeline.checks import (
    Settings,
    check_conditions,
    check_speech,
    check_words,
    record_of,
    seen_in,
    source_record,
)
from interview_coder.pipeline.result import CodingResult
from interview_coder.pipeline.run import Run, coded_in_memory, ready
from interview_coder.segment.units import segment_source

if TYPE_CHECKING:
    from interview_coder.domain.explanations import Explanation

__all__ = ["CodingResult", "code_sources", "explain_source", "find_in_sources", "unknown_references"]

_ASKED = " asked "
"""The id of the expression that somebody looks for; no codebook can hold it."""


def find_in_sources(
    rule: Rule,
    sources: Sequence[Source],
    *,
    codebook: Codebook | None = None,
    lexicon: Sequence[LexiconWord] = (),
    unit: str = "",
) -> Table:
    """Return a concordance: one row per hit of an expression, whoever speaks.

    Args:
        rule: The expression, as written and as parsed.
        sources: The sources; rows follow their ids and the order of the text.
        codebook: The codebook whose codes the expression may refer to.
        lexicon: Domain words for the tokenizer.
        unit: Where the expression has to hold; a sentence by default.

    Raises:
        ValueError: If the expression refers to a code that the codebook does not have.
    """
    from interview_coder.analyse.concordance import concordance  # noqa: PLC0415 - for this function alone

    unknown = unknown_references(rule.expression, codebook)
    if unknown:
        raise ValueError(f"unknown code: {', '.join(unknown)}")
    book = codebook or Codebook("find", "0", "find")
    asked = Code(_ASKED, _ASKED, _ASKED, rule.where, rules=(rule,), roles=ROLES)
    run = Run(replace(book, codes=(*book.codes, asked)), lexicon, unit or book.defaults.unit)
    ordered = sorted(sources, key=lambda source: natural(source.id))
    return concordance(
        (source, coding) for source in ordered for coding in run.codings(source) if coding.code == _ASKED
    )


def unknown_references(expression: Node, codebook: Codebook | None) -> list[str]:
    """Return the ids of codes that an expression refers to and a codebook does not have."""
    known = {code.id for code in codebook.codes} if codebook else set()
    wanted = dict.fromkeys(leaf.code for leaf in leaves(expression) if isinstance(leaf, CodeRef))
    return [code for code in wanted if code not in known]


def explain_source(
    source: Source,
    codebook: Codebook,
    *,
    lexicon: Sequence[LexiconWord] = (),
    unit: str = "",
    codes: Collection[str] = (),
) -> "list[Explanation]":
    """Say why codes were put on the units of a source, or were not.

    Args:
        source: The source; units of every role are explained.
        codebook: A codebook without errors.
        lexicon: Domain words for the tokenizer.
        unit: Overrides the codebook's unit.
        codes: Ids of the codes to explain; if empty, those of which some rule holds.

    Returns:
        One explanation per unit, in the order of the text.
    """
    from interview_coder.coding.explain import explain_segments  # noqa: PLC0415 - for this function alone

    run = Run(codebook, lexicon, unit or codebook.defaults.unit)
    segments = segment_source(source, unit=run.unit)
    found = explain_segments(run.matcher, run.compiled, source, segments, codes=codes)
    return sorted(found, key=lambda explanation: explanation.segment.start)


def code_sources(
    sources: Iterable[Source],
    codebook: Codebook,
    *,
    lexicon: Sequence[LexiconWord] = (),
    unit: str = "",
    roles: Sequence[str] = (),
) -> CodingResult:
    """Put the codes of a codebook on sources by its rules.

    Args:
        sources: The sources, in any order.
        codebook: A codebook without errors.
        lexicon: Domain words for the tokenizer, before the codebook's own terms.
        unit: Overrides the codebook's unit.
        roles: Overrides whose words the codes look at.

    Returns:
        The result; its problems are those of coding itself (slow expressions, unknown attributes, nobody to code).

    Raises:
        ValueError: If the codebook has errors or the unit is unknown.
    """
    codebook = ready(codebook, roles)
    run, coded, problems = coded_in_memory(list(sources), codebook, lexicon, unit or codebook.defaults.unit)
    codes = {code.id: code for code in codebook.codes}
    tally, rows, seen = Tally(codebook), list[Row](), seen_in([one.source for one in coded])
    for one in coded:
        tally.add(one.source, one.segments, one.codings)
        rows += quote_rows(one.source, one.codings, codes)
    problems += [*check_conditions(codebook, seen), *check_speech(run.compiled.roles, seen)]
    problems += check_words(run.words_name, codebook)
    settings = Settings(codebook, lexicon, run.unit, run.compiled.roles, run.words_name)
    record = record_of(settings, [source_record(one.source) for one in coded], tally)
    study = CodedStudy(codebook, coded, run.unit, run.compiled.roles, run.words_name)
    result = CodingResult(tally, rows, record, sorted(problems, key=by_place), study)
    result.note_problems([*problems, *(problem for one in coded for problem in one.source.problems)])
    return result
