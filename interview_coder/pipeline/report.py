"""A coded study in, the written report out."""

from collections.abc import Sequence

from interview_coder._version import __version__
from interview_coder.analyse.constructs import constructs
from interview_coder.analyse.frequencies import frequencies
from interview_coder.analyse.methods import methods_facts
from interview_coder.analyse.quotes import quote_rows, quotes
from interview_coder.analyse.tally import Tally, tally_of
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.documents import Document
from interview_coder.domain.methods import MethodsFacts
from interview_coder.domain.tables import Table
from interview_coder.export.methods_text import methods_paragraph
from interview_coder.export.report_document import report_document
from interview_coder.pipeline.report_sections import SECTIONS, report_sections


def study_methods(study: CodedStudy, *, language: str = "") -> str:
    """Return the methods paragraph of a coded study, in the codebook's language unless one is given."""
    return methods_paragraph(_facts(study, tally_of(study)), language or study.codebook.language)


def study_report(
    study: CodedStudy, *, language: str = "", n_quotes: int = 3, sections: Sequence[str] = tuple(SECTIONS)
) -> Document:
    """Compose the written report of a coded study.

    Args:
        study: The coded study.
        language: ``zh`` or ``en``; the codebook's own where empty.
        n_quotes: Quotations shown per code at most.
        sections: Further sections by name: chain, levels, triangulation, saturation; one is left out where the
            study has not what it needs.
    """
    language = language or study.codebook.language
    tally = tally_of(study)
    tables = {"frequencies": frequencies(tally), "constructs": constructs(tally), "quotes": quotes_of(study)}
    return report_document(
        study.codebook,
        _facts(study, tally),
        tables,
        language=language,
        n_quotes=n_quotes,
        more=report_sections(study, wanted=sections, language=language, n_quotes=n_quotes),
    )


def quotes_of(study: CodedStudy) -> Table:
    """Return the quotations of a coded study, sorted as in quotes.csv."""
    codes = {code.id: code for code in study.codebook.codes}
    rows = [row for coded in study.sources for row in quote_rows(coded.source, coded.codings, codes)]
    return quotes(rows, study.codebook)


def _facts(study: CodedStudy, tally: Tally) -> MethodsFacts:
    return methods_facts(study, tally, tool=f"interview-coder {__version__}")
