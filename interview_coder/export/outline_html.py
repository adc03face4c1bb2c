"""A codebook as one HTML page that needs nothing else."""

from collections.abc import Iterator, Sequence
from html import escape

from interview_coder.domain.outlines import Outline, OutlineCode, OutlineGroup
from interview_coder.export.outline_labels import group_title, labels_of, meanings, part_title, sentences, summary

_STYLE = """
body { max-width: 60em; margin: 2em auto; padding: 0 1em; color: #111; line-height: 1.6;
  font-family: "Times New Roman", "Songti SC", SimSun, "Noto Serif CJK SC", serif; }
h1, h2, h3, h4, th { font-family: Arial, "Heiti SC", SimHei, "Noto Sans CJK SC", sans-serif; font-weight: bold; }
h1 { text-align: center; } .about { text-align: center; color: #555; }
nav ul { list-style: none; padding-left: 1.2em; }
table { width: 100%; border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; margin: 1em 0 2em; }
thead th { border-bottom: 1px solid; text-align: left; } td, th { padding: .4em .6em; vertical-align: top; }
td:first-child { width: 16%; } td:nth-child(2) { width: 38%; } td ul { margin: 0; padding-left: 1.1em; }
code { color: #555; font-size: .85em; overflow-wrap: anywhere; } td p { margin: 0 0 .3em; }
@media print { nav { display: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
"""


def outline_html(outline: Outline) -> str:
    """Return the page; everything that comes from the codebook is escaped, no script runs, nothing is loaded."""
    return "\n".join(_lines(outline)) + "\n"


def _lines(outline: Outline) -> Iterator[str]:
    words = labels_of(outline)
    title = escape(outline.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(outline.language)}"><head><meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f'<h1>{title}</h1><p class="about">{escape(summary(outline))}</p>'
    if outline.description:
        yield f"<p>{escape(outline.description)}</p>"
    yield from _contents(outline)
    for number, part in enumerate(outline.parts, 1):
        yield f'<section id="p{number}"><h2>{escape(part_title(outline, part))}</h2>'
        if part.cite:
            yield f"<p>{words['source']}{words['colon']}{escape(part.cite)}</p>"
        for place, group in enumerate(part.groups, 1):
            yield from _group(outline, group, f"p{number}-{place}")
        yield "</section>"
    yield "</body></html>"


def _contents(outline: Outline) -> Iterator[str]:
    yield "<nav><ul>"
    for number, part in enumerate(outline.parts, 1):
        yield f'<li><a href="#p{number}">{escape(part_title(outline, part))}</a><ul>'
        for place, group in enumerate(part.groups, 1):
            title = f"{escape(group_title(outline, group))} ({len(group.codes)})"
            yield f'<li><a href="#p{number}-{place}">{title}</a></li>'
        yield "</ul></li>"
    yield "</ul></nav>"


def _group(outline: Outline, group: OutlineGroup, anchor: str) -> Iterator[str]:
    words = labels_of(outline)
    full_id = f" <code>{escape(group.id)}</code>" if group.id else ""
    yield f'<h3 id="{anchor}">{escape(group_title(outline, group))}{full_id}</h3>'
    if group.definition:
        yield f"<p>{escape(group.definition)}</p>"
    if not group.codes:
        yield f"<p>{words['no_codes']}</p>"
        return
    heads = "".join(f"<th>{words[key]}</th>" for key in ("code", "meaning", "examples", "counterexamples"))
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    yield from (_row(outline, one) for one in group.codes)
    yield "</tbody></table>"


def _row(outline: Outline, one: OutlineCode) -> str:
    words, code = labels_of(outline), one.code
    name = f"{'— ' * one.level}{escape(code.name)}<br><code>{escape(code.id)}</code>"
    if one.see:
        return f'<tr><td>{name}</td><td colspan="3">{words["see"]} {escape(one.see)}</td></tr>'
    meaning = "".join(f"<p><b>{label}</b>{words['colon']}{escape(text)}</p>" for label, text in meanings(outline, code))
    lists = dict(sentences(outline, code))
    cells = [name, meaning, *(_bullets(lists.get(words[key], ())) for key in ("examples", "counterexamples"))]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _bullets(texts: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>" if texts else ""
