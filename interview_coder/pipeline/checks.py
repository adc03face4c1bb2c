"""What only shows when codebook and sources meet, and the record of what a run was made from."""

from collections.abc import Sequence
from importlib.metadata import version

from interview_coder._version import __version__
from interview_coder.analyse.tally import Tally
from interview_coder.coding.compile import CompiledCodebook
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import run as faults
from interview_coder.domain.rules import Condition, Tokens, leaves
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.pipeline.run import Run


def check_conditions(codebook: Codebook, sources: Sequence[Source]) -> list[Problem]:
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


def check_speech(compiled: CompiledCodebook, sources: Sequence[Source]) -> list[Problem]:
    """Report that nobody speaks in the roles that the codes look at."""
    if any(turn.role in compiled.roles for source in sources for turn in source.turns):
        return []
    where = Where(sources[0].path if sources else ".")
    if not any(source.turns for source in sources):
        return [faults.nothing_to_code(where)]
    return [faults.no_turns_in_roles(", ".join(compiled.roles), where)]


def _patterns(codebook: Codebook) -> dict[str, str]:
    """Return the version of spaCy if any rule runs on it."""
    rules = (rule for code in codebook.codes for rule in (*code.rules, *code.unless))
    is_used = any(isinstance(leaf, Tokens) for rule in rules for leaf in leaves(rule.expression))
    return {"spacy": version("spacy")} if is_used else {}


def record_of(run: Run, lexicon: Sequence[LexiconWord], sources: Sequence[Source], tally: Tally) -> dict[str, object]:
    """Return versions, options, hashes and counts: what has to be equal for equal results."""
    codebook = run.codebook
    return {
        "tool": {"name": "interview-coder", "version": __version__, "words": run.words_name, **_patterns(codebook)},
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
