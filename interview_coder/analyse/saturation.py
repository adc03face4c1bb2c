"""Saturation: new codes per source, when they cease, whatever the order, and what a held-out third would add."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from interview_coder.analyse.frequencies import share
from interview_coder.analyse.references import references
from interview_coder.domain.coded import CodedSource, CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.tables import Cell, Table

if TYPE_CHECKING:
    import numpy as np

    Curves = np.ndarray[Any, np.dtype[np.int64]]

KINDS = ("interview", "focus_group")
"""The kinds of sources that saturation is about, unless others are asked for."""
BASES, RUNS, THRESHOLDS = (4, 5, 6), (2, 3), (0.05, 0.0)
"""Base sizes, run lengths and new-information thresholds that Guest, Namey and Chen compare."""
DATE, SOURCE = "date", "source"
SEED = 20200505
CURVE_COLUMNS = (
    *("position", "reference", "source", "case", "date", "codes", "new_codes", "new_names"),
    *("cumulative", "share_of_codes", "median", "p05", "p95", "held_out"),
)
RUN_COLUMNS = ("base_size", "run_length", "base_codes", "first", "last", "new_codes", "new_information", "saturated")
ASSESSMENT_COLUMNS = (
    *("base_size", "run_length", "threshold", "base_codes", "saturated_at", "notation", "new_information"),
    *("share_of_codes", "share_of_orders", "median", "p05", "p95"),
)


@dataclass(frozen=True, slots=True)
class Collected:
    """Sources in the order of collection with the codes found in each; ``codes`` are all of them in codebook order."""

    sources: tuple[CodedSource, ...]
    found: tuple[frozenset[str], ...]
    codes: tuple[str, ...]
    order: str

    @property
    def new(self) -> list[list[str]]:
        """The codes that each source is the first to have, in codebook order."""
        seen: set[str] = set()
        fresh = []
        for found in self.found:
            fresh.append([code for code in self.codes if code in found - seen])
            seen |= found
        return fresh


@dataclass(frozen=True, slots=True)
class Rule:
    """When to call it saturated: base size, run length, share of new information that is still let pass."""

    base: int = 4
    run: int = 2
    threshold: float = 0.05


@dataclass(frozen=True, slots=True)
class RandomOrders:
    """How many random orders, and where the random numbers begin: the same seed gives the same orders."""

    n: int = 1000
    seed: int = SEED


def collected(study: CodedStudy, *, kinds: Sequence[str] = KINDS, order: str = "") -> Collected:
    """Return the sources of some kinds in the order of collection.

    ``order`` is ``date`` or ``source`` (natural order of the ids); by date where it is empty and every source has one.
    """
    sources = sorted(
        (coded for coded in study.sources if coded.source.kind in kinds), key=lambda one: natural(one.source.id)
    )
    order = order or (DATE if sources and all(coded.source.date for coded in sources) else SOURCE)
    if order == DATE:
        sources.sort(key=lambda coded: natural(coded.source.date))
    found = tuple(frozenset(coding.code for coding in coded.codings) for coded in sources)
    every = frozenset[str]().union(*found)
    codes = tuple(code.id for code in study.codebook.codes if code.id in every)
    return Collected(tuple(sources), found, codes, order)


def cumulative(material: Collected) -> "Curves":
    """Return the cumulative number of codes after each source, as one row."""
    return _curves(material, [list(range(len(material.sources)))])


def permuted(material: Collected, orders: RandomOrders) -> "Curves":
    """Return the same curve for random orders of the sources, one row each."""
    import numpy as np  # noqa: PLC0415 - heavy: only where something is computed

    random = np.random.default_rng(orders.seed)
    return _curves(material, [random.permutation(len(material.sources)).tolist() for _ in range(orders.n)])


def _curves(material: Collected, orders: Sequence[Sequence[int]]) -> "Curves":
    import numpy as np  # noqa: PLC0415 - heavy: only where something is computed

    size = len(material.sources)
    ranks = np.argsort(np.array(orders, dtype=np.int64).reshape(len(orders), size), axis=1)
    curves = np.zeros((len(orders), size), dtype=np.int64)
    for code in material.codes:
        having = [place for place, found in enumerate(material.found) if code in found]
        first = ranks[:, having].min(axis=1)
        curves += np.arange(size)[None, :] >= first[:, None]
    return curves


def stops(curves: "Curves", rule: Rule) -> "Curves":
    """Return for each curve after how many sources it is saturated, 0 where it never is.

    The codes new in a run of ``rule.run`` sources are divided by the codes of the first ``rule.base`` sources; the
    first run begins behind the base, each further one begins one source later. Saturation is reached before the
    first run whose quotient is at most ``rule.threshold``; with its run it is written "6+2".

    Source:
        Guest, G., Namey, E., & Chen, M. (2020). A simple method to assess and report thematic saturation in
        qualitative research. PLOS ONE 15(5): e0232076. doi:10.1371/journal.pone.0232076
    """
    import numpy as np  # noqa: PLC0415 - heavy: only where something is computed

    found = np.zeros(len(curves), dtype=np.int64)
    for start in range(curves.shape[1] - rule.run, rule.base - 1, -1):
        base = curves[:, rule.base - 1]
        new = curves[:, start + rule.run - 1] - curves[:, start - 1]
        found[(base > 0) & (new <= rule.threshold * base + 1e-9)] = start
    return found


def curve_table(study: CodedStudy, material: Collected, orders: "Curves", *, held_out: Collection[str] = ()) -> Table:
    """Return one row per source in the order of collection.

    ``median``, ``p05`` and ``p95`` are of the cumulative number of codes after as many sources in random order;
    ``held_out`` is 1 for the sources whose ids are given.
    """
    import numpy as np  # noqa: PLC0415 - heavy: only where something is computed

    names = {code.id: code.name or code.id for code in study.codebook.codes}
    numbered = references(study)
    bands = np.percentile(orders, [50, 5, 95], axis=0) if len(material.sources) else np.zeros((3, 0))
    rows: list[tuple[Cell, ...]] = []
    total = 0
    for place, (coded, new) in enumerate(zip(material.sources, material.new, strict=True)):
        source = coded.source
        total += len(new)
        rows.append(
            (
                *(place + 1, numbered[source.id].prefix, source.id, _case(coded), source.date),
                *(len(material.found[place]), len(new), "; ".join(names[code] for code in new)),
                *(total, share(total, len(material.codes))),
                *(round(float(band), 1) for band in bands[:, place]),
                int(source.id in held_out),
            )
        )
    return Table("saturation", CURVE_COLUMNS, rows)


def run_table(material: Collected, rule: Rule) -> Table:
    """Return one row per run: the sources in it, the codes that are new in it, and their quotient by the base's."""
    new = [len(codes) for codes in material.new]
    base = sum(new[: rule.base])
    rows: list[tuple[Cell, ...]] = []
    for start in range(rule.base, len(new) - rule.run + 1):
        fresh = sum(new[start : start + rule.run])
        is_reached = base > 0 and fresh <= rule.threshold * base + 1e-9
        rows.append(
            (rule.base, rule.run, base, start + 1, start + rule.run, fresh, share(fresh, base), int(is_reached))
        )
    return Table("saturation_runs", RUN_COLUMNS, rows)


