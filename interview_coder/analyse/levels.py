"""The three levels of grounded theory: quotation, initial concept (code), category, main category."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview_coder.analyse.passages import Passage, cases, passages_of, strongest
from interview_coder.analyse.references import references
from interview_coder.domain.choices import AUTO
from interview_coder.domain.codebook import Code, Codebook, Construct
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.tables import Cell, Table

COLUMNS = (
    *("main", "main_name", "category", "category_name", "code", "name", "segments", "cases"),
    *("reference", "source", "kind", "case", "speaker", "turn", "start", "end", "hits", "negated", "text"),
)
Named = tuple[str, str]
"""An id and a name; both empty where a code has nothing of the kind."""
NOTHING: Named = ("", "")


@dataclass(frozen=True, slots=True)
class Level:
    """A code with evidence, and what it belongs to."""

    code: Code
    category: Named
    main: Named
    passages: tuple[Passage, ...]


def levels(
    study: CodedStudy, *, category: str = AUTO, main: str = AUTO, kinds: Sequence[str] = ()
) -> tuple[list[Level], list[str]]:
    """Put every code with evidence under its category and main category.

    A parent code has only the units that no code below it has: its children's quotations are not repeated.

    Args:
        study: The coded study.
        category: ``construct`` (a code's first), ``parent`` (the code above it, or itself), ``family``; ``auto`` is
            the construct where a code has one, else the parent.
        main: ``theory``, ``construct`` (the topmost one), ``root`` (the topmost code), ``family``; ``auto`` is the
            theory where a code has a construct, else the family.
        kinds: Kinds of sources; all where empty.

    Returns:
        Levels with equal main categories and categories together, otherwise in the order of the codebook; and the
        names of codes with evidence that have no such levels.
    """
    book = study.codebook
    above = _Book(book)
    own = _own(book, passages_of(study, kinds=kinds))
    found, without = [], []
    for code in book.codes:
        if not own[code.id]:
            continue
        level = Level(code, above.category(code, category), above.main(code, main), tuple(own[code.id]))
        is_placed = bool(level.category[0]) and (bool(level.main[0]) or level.category[0] != code.id)
        if is_placed:
            found.append(level)
        else:
            without.append(code.name or code.id)
    return _together(found), without


def level_table(study: CodedStudy, found: Sequence[Level], *, n: int = 2) -> Table:
    """Return one row per quotation, the ``n`` strongest of each code; counts are those of the code."""
    numbered = references(study)
    rows: list[tuple[Cell, ...]] = []
    for level in found:
        code = level.code
        counted = (len(level.passages), len(cases(level.passages)))
        head = (*level.main, *level.category, code.id, code.name, *counted)
        for passage in sorted(strongest(level.passages, n), key=lambda one: one.place):
            segment, source = passage.segment, passage.source
            where = (source.id, source.kind, segment.case, segment.speaker, segment.turn, segment.start, segment.end)
            reference = numbered[source.id].of(segment.turn)
            rows.append((*head, reference, *where, passage.hits, passage.negated, passage.text))
    return Table("levels", COLUMNS, rows)


class _Book:
    """Looks up what stands above a code: constructs, theories, codes, the family."""

    def __init__(self, book: Codebook) -> None:
        self._codes = {code.id: code for code in book.codes}
        self._constructs = {construct.id: construct for construct in book.constructs}
        self._theories = {theory.id: theory.name or theory.id for theory in book.theories}

    def category(self, code: Code, what: str) -> Named:
        """Return the category of a code, ``what`` being one of `CATEGORIES`."""
        construct = self._first(code)
        if what == "family":
            return code.family, code.family
        if what == "parent" or (what == AUTO and construct is None):
            return _named(self._codes.get(code.parent, code))
        return _named(construct) if construct else NOTHING

    def main(self, code: Code, what: str) -> Named:
        """Return the main category of a code, ``what`` being one of `MAINS`."""
        construct = self._first(code)
        if what == "family" or (what == AUTO and construct is None):
            return code.family, code.family
        if what == "root":
            return _named(self._codes.get(code.path.partition("/")[0], code))
        if construct is None:
            return NOTHING
        if what == "construct":
            return _named(self._topmost(construct))
        return construct.theory, self._theories[construct.theory]

    def _first(self, code: Code) -> Construct | None:
        return next((self._constructs[one] for one in code.constructs if one in self._constructs), None)

    def _topmost(self, construct: Construct) -> Construct:
        seen = set[str]()
        while construct.parent in self._constructs and construct.id not in seen:
            seen.add(construct.id)
            construct = self._constructs[construct.parent]
        return construct


def _named(one: Code | Construct) -> Named:
    return one.id, one.name or one.id


def _own(book: Codebook, found: Mapping[str, Sequence[Passage]]) -> dict[str, list[Passage]]:
    below: dict[str, set[tuple[str, int, int]]] = {code.id: set() for code in book.codes}
    for code in book.codes:
        for above in code.path.split("/")[:-1]:
            if above in below:
                below[above] |= {passage.unit for passage in found[code.id]}
    return {code: [one for one in passages if one.unit not in below[code]] for code, passages in found.items()}


def _together(found: Sequence[Level]) -> list[Level]:
    mains = {main: place for place, main in enumerate(dict.fromkeys(level.main for level in found))}
    pairs = {pair: place for place, pair in enumerate(dict.fromkeys((level.main, level.category) for level in found))}
    return sorted(found, key=lambda level: (mains[level.main], pairs[level.main, level.category]))
