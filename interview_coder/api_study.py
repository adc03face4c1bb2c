"""The Python API of a coded study: each command of ``table`` as a function that returns a pandas frame."""

import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.analyse.survey import named, survey_of
from interview_coder.api import lexicon_words
from interview_coder.api_shared import choose, draw, frame_of
from interview_coder.domain.choices import CATEGORIES, MAINS
from interview_coder.domain.codebook import Codebook
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.sources import ROLES, Source
from interview_coder.export import study_charts
from interview_coder.pipeline import study_tables
from interview_coder.pipeline.coded import code_study as _code_study

if TYPE_CHECKING:
    from interview_coder.analyse.survey import Survey
    from interview_coder.export.frames import Frame


def code_study(
    sources: Sequence[Source],
    codebook: Codebook,
    *,
    lexicon: str | Path | None = None,
    unit: str = "",
    roles: Sequence[str] = (),
) -> CodedStudy:
    """Put the codes of a codebook on sources and keep the codings, for the analyses below.

    The codings are those of `code`, which gives the tables of the command ``code`` instead.

    Args:
        sources: From `read_sources`.
        codebook: From `read_codebook`, without errors.
        lexicon: A file of domain words in jieba's dictionary format.
        unit: turn, sentence, clause, paragraph or document; the codebook's own where empty.
        roles: Whose words to code: interviewer, participant, other; the codebook's own where empty.

    Returns:
        The coded study; ``problems`` are those of coding, such as conditions on attributes that no source has.

    Raises:
        ValueError: If the codebook or the lexicon has errors, or the unit or a role is unknown.
    """
    errors = [problem for problem in codebook.problems if problem.is_error]
    if errors:
        raise ValueError(f"the codebook has errors: {errors[0].render('en')}")
    choose("role", roles, ROLES)
    study, problems = _code_study(sources, codebook, lexicon=lexicon_words(lexicon), unit=unit, roles=roles)
    return replace(study, problems=tuple(problems))


def chain(
    study: CodedStudy,
    *,
    part: str = "chain",
    types: Sequence[str] = (),
    kinds: Sequence[str] = (),
    n_quotes: int = 3,
    plot: str | Path | None = None,
) -> "Frame":
    """Follow the codebook's relations: problem, cause, countermeasure, and who speaks of both ends of each link.

    Args:
        study: From `code_study`.
        part: ``chain`` has a row per link, ``chain_paths`` a row per chain, ``chain_quotes`` the quotations.
        types: Types of relation; ``caused_by`` and ``addressed_by`` where empty, or all if there are neither.
        kinds: Kinds of sources; all where empty.
        n_quotes: Quotations for each link at most.
        plot: A .png or .svg file for the figure.

    Returns:
        ``chain``: ``type``, ``from`` and ``to`` with their names; mentions, segments, sources and cases of each end
        (counts); ``cases_both``, ``turns_both``, ``segments_both`` (counts of cases, turns, units with both ends);
        ``evidence``: turn, case, apart, one_end or none. All columns: docs/results.md.
    """
    tables = study_tables.chain(study, types=types, kinds=kinds, n_quotes=n_quotes)
    if plot:
        draw(study_charts.chain_chart(tables, study.codebook, study.codebook.language), plot)
    return frame_of(tables, part)


def levels(
    study: CodedStudy,
    *,
    part: str = "levels",
    category: str = "auto",
    main: str = "auto",
    kinds: Sequence[str] = (),
    n_quotes: int = 2,
) -> "Frame":
    """Return the three-level table of grounded theory: quotation, initial concept, category, main category.

    Args:
        study: From `code_study`.
        part: ``levels`` has a row per quotation, ``references`` the number of each source.
        category: auto, construct, parent or family.
        main: auto, theory, construct, root or family.
        kinds: Kinds of sources; all where empty.
        n_quotes: Quotations for each code at most.

    Returns:
        ``levels``: ``main``, ``category``, ``code`` with their names, ``segments`` and ``cases`` of the code (counts),
        and place and text of a quotation. A warning names the codes without such levels.
    """
    choose("category", [category], CATEGORIES)
    choose("main category", [main], MAINS)
    tables, without = study_tables.levels(study, category=category, main=main, kinds=kinds, n_quotes=n_quotes)
    if without:
        warnings.warn(f"codes without these levels were left out: {', '.join(without)}", stacklevel=2)
    return frame_of(tables, part)


def triangulation(
    study: CodedStudy, *, part: str = "triangulation", n_quotes: int = 1, plot: str | Path | None = None
) -> "Frame":
    """Set interviews, questionnaire and literature side by side: agreement, partial, silence, dissonance.

    Args:
        study: From `code_study`.
        part: ``triangulation`` has a row per code, ``triangulation_constructs`` per construct,
            ``triangulation_quotes`` the quotations.
        n_quotes: Quotations for each code and kind of material at most.
        plot: A .png or .svg file for the figure.

    Returns:
        ``triangulation``: the code; for each kind of material its segments and cases (counts), the share of its cases
        (0-1) and whether that is prominent (1 or 0); ``verdict``; ``silent``, the kinds that do not speak of it.

    Source:
        Farmer, T., et al. (2006). Developing and implementing a triangulation protocol. Qualitative Health Research
        16(3), 377-394. doi:10.1177/1049732305285708
    """
    tables = study_tables.triangulation(study, n_quotes=n_quotes)
    if plot:
        draw(study_charts.triangulation_chart(tables, study.codebook.language), plot)
    return frame_of(tables, part)