def assessment_table(material: Collected, orders: "Curves", rule: Rule) -> Table:
    """Return one row per base size, run length and threshold: the rule asked for, then those of the paper.

    ``saturated_at`` is 0 where saturation is not reached, ``notation`` such as ``6+2`` is empty then.
    ``share_of_codes`` are the codes known after these sources; ``share_of_orders`` the random orders that reach
    it; ``median``, ``p05`` and ``p95`` how many sources they need, their run included.
    """
    others = [Rule(base, run, threshold) for base in BASES for run in RUNS for threshold in THRESHOLDS]
    rows = [_assessed(material, orders, one) for one in dict.fromkeys([rule, *others])]
    return Table("saturation_assessment", ASSESSMENT_COLUMNS, rows)


def _assessed(material: Collected, orders: "Curves", rule: Rule) -> tuple[Cell, ...]:
    import numpy as np  # noqa: PLC0415 - heavy: only where something is computed

    new = [len(codes) for codes in material.new]
    base, at = sum(new[: rule.base]), int(stops(cumulative(material), rule)[0])
    needed = stops(orders, rule)
    reached = needed[needed > 0] + rule.run
    bands = [round(float(band), 1) for band in np.percentile(reached, [50, 5, 95])] if len(reached) else ["", "", ""]
    # The last run shows how far off it is where saturation is not reached.
    run = new[at : at + rule.run] if at else new[max(rule.base, len(new) - rule.run) :]
    return (
        *(rule.base, rule.run, rule.threshold, base, at, f"{at}+{rule.run}" if at else "", share(sum(run), base)),
        share(sum(new[: at + rule.run]), len(material.codes)) if at else "",
        *(share(len(reached), len(needed)), *bands),
    )


def _case(coded: CodedSource) -> str:
    cases = dict.fromkeys(segment.case for segment in coded.segments)
    return coded.source.case or "; ".join(cases)
