"""The facts of a methods section, counted from the coded study itself."""

from collections import Counter

from interview_coder.analyse.totals import Counts
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.methods import MethodsFacts
from interview_coder.domain.sources import KINDS


def methods_facts(study: CodedStudy, tally: Counts, *, tool: str) -> MethodsFacts:
    """Count what a methods section states.

    Args:
        study: The coded study.
        tally: The counts over the same study.
        tool: Name and version of the tool.
    """
    book = study.codebook
    kinds = Counter(coded.source.kind for coded in study.sources)
    known = [kind for kind in KINDS if kinds[kind]] + sorted(set(kinds) - set(KINDS))
    spoken = [tally.spoken[role] for role in study.roles if role in tally.spoken]
    hits = [hit for _, coding in study.codings() for hit in coding.hits]
    return MethodsFacts(
        sources=tuple((kind, kinds[kind]) for kind in known),
        cases=tally.n_cases(study.roles),
        roles=study.roles,
        unit=study.unit,
        segments=sum(part.segments for part in spoken),
        characters=sum(part.characters for part in spoken),
        codebook=book.id,
        version=book.version,
        title=book.title,
        sha256=book.sha256,
        theories=tuple(theory.name for theory in book.theories),
        constructs=len(book.constructs),
        codes=len(book.codes),
        rules=sum(len(code.rules) for code in book.codes),
        codes_found=sum(bool(found.segments) for found in tally.codes.values()),
        codings=tally.n_codings,
        mentions=len(hits),
        negated=sum(hit.negated for hit in hits),
        words=study.words,
        tool=tool,
    )
