"""A coded study in, tables of its codes out: one function for each command of ``table`` that counts codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coder.analyse.code_pairs import Context, code_pairs
from interview_coder.analyse.constructs import constructs as _constructs
from interview_coder.analyse.frequencies import frequencies as _frequencies
from interview_coder.analyse.group_matrix import group_matrix, group_tables
from interview_coder.analyse.tally import tally_of
from interview_coder.domain.choices import CODES
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.tables import Table

Tables = dict[str, Table]


def frequencies(study: CodedStudy) -> Table:
    """Return one row per code, as in frequencies.csv."""
    return _frequencies(tally_of(study))


def constructs(study: CodedStudy) -> Table:
    """Return one row per construct, as in constructs.csv."""
    return _constructs(tally_of(study))


@dataclass(frozen=True, slots=True)
class Matrix:
    """What `matrix` found: the tables, and what they leave aside.

    ``groups`` are in the order of the tables, ``without_group`` counts units that belong to none, and
    ``cases_in_several`` cases that belong to more than one.
    """

    tables: Tables
    groups: tuple[str, ...]
    without_group: int
    cases_in_several: int


def matrix(
    study: CodedStudy, *, by: str = "case", of: str = CODES, kinds: Sequence[str] = (), adjust: str = "bh"
) -> Matrix:
    """Count codes or constructs in groups and test whether the groups differ.

    Args:
        study: The coded study.
        by: What the groups are: case, kind, role, speaker, source, or an attribute of the sources.
        of: ``codes`` or ``constructs``.
        kinds: Kinds of sources; all where empty.
        adjust: How p is adjusted for the number of tests: ``bh``, ``by`` or ``none``.

    Returns:
        The tables ``matrix_groups`` and ``matrix_tests``, see `group_tables`.

    Raises:
        ValueError: If there is nothing of the name ``by`` or ``of``.
    """
    found = group_matrix(study, by=by, of=of, kinds=kinds)
    tables = group_tables(found, adjust=adjust)
    return Matrix({table.name: table for table in tables}, found.groups, found.without_group, found.cases_in_several)


def cooccurrence(
    study: CodedStudy, context: Context | None = None, *, of: str = CODES, least: int = 1, kinds: Sequence[str] = ()
) -> Tables:
    """Count which codes or constructs stand together.

    Args:
        study: The coded study.
        context: What counts as together; the same unit where None.
        of: ``codes`` or ``constructs``.
        least: How often a pair stands together at least.
        kinds: Kinds of sources; all where empty.

    Returns:
        The tables ``code_pairs`` and ``code_nodes``, see `code_pairs`.

    Raises:
        ValueError: If ``of`` is unknown.
    """
    found = code_pairs(study, context or Context(), of=of, least=least, kinds=kinds)
    return {table.name: table for table in found}
