"""Outcomes of codebook tests as JUnit XML, which every build server shows."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.domain.codebook_tests import FAILED, SKIPPED, CheckedText, CodebookReport
from interview_coder.domain.problems import Problem
from interview_coder.export.files import replacing
from interview_coder.export.xml_text import xml_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME_LENGTH = 80


def write_junit(
    reports: Sequence[CodebookReport], broken: Sequence[Problem], path: Path, *, language: str = "en"
) -> None:
    """Write one test suite per codebook, and one for the errors of codebooks that cannot be tested.

    Nothing in the file depends on the clock, so equal outcomes give equal bytes.
    """
    from lxml import etree  # noqa: PLC0415 - only where it is asked for

    root = etree.Element("testsuites", name="interview-coder codebook test")
    for report in reports:
        counts = {"tests": len(report.texts), "failures": len(report.with_outcome(FAILED)), "errors": 0}
        counts["skipped"] = len(report.with_outcome(SKIPPED))
        suite = etree.SubElement(root, "testsuite", name=report.codebook, file=xml_text(report.path))
        suite.attrib.update({name: str(count) for name, count in counts.items()})
        for text in report.texts:
            _add_text(suite, report.codebook, text, language)
    if broken:
        size = str(len(broken))
        suite = etree.SubElement(
            root, "testsuite", name="codebooks", tests=size, failures="0", errors=size, skipped="0"
        )
        for problem in broken:
            case = etree.SubElement(
                suite, "testcase", classname=xml_text(problem.where.path), name=xml_text(str(problem.where))
            )
            error = etree.SubElement(case, "error", type=problem.code, message=xml_text(problem.what.text(language)))
            error.text = xml_text(problem.render(language))
    with replacing(path) as temporary:
        temporary.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_text(suite: "_Element", book: str, text: CheckedText, language: str) -> None:
    from lxml import etree  # noqa: PLC0415

    shown = " ".join(text.text.split())
    shown = shown if len(shown) <= _NAME_LENGTH else shown[: _NAME_LENGTH - 1] + "…"
    case = etree.SubElement(
        suite,
        "testcase",
        classname=xml_text(f"{book}.{text.code}" if text.code else f"{book}.tests"),
        name=xml_text(f"{text.title.text(language)}: {shown}"),
        file=xml_text(text.where.path),
        line=str(text.where.line),
    )
    if text.outcome == SKIPPED:
        etree.SubElement(case, "skipped", message="no rules" if language != "zh" else "没有规则")
    if text.outcome == FAILED:
        difference = text.difference.text(language)
        failure = etree.SubElement(case, "failure", type=text.kind, message=xml_text(difference.splitlines()[0]))
        failure.text = xml_text(f"{text.where}\n{text.text}\n{difference}")