def saturation(
    study: CodedStudy,
    *,
    part: str = "saturation",
    base: int = 4,
    run: int = 2,
    threshold: float = 0.05,
    kinds: Sequence[str] = (),
    order: str = "",
    held_out: Sequence[str] = (),
    permutations: int = 1000,
    seed: int = 20200505,
    plot: str | Path | None = None,
) -> "Frame":
    """Count new codes source by source and judge when they cease.

    Args:
        study: From `code_study`.
        part: ``saturation`` has a row per source, ``saturation_runs`` per run, ``saturation_assessment`` the verdicts,
            ``saturation_held_out`` the codes that only the sources held out have.
        base: Base size, in sources.
        run: Run length, in sources.
        threshold: New information that is let pass, 0-1.
        kinds: Kinds of sources; interviews and focus groups where empty.
        order: date or source; by date where empty and every source has one.
        held_out: Sources to hold out, by id, case or number; the last third where empty.
        permutations: How many random orders.
        seed: Where the random numbers begin.
        plot: A .png or .svg file for the figure.

    Returns:
        ``saturation``: the source; ``codes``, ``new_codes``, ``cumulative`` (counts), ``share_of_codes`` (0-1);
        ``median``, ``p05``, ``p95`` of the cumulative count over random orders; ``held_out`` (1 or 0).

    Raises:
        ValueError: If a source to hold out is not there.

    Source:
        Guest, G., Namey, E., & Chen, M. (2020). PLOS ONE 15(5), e0232076. doi:10.1371/journal.pone.0232076
    """
    from interview_coder.analyse.saturation import RandomOrders, Rule  # noqa: PLC0415 - only when used

    choose("order", [order], ("date", "source"))
    found = study_tables.saturation(
        study,
        rule=Rule(base, run, threshold),
        kinds=kinds,
        order=order,
        held_out=held_out,
        orders=RandomOrders(permutations, seed),
    )
    if found.unknown:
        raise ValueError(f"no source to hold out is called {', '.join(found.unknown)}")
    if plot:
        draw(study_charts.saturation_chart(found.tables, study.codebook.language), plot)
    return frame_of(found.tables, part)


def survey(
    study: CodedStudy,
    *,
    part: str = "survey",
    by: str = "",
    questions: Sequence[str] = (),
    plot: str | Path | None = None,
) -> "Frame":
    """Count the closed answers of a questionnaire; with ``by``, cross them and the codes of the open answers.

    Args:
        study: From `code_study`.
        part: ``survey`` has a row per answer; with ``by`` also ``survey_crosstabs`` and ``survey_tests`` for closed
            answers, ``survey_codes`` and ``survey_code_tests`` for the codes of the open ones.
        by: The question that divides; a part of its name is enough.
        questions: Only these questions; parts of their names are enough.
        plot: A .png or .svg file for the figure.

    Returns:
        ``survey``: ``question``, ``answer``, ``cases`` (a count), ``share`` (0-1) of those who answered, and more. All
        columns: docs/results.md.

    Raises:
        ValueError: If no question, or more than one, has the name.
    """
    found = survey_of(study)
    divide = _question(found, by) if by else ""
    chosen = [_question(found, name) for name in questions]
    tables = study_tables.survey(study, questions=chosen, by=divide)
    if plot:
        draw(study_charts.survey_chart(tables, divide, study.codebook.language), plot)
    return frame_of(tables, part)


def _question(found: "Survey", name: str) -> str:
    matching = named(found, name)
    if len(matching) != 1:
        known = ", ".join(matching or [one.name for one in found.questions])
        raise ValueError(f"name one question, not {name!r}: {known}")
    return matching[0]


def report(
    study: CodedStudy, path: str | Path, *, language: str = "", n_quotes: int = 3, sections: Sequence[str] | None = None
) -> Path:
    """Write the report: methods, tables and quotations, and what the study has the material for.

    Args:
        study: From `code_study`.
        path: A file that ends in .docx or .md.
        language: zh or en; the codebook's own where empty.
        n_quotes: Quotations per code at most.
        sections: Further sections: chain, levels, triangulation, saturation …; all where None, none where empty.

    Returns:
        The path of the file.

    Raises:
        ValueError: If the file is to end in something else, or the language or a section is unknown.
    """
    from interview_coder.pipeline.report import study_report  # noqa: PLC0415 - heavy
    from interview_coder.pipeline.report_sections import SECTIONS  # noqa: PLC0415

    target = Path(path)
    if target.suffix.lower() not in (".docx", ".md"):
        raise ValueError(f"a report ends in .docx or .md, not in {target.suffix!r}")
    choose("language", [language], ("zh", "en"))
    choose("section", sections or (), SECTIONS)
    wanted = tuple(SECTIONS) if sections is None else tuple(sections)
    document = study_report(study, language=language, n_quotes=n_quotes, sections=wanted)
    if target.suffix.lower() == ".docx":
        from interview_coder.export.document_docx import write_document_docx  # noqa: PLC0415 - heavy

        write_document_docx(document, target)
    else:
        from interview_coder.export.document_markdown import document_markdown  # noqa: PLC0415 - only when used
        from interview_coder.export.text_file import write_text  # noqa: PLC0415

        write_text(document_markdown(document), target)
    return target


def methods(study: CodedStudy, *, language: str = "") -> str:
    """Return the methods paragraph: codebook, version, units, words, counts."""
    from interview_coder.pipeline.report import study_methods  # noqa: PLC0415 - heavy

    return study_methods(study, language=language)
