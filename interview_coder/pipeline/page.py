"""A coded study in, the page to read out."""

from collections.abc import Mapping

from interview_coder.analyse.methods import methods_facts
from interview_coder.analyse.totals import Counts
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.tables import Table
from interview_coder.export.page.compose import report_page


def study_page(
    study: CodedStudy, counts: Counts, tables: Mapping[str, Table], run: Mapping[str, object], *, language: str = ""
) -> str:
    """Compose report.html: one page that opens from a disk, without network.

    Args:
        study: The coded study.
        counts: The counts over it.
        tables: The tables that ``code`` writes.
        run: The record of the run.
        language: ``zh`` or ``en``; the codebook's own where empty.
    """
    tool = run["tool"]
    assert isinstance(tool, Mapping)
    facts = methods_facts(study, counts, tool=f"{tool['name']} {tool['version']}")
    return report_page(study, tables, run, facts, language or study.codebook.language)
