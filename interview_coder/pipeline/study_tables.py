"""A coded study in, the tables of its argument out: one function for each command of ``table``."""

from collections.abc import Sequence

from interview_coder.analyse.chain import link_table, links, path_table
from interview_coder.analyse.chain_quotes import quote_table
from interview_coder.analyse.levels import AUTO, level_table
from interview_coder.analyse.levels import levels as find_levels
from interview_coder.analyse.references import reference_table
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.tables import Table

Tables = dict[str, Table]


def chain(study: CodedStudy, *, types: Sequence[str] = (), kinds: Sequence[str] = (), n_quotes: int = 3) -> Tables:
    """Follow the codebook's relations and count who speaks of their ends.

    Args:
        study: The coded study.
        types: Types of relation; ``caused_by`` and ``addressed_by`` where empty, or all if there are neither.
        kinds: Kinds of sources; all where empty.
        n_quotes: Quotations for each link at most.

    Returns:
        ``chain`` with a row per link, ``chain_paths`` with a row per chain, ``chain_quotes`` with the quotations.
    """
    found = links(study, types=types, kinds=kinds)
    tables = [link_table(study, found), path_table(study, found), quote_table(study, found, n=n_quotes)]
    return {table.name: table for table in tables}


def levels(
    study: CodedStudy, *, category: str = AUTO, main: str = AUTO, kinds: Sequence[str] = (), n_quotes: int = 2
) -> tuple[Tables, list[str]]:
    """Put quotations under codes, codes under categories, and categories under main categories.

    Args:
        study: The coded study.
        category: One of ``auto``, ``construct``, ``parent``, ``family``.
        main: One of ``auto``, ``theory``, ``construct``, ``root``, ``family``.
        kinds: Kinds of sources; all where empty.
        n_quotes: Quotations for each code at most.

    Returns:
        ``levels`` with a row per quotation and ``references`` with the number of each source; and the names of the
        codes that have evidence, but no such levels.
    """
    found, without = find_levels(study, category=category, main=main, kinds=kinds)
    tables = [level_table(study, found, n=n_quotes), reference_table(study)]
    return {table.name: table for table in tables}, without
