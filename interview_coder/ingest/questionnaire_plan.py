"""What each column of a questionnaire is read as: id, personal data, attribute, open question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interview_coder.domain.problems import Problem, Where, sheets
from interview_coder.ingest.answers import is_open
from interview_coder.ingest.personal import is_personal
from interview_coder.ingest.questionnaire_header import Header, column_name
from interview_coder.ingest.questions import Heading, Kind

_SHARE_WITH_ID = 0.9


@dataclass(frozen=True, slots=True)
class Question:
    """A column that is read; ``name`` is its own among the columns, ``number`` an open question's in the source id."""

    column: int
    heading: Heading
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns by what they are read as; ``id_column`` is -1 where rows have no id."""

    id_column: int
    opened: tuple[Question, ...]
    closed: tuple[Question, ...]
    notes: tuple[Problem, ...]


def plan_of(header: Header, where: Where, *, keep_personal: bool) -> Plan:
    """Decide what each column is, and note for the user what was decided."""
    place = Where(where.path, header.line)
    used = [column for column in range(len(header.headings)) if any(header.cells(column))]
    unnamed = [column for column in used if not header.headings[column].text]
    named = [column for column in used if column not in unnamed]
    private = [column for column in named if _is_personal(header, column)]
    kept = named if keep_personal else [column for column in named if column not in private]
    id_column = _id_column(header, kept, private)
    questions, doubles = _named(header, (column for column in kept if column != id_column))
    opened = [one for one in questions if one.column not in private and _is_open(header, one)]
    closed = [one for one in questions if one not in opened]
    notes = []
    if private and not keep_personal:
        names = [header.headings[column].text for column in private]
        notes.append(sheets.personal_columns(place, names=names))
    if unnamed:
        notes.append(sheets.columns_left_out(place, names=[column_name(column) for column in unnamed]))
    if doubles:
        notes.append(sheets.same_headings(place, names=doubles))
    notes.append(
        sheets.columns_read_as(place, opened=[one.name for one in opened], closed=[one.name for one in closed])
    )
    return Plan(id_column, _numbered(opened), tuple(closed), tuple(notes))


def _is_personal(header: Header, column: int) -> bool:
    return is_personal(header.headings[column].text, header.cells(column))


def _is_open(header: Header, question: Question) -> bool:
    is_question = question.heading.kind is Kind.QUESTION
    return is_question and is_open(question.heading, header.cells(question.column))


def _id_column(header: Header, kept: Sequence[int], private: Sequence[int]) -> int:
    """Return the first column of ids that (almost) every row fills; personal data are no ids."""
    for column in kept:
        filled = sum(map(bool, header.cells(column)))
        if header.headings[column].kind is Kind.ID and column not in private:
            return column if filled >= _SHARE_WITH_ID * len(header.rows) else -1
    return -1


def _named(header: Header, columns: Iterable[int]) -> tuple[list[Question], list[str]]:
    """Name the columns by their questions, an item such as 其他 after the question it belongs to."""
    questions, stems, seen, doubles = list[Question](), dict[str, str](), dict[str, int](), list[str]()
    for column in columns:
        heading = header.headings[column]
        stem = stems.setdefault(heading.number, heading.text) if heading.number else ""
        is_item = stem not in {"", heading.text} and heading.text.startswith(("其他", "其它", "补充"))
        name = f"{stem}—{heading.text}" if is_item else heading.text
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            doubles.append(name)
            name = f"{name} ({seen[name]})"
        questions.append(Question(column, heading, name))
    return questions, doubles


def _numbered(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Number the open questions: as the questionnaire does, else by the next number that is free."""
    taken = {question.heading.number for question in questions}
    numbered, used, free = list[Question](), set[str](), 0
    for question in questions:
        number = question.heading.number
        if not number:
            free += 1
            while str(free) in taken:
                free += 1
            number = str(free)
        elif number in used:
            number = next(f"{number}-{n}" for n in range(2, len(questions) + 2) if f"{number}-{n}" not in used)
        used.add(number)
        numbered.append(Question(question.column, question.heading, question.name, number))
    return tuple(numbered)
