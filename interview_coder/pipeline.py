"""The order of the steps: sources and a codebook in, codings and tables out."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder._version import __version__
from interview_coder.analyse.concordance import concordance
from interview_coder.analyse.constructs import constructs
from interview_coder.analyse.cooccurrence import cooccurrences
from interview_coder.analyse.frequencies import frequencies
from interview_coder.analyse.matrix import matrix
from interview_coder.analyse.quotes import Row, quote_rows, quotes
from interview_coder.analyse.tally import Tally
from interview_coder.coding.compile import CompiledCodebook, codebook_terms, compile_codebook
from interview_coder.coding.explain import explain_segments
from interview_coder.coding.match import Matcher
from interview_coder.coding.negation import CUES, Negation
from interview_coder.coding.patterns import TIME_LIMIT
from interview_coder.domain.codebook import Code, Codebook, Rule
from interview_coder.domain.codings import Coding
from interview_coder.domain.explanations import Explanation
from interview_coder.domain.order import natural
from interview_coder.domain.problems import Problem, Where, by_place
from interview_coder.domain.problems import run as faults
from interview_coder.domain.rules import Condition, Node, Regex, leaves
from interview_coder.domain.sources import ROLES, Source
from interview_coder.domain.study import LexiconWord
from interview_coder.domain.tables import Table
from interview_coder.segment.units import segment_source
from interview_coder.segment.words import TextWords, word_splitter

if TYPE_CHECKING:
    from interview_coder.export.frames import Frame

Progress = Callable[[Source], None]


class CodingResult:
    """What coding found: codings, tables, and the record of the run.

    The tables come twice: as `Table` values from `tables`, and as pandas frames from the properties named
    like the files.
    """

    def __init__(self, tally: Tally, rows: Sequence[Row], run: dict[str, object], problems: Sequence[Problem]) -> None:
        self._tally = tally
        self._rows = rows
        self.run = run
        self.problems = tuple(problems)

    def note_problems(self, problems: Iterable[Problem]) -> None:
        """Put the problems that the user was shown into the record of the run."""
        ordered = sorted(problems, key=by_place)
        self.run["problems"] = [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "where": str(problem.where),
                "what": problem.what.en,
            }
            for problem in ordered
        ]

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by name, in the order of the files."""
        found = [
            frequencies(self._tally),
            constructs(self._tally),
            quotes(self._rows, self._tally.codebook),
            matrix(self._tally),
            cooccurrences(self._tally),
        ]
        return {table.name: table for table in found}

    @property
    def frequencies(self) -> "Frame":
        """One row per code."""
        return self._frame("frequencies")

    @property
    def constructs(self) -> "Frame":
        """One row per construct."""
        return self._frame("constructs")

    @property
    def quotes(self) -> "Frame":
        """One row per coding."""
        return self._frame("quotes")

    @property
    def matrix(self) -> "Frame":
        """One row per case and code that occurs in it."""
        return self._frame("matrix")

    @property
    def cooccurrence(self) -> "Frame":
        """One row per pair of codes in the same unit."""
        return self._frame("cooccurrence")

    def _frame(self, name: str) -> "Frame":
        from interview_coder.export.frames import to_frame  # noqa: PLC0415 - pandas only for those who want frames

        return to_frame(self.tables[name])

    def write(self, folder: str | Path) -> list[Path]:
        """Write what the command ``code`` writes; returns the files."""
        from interview_coder.export.results import write_results  # noqa: PLC0415 - only when something is written

        return write_results(self.tables, self.run, Path(folder), cases=sorted(self._cases(), key=natural))

    def _cases(self) -> set[str]:
        return set().union(*(spoken.cases for spoken in self._tally.spoken.values()))


def find_in_sources(
    expression: Node, text: str, sources: Sequence[Source], *, lexicon: Sequence[LexiconWord] = (), unit: str = ""
) -> Table:
    """Return a concordance: one row per hit of an expression, whoever speaks.

    Args:
        expression: The expression as parsed.
        text: The expression as written.
        sources: The sources; rows follow their ids and the order of the text.
        lexicon: Domain words for the tokenizer.
        unit: Where the expression has to hold; a sentence by default.
    """
    where = Where("find")
    rule = Rule(text, expression, where)
    code = Code("find", "find", "find", where, rules=(rule,), roles=ROLES)
    codebook = Codebook("find", "0", "find", codes=(code,))
    run = _Run(codebook, lexicon, unit or codebook.defaults.unit)
    ordered = sorted(sources, key=lambda source: natural(source.id))
    return concordance((source, coding) for source in ordered for coding in run.codings(source))


