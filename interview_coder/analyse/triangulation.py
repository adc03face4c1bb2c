"""Triangulation: interviews, questionnaire and literature side by side, code by code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from interview_coder.analyse.frequencies import share
from interview_coder.analyse.passages import Passage, cases, passages_of, strongest
from interview_coder.analyse.references import references
from interview_coder.domain.codebook import Code, Codebook
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.sources import KINDS
from interview_coder.domain.tables import Cell, Table

METHOD_OF: Mapping[str, str] = {"focus_group": "interview"}
"""Kinds that are read together with another one: talk in groups is talk."""
AGREEMENT, PARTIAL, SILENCE, DISSONANCE, NONE = "agreement", "partial", "silence", "dissonance", "none"
VERDICTS = (AGREEMENT, PARTIAL, DISSONANCE, SILENCE, NONE)
MET, UNMET, MIXED = "met", "unmet", "mixed"
CODE_COLUMNS = ("code", "name", "family", "construct", "valence", "verdict", "silent")
CODE_COUNTS = ("segments", "cases", "share", "prominent")
CONSTRUCT_COLUMNS = ("construct", "name", "theory", "verdict", "silent")
CONSTRUCT_COUNTS = ("segments", "cases", "share", "prominent", "met", "unmet", "direction")
QUOTE_COLUMNS = (
    *("code", "name", "verdict", "method", "reference"),
    *("source", "kind", "case", "speaker", "turn", "start", "end", "hits", "negated", "text"),
)
_TWO = 2


@dataclass(frozen=True, slots=True)
class Method:
    """One kind of material: its passages by code, and the cases that speak in it."""

    name: str
    passages: Mapping[str, Sequence[Passage]]
    cases: frozenset[str]

    def of(self, codes: Iterable[str]) -> list[Passage]:
        """Return the passages of several codes."""
        return [passage for code in codes for passage in self.passages[code]]


@dataclass(frozen=True, slots=True)
class Side:
    """What one kind of material says of a code or construct."""

    method: str
    segments: int
    cases: int
    share: float
    is_prominent: bool
    met: int = 0
    unmet: int = 0

    @property
    def direction(self) -> str:
        """Whether more cases speak of the need as met or as unmet; empty where no case says either."""
        if self.met == self.unmet:
            return MIXED if self.met else ""
        return MET if self.met > self.unmet else UNMET


def methods(study: CodedStudy) -> list[Method]:
    """Return the kinds of material of a study in the order of `KINDS`, focus groups among the interviews."""
    found = []
    for name in KINDS:
        kinds = [kind for kind in KINDS if METHOD_OF.get(kind, kind) == name]
        chosen = [coded for coded in study.sources if coded.source.kind in kinds]
        speaking = frozenset(segment.case for coded in chosen for segment in coded.segments)
        if speaking:
            found.append(Method(name, passages_of(study, kinds=kinds), speaking))
    return found


def verdict(sides: Sequence[Side]) -> str:
    """Compare what kinds of material say, as the triangulation protocol's convergence coding does.

    Dissonance: needs met in one kind and unmet in another. Agreement: every kind speaks of it and gives it the same
    prominence. Partial agreement: at least two kinds speak, but one is silent or gives it another prominence.
    Silence: only one kind speaks. None: no kind does.

    Source:
        Farmer, T., Robinson, K., Elliott, S. J., & Eyles, J. (2006). Developing and implementing a triangulation
        protocol for qualitative health research. Qualitative Health Research 16(3), 377-394.
    """
    speaking = [side for side in sides if side.cases]
    if len(speaking) < _TWO:
        return SILENCE if speaking else NONE
    if {MET, UNMET} <= {side.direction for side in speaking}:
        return DISSONANCE
    same = len({side.is_prominent for side in speaking}) == 1
    return AGREEMENT if same and len(speaking) == len(sides) else PARTIAL


def code_table(study: CodedStudy, found: Sequence[Method]) -> Table:
    """Return one row per code with four columns per kind of material: segments, cases, share of cases, prominent.

    ``prominent`` is 1 where at least as many cases speak of the code as of the median code that this kind speaks of.
    ``silent`` are the kinds that do not speak of it, where another one does.
    """
    directions = _directions(study.codebook, found)
    limits = {method.name: _limit(method, [[code.id] for code in study.codebook.codes]) for method in found}
    rows: list[tuple[Cell, ...]] = []
    for code in study.codebook.codes:
        sides = [_side(method, [code.id], limits[method.name]) for method in found]
        outcome = verdict(sides)
        if outcome in (AGREEMENT, PARTIAL) and _is_contested(code, directions):
            outcome = DISSONANCE
        head = (code.id, code.name, code.family, "; ".join(code.constructs), code.valence, outcome, _silent(sides))
        counted = ((side.segments, side.cases, side.share, int(side.is_prominent)) for side in sides)
        rows.append((*head, *(cell for cells in counted for cell in cells)))
    columns = (*CODE_COLUMNS, *_columns(found, CODE_COUNTS))
    return Table("triangulation", columns, rows)


def construct_table(study: CodedStudy, found: Sequence[Method]) -> Table:
    """Return one row per construct; ``met`` and ``unmet`` are the cases that speak of it as the one or the other."""
    groups = _codes_of(study.codebook)
    limits = {method.name: _limit(method, list(groups.values())) for method in found}
    rows: list[tuple[Cell, ...]] = []
    for construct in study.codebook.constructs:
        sides = [
            _side(method, groups[construct.id], limits[method.name], _valences(study.codebook)) for method in found
        ]
        head = (construct.id, construct.name, construct.theory, verdict(sides), _silent(sides))
        counted = (
            (side.segments, side.cases, side.share, int(side.is_prominent), side.met, side.unmet, side.direction)
            for side in sides
        )
        rows.append((*head, *(cell for cells in counted for cell in cells)))
    columns = (*CONSTRUCT_COLUMNS, *_columns(found, CONSTRUCT_COUNTS))
    return Table("triangulation_constructs", columns, rows)


def quote_table(study: CodedStudy, found: Sequence[Method], codes: Table, *, n: int = 1) -> Table:
    """Return the ``n`` strongest quotations of each code in each kind of material that speaks of it."""
    numbered = references(study)
    verdicts = {str(record["code"]): record["verdict"] for record in codes.records()}
    rows: list[tuple[Cell, ...]] = []
    for code in study.codebook.codes:
        for method in found:
            for passage in strongest(method.passages[code.id], n):
                segment, source = passage.segment, passage.source
                head = (code.id, code.name, verdicts[code.id], method.name, numbered[source.id].of(segment.turn))
                where = (source.id, source.kind, segment.case, segment.speaker, segment.turn, *passage.place[1:])
                rows.append((*head, *where, passage.hits, passage.negated, passage.text))
    return Table("triangulation_quotes", QUOTE_COLUMNS, rows)


def _columns(found: Sequence[Method], counts: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{method.name}_{count}" for method in found for count in counts)


def _limit(method: Method, groups: Sequence[Sequence[str]]) -> float:
    """Return the median number of cases over the codes (or constructs) that a kind of material speaks of."""
    spoken = [len(cases(method.of(codes))) for codes in groups]
    return median([number for number in spoken if number] or [0])


def _side(method: Method, codes: Sequence[str], limit: float, valences: Mapping[str, str] | None = None) -> Side:
    own = method.of(codes)
    speaking = len(cases(own))
    met, unmet = (
        len(cases(passage for passage in own if (valences or {}).get(passage.coding.code) == valence))
        for valence in (MET, UNMET)
    )
    units = {passage.unit for passage in own}
    is_prominent = speaking > 0 and speaking >= limit
    return Side(method.name, len(units), speaking, share(speaking, len(method.cases)), is_prominent, met, unmet)


def _silent(sides: Sequence[Side]) -> str:
    silent = [side.method for side in sides if not side.cases]
    return "; ".join(silent) if len(silent) < len(sides) else ""


def _codes_of(book: Codebook) -> dict[str, list[str]]:
    return {
        construct.id: [code.id for code in book.codes if construct.id in code.constructs]
        for construct in book.constructs
    }


def _valences(book: Codebook) -> dict[str, str]:
    return {code.id: code.valence for code in book.codes}


def _directions(book: Codebook, found: Sequence[Method]) -> dict[str, set[str]]:
    """Return for each construct in which directions the kinds of material speak of it."""
    valences = _valences(book)
    return {
        construct: {_side(method, codes, 0, valences).direction for method in found}
        for construct, codes in _codes_of(book).items()
    }


def _is_contested(code: Code, directions: Mapping[str, set[str]]) -> bool:
    """Tell whether kinds of material take opposite sides on a construct of a code that takes one."""
    return code.valence in (MET, UNMET) and any(
        {MET, UNMET} <= directions.get(construct, set()) for construct in code.constructs
    )
