"""The page put together: what the template shows, and what the script works on."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.han import has_han
from interview_coder.domain.methods import MethodsFacts
from interview_coder.domain.tables import Cell, Table
from interview_coder.export.methods_text import methods_paragraph
from interview_coder.export.page.charts import STRIP, network, portraits
from interview_coder.export.page.data import Pools, coded_units, page_data
from interview_coder.export.page.groups import colour_groups
from interview_coder.export.page.tables import CodeLine, code_lines, heats, silent, theory_lines
from interview_coder.export.page.words import language_tag, one_of, page_words, script_words
from interview_coder.export.pages import fill_page
from interview_coder.export.terms import is_chinese, term

_FOLDED = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])")
_SHOWN = 30
"""Codes in the list of frequencies before somebody asks for all."""
_PAIRS = 500
"""Rows of the table of pairs; all of them are in cooccurrence.csv."""
_STYLES = ("colours.css", "page.css", "charts.css", "text.css", "print.css")
_SCRIPTS = ("parts.js", "filter.js", "quotes.js", "transcript.js", "charts.js", "page.js")


class Number(NamedTuple):
    """A number of the overview: what it counts, of how many, and the quotations it leads to."""

    value: int
    label: str
    of: str = ""
    href: str = ""


def report_page(
    study: CodedStudy, tables: Mapping[str, Table], run: Mapping[str, object], facts: MethodsFacts, language: str
) -> str:
    """Return report.html.

    Args:
        study: The coded study.
        tables: The tables of ``code`` by name.
        run: The record of the run.
        facts: What the methods paragraph states.
        language: ``zh`` or ``en``.
    """
    book, words, pools = study.codebook, page_words(language), Pools()
    units = coded_units(study)
    found = {coding.code for unit in units for coding in unit.codings}
    groups = colour_groups(book, found, language, others=words["others"])
    lines = code_lines(book, tables["frequencies"], groups)
    theories = theory_lines(book, tables["constructs"], lines, units)
    kinds = [coded.source.kind for coded in study.sources]
    data = page_data(study, units, groups, pools)
    values = {
        "w": words,
        "title": book.title or book.id,
        "text_lang": language_tag(book.language),
        "book": book,
        "methods": methods_paragraph(facts, language),
        "description": _description(book.description, language),
        "numbers": _numbers(facts, words, language, pools),
        "made": _made(study, run, words, language),
        "groups": _used(groups.names),
        "lines": sorted((line for line in lines if line.segments), key=lambda line: (-line.segments, line.number)),
        "n_shown": _SHOWN,
        "unfound": [line for line in lines if not line.segments],
        "theories": theories,
        "silent": [name for theory in theories for name in silent(theory.constructs)],
        "loose": [line for line in lines if not line.code.constructs],
        "heats": heats(tables["matrix"], lines, units, kinds),
        "network": network(tables["cooccurrence"], lines),
        "pairs": _pairs(tables["cooccurrence"], lines)[:_PAIRS],
        "n_pairs": len(tables["cooccurrence"].rows),
        "portraits": portraits(study, units, groups),
        "strip": STRIP,
        "tool": facts.tool,
        "term": lambda name: term(str(name), language),
    }
    labels = {name: one_of(str(name), language) for name in (*pools.kinds.values(), *pools.roles.values())}
    data |= {"words": script_words(language), "labels": labels, "groups": list(groups.names)}
    return fill_page("report.html.jinja", values, data, styles=_STYLES, scripts=_SCRIPTS)


def _numbers(facts: MethodsFacts, words: Mapping[str, str], language: str, pools: Pools) -> list[Number]:
    kinds = pools.kinds.values()
    sources = [
        Number(count, term(kind, language), href=f"#q?kind={kinds.index(kind)}") for kind, count in facts.sources
    ]
    return [
        *sources,
        Number(facts.cases, words["cases"], href="#heat"),
        Number(facts.segments, words["units_spoken"]),
        Number(facts.characters, words["characters"]),
        Number(facts.codes_found, words["codes_found"], words["of"].format(facts.codes), "#frequencies"),
        Number(facts.codings, words["codings"], href="#q?"),
        Number(facts.mentions, words["mentions"], href="#q?"),
        Number(facts.negated, words["negated"], href="#q?negation=1"),
    ]


def _made(
    study: CodedStudy, run: Mapping[str, object], words: Mapping[str, str], language: str
) -> list[tuple[str, str]]:
    book = study.codebook
    tool, options = run["tool"], run["options"]
    assert isinstance(tool, Mapping)
    assert isinstance(options, Mapping)
    lexicon = options["lexicon"]
    roles = words["list_sep"].join(term(role, language) for role in study.roles)
    found = [
        (words["codebook"], f"{book.id} {book.version}"),
        (words["sha256"], book.sha256),
        (words["license"], book.license),
        (words["unit"], term(study.unit, language)),
        (words["roles"], roles),
        (words["tool"], f"{tool['name']} {tool['version']}"),
        (words["words"], study.words),
        (words["lexicon"], words["lexicon_size"].format(len(lexicon)) if lexicon else ""),
    ]
    return [(label, value) for label, value in found if value]


def _description(text: str, language: str) -> str:
    """Return the first paragraph in the language, without line ends between Chinese characters."""
    paragraphs = [_FOLDED.sub("", paragraph.strip()) for paragraph in text.split("\n\n") if paragraph.strip()]
    wanted = [paragraph for paragraph in paragraphs if has_han(paragraph) == is_chinese(language)]
    return (wanted or paragraphs or [""])[0]


def _used(names: Sequence[str]) -> list[tuple[int, str]]:
    return [(number, name) for number, name in enumerate(names) if name]


def _pairs(table: Table, lines: Sequence[CodeLine]) -> list[tuple[CodeLine, CodeLine, Cell, Cell]]:
    """Return the pairs of codes on the same unit, the most frequent first."""
    by_id = {line.code.id: line for line in lines}
    rows = sorted(table.rows, key=lambda row: (-int(row[2]), by_id[str(row[0])].number, by_id[str(row[1])].number))
    return [(by_id[str(row[0])], by_id[str(row[1])], row[2], row[3]) for row in rows]
