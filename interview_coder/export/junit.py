"""Outcomes of codebook tests as JUnit XML, which every build server shows."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coder.domain.codebook_tests import FAILED, SKIPPED, CheckedText, CodebookReport
from interview_coder.domain.problems import Problem
from interview_coder.export.files import replacing

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
        suite = etree.SubElement(root, "testsuite", name=report.codebook, file=_xml(report.path))
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
                suite, "testcase", classname=_xml(problem.where.path), name=_xml(str(problem.where))
            )
            error = etree.SubElement(case, "error", type=problem.code, message=_xml(problem.what.text(language)))
            error.text = _xml(problem.render(language))
    with replacing(path) as temporary:
        temporary.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_text(suite: "_Element", book: str, text: CheckedText, language: str) -> None:
    from lxml import etree  # noqa: PLC0415

    shown = " ".join(text.text.split())
    shown = shown if len(shown) <= _NAME_LENGTH else shown[: _NAME_LENGTH - 1] + "…"
    case = etree.SubElement(
        suite,
        "testcase",
        classname=_xml(f"{book}.{text.code}" if text.code else f"{book}.tests"),
        name=_xml(f"{text.title.text(language)}: {shown}"),
        file=_xml(text.where.path),
        line=str(text.where.line),
    )
    if text.outcome == SKIPPED:
        etree.SubElement(case, "skipped", message="no rules" if language != "zh" else "没有规则")
    if text.outcome == FAILED:
        difference = text.difference.text(language)
        failure = etree.SubElement(case, "failure", type=text.kind, message=_xml(difference.splitlines()[0]))
        failure.text = _xml(f"{text.where}\n{text.text}\n{difference}")


def _xml(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
