"""Questionnaires: the closed answers counted, one set against another, and against the codes of the open answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interview_coder.analyse.frequencies import share
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.order import natural
from interview_coder.domain.tables import Cell, Table

SURVEY = "survey"
JOINED = "; "
"""What stands between the answers to a question that takes several."""
FREQUENCY_COLUMNS = ("question", "answer", "multiple", "cases", "answered", "missing", "share")
MANY, FEW = 20, 10
"""So many different answers are no choice: more than the first, or more than the second and than half of the people."""
Respondent = tuple[str, str]
"""File and case: two questionnaires may number their respondents alike."""


@dataclass(frozen=True, slots=True)
class Question:
    """A closed question; ``answers`` are what each respondent chose, those who chose nothing are not in it."""

    name: str
    answers: Mapping[Respondent, tuple[str, ...]]
    is_multiple: bool

    @property
    def options(self) -> list[str]:
        """The answers given: numbers and ranges by size, others by how often, then by name."""
        counted: dict[str, int] = {}
        for chosen in self.answers.values():
            for answer in chosen:
                counted[answer] = counted.get(answer, 0) + 1
        if all(answer[:1].isdecimal() for answer in counted):
            return sorted(counted, key=natural)
        return sorted(counted, key=lambda answer: (-counted[answer], natural(answer)))

    def is_choice(self, n: int) -> bool:
        """Tell whether so few different answers came from ``n`` people that it was a choice (and no time, no sum)."""
        different = len(self.options)
        return different <= MANY and (different <= FEW or different <= n / 2)


@dataclass(frozen=True, slots=True)
class Survey:
    """The respondents of a study, its closed questions, and the codes that each respondent's open answers got."""

    respondents: tuple[Respondent, ...]
    questions: tuple[Question, ...]
    codes: Mapping[Respondent, frozenset[str]] = field(default_factory=dict)

    def chosen(self, names: Sequence[str] = ()) -> list[Question]:
        """Return the questions of some names, else those that were a choice."""
        if names:
            return [question for question in self.questions if question.name in names]
        return [question for question in self.questions if question.is_choice(len(self.respondents))]

    @property
    def left_out(self) -> list[str]:
        """The names of the questions to which (almost) everybody gave an answer of their own."""
        kept = {question.name for question in self.chosen()}
        return [question.name for question in self.questions if question.name not in kept]


def survey_of(study: CodedStudy) -> Survey:
    """Return the questionnaire of a study: people with at least one open answer, for others give no source."""
    attributes: dict[Respondent, Mapping[str, str]] = {}
    codes: dict[Respondent, set[str]] = {}
    for coded in study.sources:
        source = coded.source
        if source.kind == SURVEY:
            who = (source.path, source.case)
            attributes.setdefault(who, source.attributes)
            codes.setdefault(who, set()).update(coding.code for coding in coded.codings)
    names = dict.fromkeys(name for found in attributes.values() for name in found)
    questions = tuple(_question(name, attributes) for name in names)
    return Survey(tuple(attributes), questions, {who: frozenset(found) for who, found in codes.items()})


def _question(name: str, attributes: Mapping[Respondent, Mapping[str, str]]) -> Question:
    given = {who: found[name] for who, found in attributes.items() if found.get(name)}
    answers = {who: tuple(dict.fromkeys(filter(None, cell.split(JOINED)))) for who, cell in given.items()}
    return Question(name, answers, any(len(chosen) > 1 for chosen in answers.values()))


def named(survey: Survey, name: str) -> list[str]:
    """Return the names of the questions that a name means: the one that is it, else all that contain it."""
    names = [question.name for question in survey.questions]
    return [name] if name in names else [one for one in names if name and name in one]


def frequency_table(survey: Survey, questions: Sequence[Question]) -> Table:
    """Return one row per answer: ``share`` is of those who answered; ``missing`` did not, or were not asked."""
    rows: list[tuple[Cell, ...]] = []
    for question in questions:
        answered = len(question.answers)
        for option in question.options:
            cases = sum(option in chosen for chosen in question.answers.values())
            missing = len(survey.respondents) - answered
            rows.append(
                (question.name, option, int(question.is_multiple), cases, answered, missing, share(cases, answered))
            )
    return Table("survey", FREQUENCY_COLUMNS, rows)


@dataclass(frozen=True, slots=True)
class Variable:
    """What people are divided by: a question of one answer, or one option of several, chosen or not, or a code.

    ``shown`` are the values that tables show: all answers of a question, of an option only that it was chosen.
    """

    name: str
    values: Mapping[Respondent, str]
    order: tuple[str, ...]
    shown: tuple[str, ...]
    option: str = ""


CHOSEN, NOT_CHOSEN = "1", "0"


def variables(question: Question) -> Iterator[Variable]:
    """Yield a question as one variable, or one variable per option where several may be chosen."""
    if not question.is_multiple:
        order = tuple(question.options)
        yield Variable(question.name, {who: chosen[0] for who, chosen in question.answers.items()}, order, order)
        return
    for option in question.options:
        values = {who: CHOSEN if option in chosen else NOT_CHOSEN for who, chosen in question.answers.items()}
        yield Variable(question.name, values, (CHOSEN, NOT_CHOSEN), (CHOSEN,), option)


def code_variable(survey: Survey, code: str) -> Variable:
    """Return whether each respondent's open answers got a code."""
    values = {who: CHOSEN if code in found else NOT_CHOSEN for who, found in survey.codes.items()}
    return Variable(code, values, (CHOSEN, NOT_CHOSEN), (CHOSEN,), code)


def counts_of(by: Variable, other: Variable) -> list[list[int]]:
    """Return how many people have each pair of values, ``by`` down, ``other`` across; both must be known."""
    both = [(by.values[who], other.values[who]) for who in by.values if who in other.values]
    return [[sum(pair == (down, across) for pair in both) for across in other.order] for down in by.order]
