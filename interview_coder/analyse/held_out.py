"""The held-out test of saturation: does a third of the material add codes or constructs that the rest lacks?"""

from collections.abc import Collection, Iterable, Sequence

from interview_coder.analyse.passages import Passage, cases
from interview_coder.analyse.references import references
from interview_coder.analyse.saturation import Collected
from interview_coder.domain.coded import CodedSource, CodedStudy
from interview_coder.domain.tables import Cell, Table

COLUMNS = ("level", "id", "name", "family", "segments", "sources", "cases", "references")
CODE, CONSTRUCT = "code", "construct"
PART = 3


def last_third(material: Collected) -> tuple[str, ...]:
    """Return the ids of the last third of the sources, rounded, none of fewer than three."""
    n = len(material.sources)
    size = round(n / PART) if n >= PART else 0
    return tuple(coded.source.id for coded in material.sources[n - size :])


def named_sources(study: CodedStudy, material: Collected, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the ids of the sources that are named by id, case or number (A03), and the names of none."""
    numbered = references(study)
    found, unknown = [], []
    for name in names:
        ids = [
            coded.source.id
            for coded in material.sources
            if name in (coded.source.id, coded.source.case, numbered[coded.source.id].prefix)
        ]
        found += ids
        if not ids:
            unknown.append(name)
    return list(dict.fromkeys(found)), unknown


def held_out_table(study: CodedStudy, material: Collected, held_out: Collection[str]) -> Table:
    """Return one row per code, then per construct, that only the held-out sources have; none is a good sign."""
    kept, held = _passages(material, held_out)
    rows: list[tuple[Cell, ...]] = []
    for code in study.codebook.codes:
        own = [passage for passage in held if passage.coding.code == code.id]
        if own and not any(passage.coding.code == code.id for passage in kept):
            rows.append((CODE, code.id, code.name or code.id, code.family, *_counts(study, own)))
    constructs = {code.id: code.constructs for code in study.codebook.codes}
    for construct in study.codebook.constructs:
        own = [passage for passage in held if construct.id in constructs[passage.coding.code]]
        if own and not any(construct.id in constructs[passage.coding.code] for passage in kept):
            rows.append((CONSTRUCT, construct.id, construct.name or construct.id, "", *_counts(study, own)))
    return Table("saturation_held_out", COLUMNS, rows)


def _passages(material: Collected, held_out: Collection[str]) -> tuple[list[Passage], list[Passage]]:
    kept: list[Passage] = []
    held: list[Passage] = []
    for order, coded in enumerate(material.sources):
        (held if coded.source.id in held_out else kept).extend(_of(coded, order))
    return kept, held


def _of(coded: CodedSource, order: int) -> list[Passage]:
    return [Passage(coded.source, coding, order) for coding in coded.codings]


def _counts(study: CodedStudy, found: Sequence[Passage]) -> tuple[Cell, ...]:
    numbered = references(study)
    places = dict.fromkeys(numbered[passage.source.id].of(passage.segment.turn) for passage in found)
    units = {passage.unit for passage in found}
    return len(units), len({passage.source.id for passage in found}), len(cases(found)), "; ".join(places)
