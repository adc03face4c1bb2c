"""A coded study in, the page to read out."""

from collections.abc import Mapping

from interview_coder.analyse.methods import methods_facts
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.tables import Table
from interview_coder.export.methods_text import methods_paragraph
from interview_coder.export.pages import fill_page
from interview_coder.pipeline.report import tally_of


def study_page(study: CodedStudy, tables: Mapping[str, Table], run: Mapping[str, object], *, language: str = "") -> str:
    """Compose report.html: one page that opens from a disk, without network.

    Args:
        study: The coded study.
        tables: The tables that ``code`` writes.
        run: The record of the run.
        language: ``zh`` or ``en``; the codebook's own where empty.
    """
    chosen = language or study.codebook.language
    tool = run["tool"]
    assert isinstance(tool, Mapping)
    facts = methods_facts(study, tally_of(study), tool=f"{tool['name']} {tool['version']}")
    values = {
        "words": {"lang": chosen},
        "title": study.codebook.title,
        "methods": methods_paragraph(facts, chosen),
        "frequencies": list(tables["frequencies"].records()),
    }
    return fill_page("report.html.jinja", values, {})
