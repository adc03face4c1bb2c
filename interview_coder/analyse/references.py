"""Reference numbers of quotations as theses print them: A03-12 is the third interview, its twelfth turn."""

from collections.abc import Mapping
from dataclasses import dataclass

from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.sources import KINDS
from interview_coder.domain.tables import Cell, Table

LETTERS: Mapping[str, str] = dict(zip(KINDS, "ABCDE", strict=True))
"""A interview, B focus group, C questionnaire, D literature, E field note."""
OTHER = "X"
COLUMNS = ("reference", "kind", "case", "source")


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of one source, and how many turns of the same number come before its first one."""

    prefix: str
    before: int = 0

    def of(self, turn: int) -> str:
        """Return the reference number of a turn, which counts from 1."""
        return f"{self.prefix}-{self.before + turn}"


def references(study: CodedStudy) -> dict[str, Reference]:
    """Number the sources of a study by kind, in natural order of their ids.

    The answers of one respondent share one number, and their turns are counted on: C07-2 is the second answer of
    the seventh respondent. Numbers of one kind have equal width, two digits at least.

    Returns:
        The reference of each source by its id.
    """
    found: dict[str, Reference] = {}
    numbers: dict[str, dict[tuple[str, ...], int]] = {}
    turns: dict[tuple[str, ...], int] = {}
    places: list[tuple[str, str, tuple[str, ...]]] = []
    for coded in sorted(study.sources, key=lambda coded: natural(coded.source.id)):
        source = coded.source
        letter = LETTERS.get(source.kind, OTHER)
        who: tuple[str, ...] = (
            (letter, "case", source.case) if source.question and source.case else (letter, "source", source.id)
        )
        numbers.setdefault(letter, {}).setdefault(who, len(numbers.get(letter, {})) + 1)
        places.append((source.id, letter, who))
    widths = {letter: max(2, len(str(len(known)))) for letter, known in numbers.items()}
    of_id = {coded.source.id: coded.source for coded in study.sources}
    for source_id, letter, who in places:
        prefix = f"{letter}{numbers[letter][who]:0{widths[letter]}d}"
        found[source_id] = Reference(prefix, turns.get(who, 0))
        turns[who] = turns.get(who, 0) + len(of_id[source_id].turns)
    return found


def reference_table(study: CodedStudy) -> Table:
    """Return one row per source: its number, kind, case and id, in the order of the numbers."""
    numbered = references(study)
    rows: list[tuple[Cell, ...]] = [
        (numbered[coded.source.id].prefix, coded.source.kind, coded.source.case, coded.source.id)
        for coded in study.sources
    ]
    return Table("references", COLUMNS, sorted(rows, key=lambda row: (natural(str(row[0])), natural(str(row[3])))))
