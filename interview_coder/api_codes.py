"""The Python API of codes counted: frequencies, constructs, matrix and co-occurrence as pandas frames."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.analyse.code_pairs import Context
from interview_coder.analyse.groups import known_groups
from interview_coder.api_shared import choose, draw, frame_of
from interview_coder.domain.choices import PER
from interview_coder.domain.coded import CodedStudy
from interview_coder.export.frames import to_frame
from interview_coder.export.frequency_charts import construct_chart, frequency_chart
from interview_coder.export.matrix_forms import MatrixView, matrix_chart
from interview_coder.export.networks import write_network
from interview_coder.export.pair_forms import network_tables, pair_chart, pair_title
from interview_coder.pipeline import code_tables

if TYPE_CHECKING:
    from interview_coder.export.frames import Frame

_SINGLE = ("case", "speaker", "source")


def frequencies(study: CodedStudy, *, plot: str | Path | None = None) -> "Frame":
    """Return one row per code, rows of zeros too, with the columns of frequencies.csv.

    Args:
        study: From `code_study`.
        plot: A .png or .svg file for the figure.

    Returns:
        The code; ``mentions`` (hits), ``segments``, ``sources``, ``cases`` (counts), ``share_of_segments``,
        ``share_of_cases`` and ``coverage`` (0-1) of the roles that the code looks at.
    """
    table = code_tables.frequencies(study)
    if plot:
        draw(frequency_chart(table, study.codebook, language=study.codebook.language), plot)
    return to_frame(table)


def constructs(study: CodedStudy, *, plot: str | Path | None = None) -> "Frame":
    """Return one row per construct, rows of zeros too, with the columns of constructs.csv.

    Args:
        study: From `code_study`.
        plot: A .png or .svg file for the figure.

    Returns:
        ``theory``, ``construct``, ``name``; ``codes``, ``mentions``, ``segments``, ``sources``, ``cases`` (counts).
    """
    table = code_tables.constructs(study)
    if plot:
        draw(construct_chart(table, study.codebook, language=study.codebook.language), plot)
    return to_frame(table)


def matrix(
    study: CodedStudy,
    *,
    by: str = "case",
    part: str = "matrix_groups",
    of: str = "codes",
    per: str = "",
    kinds: Sequence[str] = (),
    adjust: str = "bh",
    residuals: bool = False,
    plot: str | Path | None = None,
) -> "Frame":
    """Count codes or constructs in groups and test whether the groups differ.

    Args:
        study: From `code_study`; to compare roles, code them: ``code_study(…, roles=("interviewer", "participant"))``.
        by: case, kind, role, speaker, source, or an attribute of the sources.
        part: ``matrix_groups`` has a row per code and group, ``matrix_tests`` a row per code.
        of: codes or constructs.
        per: What the figure counts, cases or segments; cases where empty, segments where groups are single cases.
        kinds: Kinds of sources; all where empty.
        adjust: How p is adjusted for the number of tests: bh (Benjamini-Hochberg), by (Benjamini-Yekutieli), none.
        residuals: Colour the figure by adjusted residuals instead of shares.
        plot: A .png or .svg file for the figure.

    Returns:
        ``matrix_groups``: counts and shares (0-1) of segments and cases, and adjusted residuals. ``matrix_tests``:
        the test, ``statistic``, ``df``, ``p``, ``p_adjusted``, ``cramers_v`` (0-1), ``least_expected``. All columns:
        docs/results.md.

    Raises:
        ValueError: If there is nothing of the name ``by``.

    Source:
        Pearson's χ² with Yates's correction, or Fisher's exact test (Cochran 1954); residuals by Haberman (1973),
        Cramér's V (1946): see `interview_coder.analyse.statistics.independence`.
    """
    known = known_groups(study)
    if by.removeprefix("case.") not in known:
        raise ValueError(f"nothing to group by {by!r}, choose from {', '.join(known)}")
    choose("per", [per], PER)
    choose("adjustment", [adjust], ("bh", "by", "none"))
    found = code_tables.matrix(study, by=by, of=of, kinds=kinds, adjust=adjust)
    if plot:
        counted = per or ("segments" if by in _SINGLE else "cases")
        view = MatrixView(
            by,
            counted,
            study.codebook.language,
            adjust,
            found.without_group,
            found.cases_in_several,
            residuals=residuals,
            of=of,
        )
        draw(matrix_chart(found.tables, view), plot)
    return frame_of(found.tables, part)


def cooccurrence(
    study: CodedStudy,
    *,
    part: str = "code_pairs",
    within: str = "unit",
    window: int = 3,
    relation: str = "any",
    of: str = "codes",
    least: int = 1,
    kinds: Sequence[str] = (),
    graph: str | Path | None = None,
    plot: str | Path | None = None,
) -> "Frame":
    """Count which codes or constructs stand together.

    Args:
        study: From `code_study`.
        part: ``code_pairs`` has a row per pair, ``code_nodes`` a row per code.
        within: unit, turn, window or case.
        window: Units in a window.
        relation: any, inclusion, overlap or proximity of the evidence.
        of: codes or constructs.
        least: How often a pair stands together at least.
        kinds: Kinds of sources; all where empty.
        graph: A .graphml or .gexf file for other programs.
        plot: A .png or .svg file for the figure.

    Returns:
        ``code_pairs``: both codes; how often together and each (counts), ``expected``, ``jaccard`` (0-1), ``pmi``
        (bits), and more. All columns: docs/results.md.

    Raises:
        ValueError: If ``within``, ``relation`` or ``of`` is unknown, or the window holds less than two units.
    """
    tables = code_tables.cooccurrence(study, Context(within, window, relation), of=of, least=least, kinds=kinds)
    pairs, nodes = tables["code_pairs"], tables["code_nodes"]
    if graph:
        write_network(*network_tables(pairs, nodes), Path(graph))
    if plot:
        book = study.codebook
        title = pair_title(book.title or book.id, within, window, of=of, language=book.language)
        draw(pair_chart(pairs, nodes, title=title, of=of, language=book.language), plot)
    return frame_of(tables, part)