def explain_source(
    source: Source,
    codebook: Codebook,
    *,
    lexicon: Sequence[LexiconWord] = (),
    unit: str = "",
    codes: Collection[str] = (),
) -> list[Explanation]:
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
    run = _Run(codebook, lexicon, unit or codebook.defaults.unit)
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
    progress: Progress = lambda _: None,
) -> CodingResult:
    """Put the codes of a codebook on sources by its rules.

    Args:
        sources: The sources, in any order.
        codebook: A codebook without errors.
        lexicon: Domain words for the tokenizer, before the codebook's own terms.
        unit: Overrides the codebook's unit.
        roles: Overrides whose words the codes look at.
        progress: Called after each source.

    Returns:
        The result; its problems are those of coding itself (slow expressions, unknown attributes, nobody to code).

    Raises:
        ValueError: If the codebook has errors or the unit is unknown.
    """
    errors = [problem for problem in codebook.problems if problem.is_error]
    if errors:
        raise ValueError(f"the codebook has errors: {errors[0].render('en')}")
    if roles:
        codebook = replace(codebook, codes=tuple(replace(code, roles=tuple(roles)) for code in codebook.codes))
    ordered = sorted(sources, key=lambda source: natural(source.id))
    run = _Run(codebook, lexicon, unit or codebook.defaults.unit)
    tally, rows = run.code(ordered, progress)
    problems = [*run.problems, *_check_conditions(codebook, ordered), *_check_speech(run.compiled, ordered)]
    record = _record(run, lexicon, ordered, tally)
    return CodingResult(tally, rows, record, sorted(problems, key=by_place))


class _Run:
    """One codebook on many sources."""

    def __init__(self, codebook: Codebook, lexicon: Sequence[LexiconWord], unit: str) -> None:
        self.codebook = codebook
        self.unit = unit
        self.compiled = compile_codebook(codebook)
        self._slow: dict[str, Problem] = {}
        self._codes = {code.id: code for code in codebook.codes}
        splitter = word_splitter(lexicon, codebook_terms(codebook.codes))
        self.words_name = splitter.name
        negation = Negation(codebook.negation_cues or CUES)
        self.matcher = Matcher(self.compiled, lambda view: TextWords(view, splitter), negation)

    @property
    def problems(self) -> list[Problem]:
        """Expressions that were left out because they are too slow."""
        return list(self._slow.values())

    def code(self, sources: Sequence[Source], progress: Progress) -> tuple[Tally, list[Row]]:
        """Code all sources.

        Where an expression turns out too slow, everything is coded again without it, so that the result does
        not depend on which source came first.
        """
        tally, rows = Tally(self.codebook), []
        n_slow = len(self._slow)
        for source in sources:
            segments = segment_source(source, unit=self.unit, roles=self.compiled.roles)
            codings = self.matcher.code_source(source, segments)
            self._note_slow(source)
            tally.add(source, segments, codings)
            rows += quote_rows(source, codings, self._codes)
            progress(source)
        return (tally, rows) if len(self._slow) == n_slow else self.code(sources, lambda _: None)

    def codings(self, source: Source) -> list[Coding]:
        """Code one source."""
        return self.matcher.code_source(source, segment_source(source, unit=self.unit, roles=self.compiled.roles))

    def _note_slow(self, source: Source) -> None:
        for pattern in self.compiled.patterns.values():
            if pattern.is_too_slow and pattern.text not in self._slow:
                where = _place_of(self.codebook, pattern.text)
                self._slow[pattern.text] = faults.regex_too_slow(pattern.text, TIME_LIMIT, source.id, where)


def _place_of(codebook: Codebook, pattern: str) -> Where:
    for code in codebook.codes:
        for rule in (*code.rules, *code.unless):
            if any(isinstance(leaf, Regex) and leaf.pattern == pattern for leaf in leaves(rule.expression)):
                return rule.where
    return Where(codebook.path)


def _check_conditions(codebook: Codebook, sources: Sequence[Source]) -> list[Problem]:
    """Report attributes in conditions that no source has."""
    known = sorted({name for source in sources for name in source.attributes})
    problems: dict[str, Problem] = {}
    for code in codebook.codes:
        for rule in (*code.rules, *code.unless):
            for leaf in leaves(rule.expression):
                name = leaf.field.partition(".")[2] if isinstance(leaf, Condition) else ""
                if name and name not in known and name not in problems:
                    problems[name] = faults.unknown_attribute(name, ", ".join(known), rule.where)
    return list(problems.values())


def _check_speech(compiled: CompiledCodebook, sources: Sequence[Source]) -> list[Problem]:
    if any(turn.role in compiled.roles for source in sources for turn in source.turns):
        return []
    where = Where(sources[0].path if sources else ".")
    if not any(source.turns for source in sources):
        return [faults.nothing_to_code(where)]
    return [faults.no_turns_in_roles(", ".join(compiled.roles), where)]


def _record(run: _Run, lexicon: Sequence[LexiconWord], sources: Sequence[Source], tally: Tally) -> dict[str, object]:
    codebook = run.codebook
    return {
        "tool": {"name": "interview-coder", "version": __version__, "words": run.words_name},
        "options": {
            "unit": run.unit,
            "roles": list(run.compiled.roles),
            "lexicon": [[entry.word, entry.frequency, entry.tag] for entry in lexicon],
        },
        "codebook": {"id": codebook.id, "version": codebook.version, "sha256": codebook.sha256},
        "sources": [
            {"source": source.id, "kind": source.kind, "sha256": source.sha256, "encoding": source.encoding}
            for source in sources
        ],
        "counts": {
            "sources": tally.n_sources,
            "cases": len(set().union(*(spoken.cases for spoken in tally.spoken.values()))),
            "codings": tally.n_codings,
            "spoken": {
                role: {"segments": spoken.segments, "characters": spoken.characters}
                for role, spoken in sorted(tally.spoken.items())
                if role in run.compiled.roles
            },
        },
    }
