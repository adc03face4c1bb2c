"""A coded study in, the tables of its argument out: one function for each command of ``table``."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coder.analyse.chain import link_table, links, path_table
from interview_coder.analyse.chain_quotes import quote_table
from interview_coder.analyse.held_out import held_out_table, last_third, named_sources
from interview_coder.analyse.levels import level_table
from interview_coder.analyse.levels import levels as find_levels
from interview_coder.analyse.references import reference_table
from interview_coder.analyse.saturation import KINDS as SATURATION_KINDS
from interview_coder.analyse.saturation import (
    RandomOrders,
    Rule,
    assessment_table,
    collected,
    curve_table,
    permuted,
    run_table,
)
from interview_coder.analyse.survey import frequency_table, survey_of
from interview_coder.analyse.survey_crosses import (
    code_cross_table,
    code_crosses,
    code_tests_table,
    cross_table,
    question_crosses,
    tests_table,
)
from interview_coder.analyse.triangulation import code_table, construct_table, methods
from interview_coder.analyse.triangulation import quote_table as triangulation_quotes
from interview_coder.domain.choices import AUTO
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


@dataclass(frozen=True, slots=True)
class Saturation:
    """What `saturation` found: the tables, by what the sources were ordered, and names that no source has."""

    tables: Tables
    order: str
    unknown: tuple[str, ...] = ()


def saturation(
    study: CodedStudy,
    *,
    rule: Rule | None = None,
    kinds: Sequence[str] = (),
    order: str = "",
    held_out: Sequence[str] = (),
    orders: RandomOrders | None = None,
) -> Saturation:
    """Count new codes source by source and judge when they cease.

    Args:
        study: The coded study.
        rule: Base size, run length and threshold; 4, 2 and 5 % where None.
        kinds: Kinds of sources; interviews and focus groups where empty.
        order: ``date`` or ``source``; by date where empty and every source has one.
        held_out: Sources held out, by id, case or number; the last third where empty.
        orders: How many random orders, and their seed; 1000 where None.

    Returns:
        The tables ``saturation``, ``saturation_runs``, ``saturation_assessment`` and ``saturation_held_out``.
    """
    chosen = rule or Rule()
    material = collected(study, kinds=kinds or SATURATION_KINDS, order=order)
    curves = permuted(material, orders or RandomOrders())
    named, unknown = named_sources(study, material, held_out)
    held = named if held_out else last_third(material)
    tables = [
        curve_table(study, material, curves, held_out=held),
        run_table(material, chosen),
        assessment_table(material, curves, chosen),
        held_out_table(study, material, held),
    ]
    return Saturation({table.name: table for table in tables}, material.order, tuple(unknown))


def triangulation(study: CodedStudy, *, n_quotes: int = 1) -> Tables:
    """Set interviews, questionnaire and literature side by side.

    Args:
        study: The coded study.
        n_quotes: Quotations for each code and kind of material at most.

    Returns:
        ``triangulation`` with a row per code, ``triangulation_constructs`` with a row per construct, and
        ``triangulation_quotes``. The columns of counts are named after the kinds of material that speak.
    """
    found = methods(study)
    codes = code_table(study, found)
    tables = [codes, construct_table(study, found), triangulation_quotes(study, found, codes, n=n_quotes)]
    return {table.name: table for table in tables}


def survey(study: CodedStudy, *, questions: Sequence[str] = (), by: str = "") -> Tables:
    """Count the closed answers of a questionnaire, and cross them with one of them.

    Args:
        study: The coded study.
        questions: Names of closed questions; where empty, all to which people could choose an answer.
        by: Name of the question that divides; without it nothing is crossed.

    Returns:
        ``survey`` with a row per answer; with ``by`` also ``survey_crosstabs``, ``survey_tests``, ``survey_codes`` and
        ``survey_code_tests``.
    """
    found = survey_of(study)
    chosen = found.chosen(questions)
    tables = [frequency_table(found, chosen)]
    for divide in found.chosen([by]) if by else []:
        crosses = question_crosses(divide, chosen)
        codes = code_crosses(found, divide, [code.id for code in study.codebook.codes])
        tables += [
            cross_table(crosses),
            tests_table(crosses),
            code_cross_table(codes, study.codebook),
            code_tests_table(codes, study.codebook),
        ]
    return {table.name: table for table in tables}
