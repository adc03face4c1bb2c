"""Questionnaires, one row per respondent: each open answer becomes a text, closed answers its attributes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from interview_coder.domain.problems import Problem, Where, sheets
from interview_coder.domain.sources import Turn
from interview_coder.ingest.answers import answer_of, choice_of
from interview_coder.ingest.extract import Extract, ReadOptions
from interview_coder.ingest.questionnaire_header import Answered, Header, header_of
from interview_coder.ingest.questionnaire_plan import Plan, plan_of
from interview_coder.ingest.questions import Kind
from interview_coder.ingest.sheet_cells import CELL_LIMIT, Grid
from interview_coder.ingest.spoken import spoken_turns

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class _Respondent:
    """One row and who filled it in: the id, and what stands for it in the ids of sources."""

    id: str
    safe: str
    answered: Answered


def questionnaire_extracts(
    grid: Grid, options: ReadOptions, where: Where, sheet: str = ""
) -> tuple[list[Extract], Problem | None]:
    """Read a questionnaire.

    Returns:
        One extract for each open answer, by respondent and then by question, with the question's text, the
        respondent as case, and the closed answers as attributes. Where the sheet is no questionnaire or has
        no open question: no extract, and the reason.
    """
    header = header_of(grid)
    if header is None or not _is_questionnaire(header):
        names = [heading.raw for heading in header.headings if heading.raw] if header else []
        return [], sheets.not_a_table_of_words(where, headings=names)
    plan = plan_of(header, where, keep_personal=options.keep_personal)
    respondents, same = _respondents(header, plan)
    extracts = [extract for one in respondents for extract in _extracts(one, plan, where, sheet)]
    if not extracts:
        return [], sheets.no_open_question(where, n_columns=len(plan.closed))
    notes = [*plan.notes]
    if same:
        notes.append(sheets.same_respondents(where, ids=same))
    silent = len(respondents) - len({extract.case for extract in extracts})
    if silent:
        notes.append(sheets.respondents_without_words(where, count=silent, total=len(respondents)))
    extracts[0] = replace(extracts[0], problems=(*notes, *extracts[0].problems))
    return extracts, None


def _is_questionnaire(header: Header) -> bool:
    return any(heading.kind is not Kind.QUESTION or heading.looks_like_question for heading in header.headings)


def _respondents(header: Header, plan: Plan) -> tuple[list[_Respondent], list[str]]:
    """Give each row an id that is its own: the table's, else the row's number; return also the ids that repeat."""
    width = max(3, len(str(len(header.rows))))
    respondents, used, used_safe = [], Counter[str](), Counter[str]()
    for number, answered in enumerate(header.rows, start=1):
        own = answered.row[plan.id_column] if plan.id_column >= 0 else ""
        name = own or f"R{number:0{width}d}"
        safe = _UNSAFE.sub("-", name)[:_LONGEST_ID].strip("-.") or "R"
        respondents.append(_Respondent(_distinct(name, used), _distinct(safe, used_safe), answered))
    return respondents, [name for name, count in used.items() if count > 1]


def _distinct(name: str, used: Counter[str]) -> str:
    """Return the name, with a number if it was used before."""
    used[name] += 1
    return name if used[name] == 1 else _distinct(f"{name}-{used[name]}", used)


def _extracts(respondent: _Respondent, plan: Plan, where: Where, sheet: str) -> Iterator[Extract]:
    attributes = _attributes(respondent, plan)
    place = Where(where.path, respondent.answered.line)
    for question in plan.opened:
        cell = respondent.answered.row[question.column]
        answer = answer_of(cell)
        if not answer:
            continue
        yield Extract(
            answer,
            spoken_turns(answer, [Turn(respondent.id, "participant", 0, len(answer))]),
            suffix=f"{sheet}.{respondent.safe}.Q{question.number}",
            kind="survey",
            case=respondent.id,
            question=question.name,
            layout="questionnaire",
            attributes=attributes,
            problems=(sheets.cell_cut(place, length=len(cell)),) if len(cell) == CELL_LIMIT else (),
        )


def _attributes(respondent: _Respondent, plan: Plan) -> Mapping[str, str]:
    chosen = {question.name: choice_of(respondent.answered.whole[question.column]) for question in plan.closed}
    return {name: choice for name, choice in chosen.items() if choice}
