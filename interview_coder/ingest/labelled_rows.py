"""Sheets that hold a transcript line by line, ``A: …``, ``B: …``, perhaps of several interviews."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from interview_coder.domain.fold import fold
from interview_coder.domain.sources import Turn
from interview_coder.ingest import roles
from interview_coder.ingest.extract import Extract
from interview_coder.ingest.labels import is_labelled, label_of, speakers_among
from interview_coder.ingest.spoken import Writer, spoken_turns

_BOUNDARY = re.compile(
    r"(?:participant|interviewee|interview|respondent|subject|case|transcript|第"
    r"|受访者|被访者|参与者|受试者|访谈对象|访谈|个案|个案编号|样本)"
    r"\s*[#_-]?\s*(?:no\.?\s*)?(\d{1,4})\s*(?:位受访者|位参与者|位|个访谈|场|号)?"
)


@dataclass(slots=True)
class _Document:
    """An interview in the making."""

    title: str
    number: str
    lines: list[str] = field(default_factory=list)


def labelled_extracts(lines: Sequence[str], sheet: str = "") -> list[Extract]:
    """Return the interviews of a sheet whose rows are labelled; none where they are not.

    A row such as ``Participant 2`` begins a new interview. A row without a label continues the turn above it.

    Args:
        lines: One text for each row.
        sheet: What to put before the suffixes, where the file holds several sheets with words.
    """
    documents = list(_documents(lines))
    body = [line for document in documents for line in document.lines]
    if not is_labelled(body):
        return []
    names = speakers_among(found for line in body if (found := label_of(line)))
    several = len(documents) > 1
    extracts, used = [], set[str]()
    for document in documents:
        number = document.number
        while number in used:
            number += "-2"
        used.add(number)
        suffix = sheet + (f".{number}" if several else "")
        extract = _extract(document, names, suffix)
        if extract.turns:
            extracts.append(extract)
    return extracts


def _documents(lines: Sequence[str]) -> Iterator[_Document]:
    document = _Document("", "0")
    for line in lines:
        found = _BOUNDARY.fullmatch(fold(line).strip())
        if found:
            if document.lines:
                yield document
            document = _Document(line.strip(), found[1])
        elif line.strip():
            document.lines.append(line)
    if document.lines:
        yield document


def _extract(document: _Document, names: frozenset[str], suffix: str) -> Extract:
    out, turns = Writer(), list[Turn]()
    out.write(f"{document.title}\n" if document.title else "")
    for line in document.lines:
        found = label_of(line)
        end = out.length + len(line)
        if found and found.label in names:
            turns.append(Turn(found.label, roles.role_of(found.label), out.length + found.start, end))
        elif turns:
            last = turns[-1]
            start = last.start if last.start < last.end else out.length
            turns[-1] = replace(last, start=start, end=end)
        out.write(f"{line}\n")
    text = out.text()
    return Extract(text, spoken_turns(text, turns), suffix=suffix, layout="labelled-rows")
