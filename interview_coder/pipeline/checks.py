"""What only shows when codebook and sources meet, and the record of what a run was made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interview_coder._version import __version__
from interview_coder.analyse.totals import Counts
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import run as faults
from interview_coder.domain.rules import Condition, Tokens, leaves
from interview_coder.domain.sources import Source
from interview_coder.domain.study import LexiconWord
from interview_coder.segment.jieba_parts import SLOW_NAME


@dataclass(slots=True)
class Seen:
    """What sources have that a codebook may ask for: small, however many there are."""

    path: str = "."
    attributes: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


def seen_in(sources: Sequence[Source]) -> Seen:
    """Say what sources have: the file of the first, the attributes of any, the roles of all who speak."""
    return Seen(
        sources[0].path if sources else ".",
        {name for source in sources for name in source.attributes},
        {turn.role for source in sources for turn in source.turns},
    )


def check_conditions(codebook: Codebook, seen: Seen) -> list[Problem]:
    """Report attributes in conditions that no source has."""
    known = sorted(seen.attributes)
    problems: dict[str, Problem] = {}
    for code in codebook.codes:
        for rule in (*code.rules, *code.unless):
            for leaf in leaves(rule.expression):
                name = leaf.field.partition(".")[2] if isinstance(leaf, Condition) else ""
                if name and name not in known and name not in problems:
                    problems[name] = faults.unknown_attribute(name, ", ".join(known), rule.where)
    return list(problems.values())


def check_speech(roles: Sequence[str], seen: Seen) -> list[Problem]:
    """Report that nobody speaks in the roles that the codes look at."""
    if not seen.roles.isdisjoint(roles):
        return []
    where = Where(seen.path)
    return [faults.no_turns_in_roles(", ".join(roles), where) if seen.roles else faults.nothing_to_code(where)]


def check_words(words: str, codebook: Codebook) -> list[Problem]:
    """Say that the word splitter is the slow one."""
    return [faults.plain_words(words, Where(codebook.path))] if words == SLOW_NAME else []


def _patterns(codebook: Codebook) -> dict[str, str]:
    """Return the version of spaCy if any rule runs on it."""
    rules = (rule for code in codebook.codes for rule in (*code.rules, *code.unless))
    is_used = any(isinstance(leaf, Tokens) for rule in rules for leaf in leaves(rule.expression))
    if not is_used:
        return {}
    from importlib.metadata import version  # noqa: PLC0415 - loads the reading of mail

    return {"spacy": version("spacy")}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a result depends on beside the sources."""

    codebook: Codebook
    lexicon: Sequence[LexiconWord]
    unit: str
    roles: Sequence[str]
    words: str


def record_of(settings: Settings, sources: Iterable[dict[str, object]], counts: Counts) -> dict[str, object]:
    """Return versions, options, hashes and counts: what has to be equal for equal results.

    Args:
        settings: What the run was asked for.
        sources: What `source_record` gives, in natural order.
        counts: The counts over all sources.
    """
    codebook = settings.codebook
    return {
        "tool": {"name": "interview-coder", "version": __version__, "words": settings.words, **_patterns(codebook)},
        "options": {
            "unit": settings.unit,
            "roles": list(settings.roles),
            "lexicon": [[entry.word, entry.frequency, entry.tag] for entry in settings.lexicon],
        },
        "codebook": {"id": codebook.id, "version": codebook.version, "sha256": codebook.sha256},
        "sources": sources,
        "counts": {
            "sources": counts.n_sources,
            "cases": counts.n_cases(),
            "codings": counts.n_codings,
            "spoken": {
                role: {"segments": spoken.segments, "characters": spoken.characters}
                for role, spoken in sorted(counts.spoken.items())
                if role in settings.roles
            },
        },
    }


def source_record(source: Source) -> dict[str, object]:
    """Return what the record of a run says of a source."""
    return {"source": source.id, "kind": source.kind, "sha256": source.sha256, "encoding": source.encoding}
