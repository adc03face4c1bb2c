"""The plain terms that a codebook brings itself."""

from collections.abc import Iterator

from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.fold import fold
from interview_coder.domain.problems import Where
from interview_coder.domain.rules import Term, leaves


def own_terms(codebook: Codebook) -> Iterator[tuple[Code, Term, Where]]:
    """Yield the codebook's own terms that need word boundaries, each where it stands first."""
    known: set[str] = set()
    for code in codebook.codes:
        if code.codebook not in ("", codebook.id) or code.boundary != "word":
            continue
        for rule in (*code.rules, *code.unless):
            for leaf in leaves(rule.expression):
                if isinstance(leaf, Term) and (surface := fold(leaf.text)) not in known:
                    known.add(surface)
                    yield code, leaf, rule.place(leaf.column)
