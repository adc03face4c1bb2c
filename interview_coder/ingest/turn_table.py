"""Tables with one turn a row: which columns hold the speaker, the time and the words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from interview_coder.domain.fold import fold
from interview_coder.ingest import roles
from interview_coder.ingest.labels import is_labelled, label_of, speakers_among
from interview_coder.ingest.plain import label

_SPEAKER_WORDS = """
发言人 发言者 说话人 说话者 讲话人 讲话者 讲者 话者 对话人
说话人姓名 发言人姓名 说话角色 发言角色 访谈角色 说话人id 发言人id
受访者/访谈者 访谈者/受访者 speaker speakername speakerid speakerlabel
"""
_PERHAPS_SPEAKER_WORDS = """
角色 身份 姓名 名字 人物 人员 昵称 参会人 参与者 被试 label role name user who person participant
"""
_TIME_WORDS = """
时间 时间戳 时间点 时间轴 时间码 开始时间 起始时间 发言时间 开始 起始
time timestamp timecode start starttime begin begintime start_time
"""
_TEXT_WORDS = """
内容 文字 文本 发言 发言内容 说话内容 讲话内容 对话 对话内容 谈话内容 访谈内容 访谈记录 转写 转写内容 转写文本
转录 转录内容 转录文本 文稿 原文 话语 话语内容 语句 句子 字幕 台词 文字内容 文字记录 识别结果
text content transcript transcription utterance utterances speech sentence message words
"""
_QUESTION_WORDS = "问题 提问 访谈问题 采访问题 访谈提纲 题目 question questions"
_ANSWER_WORDS = "回答 答 答案 回复 受访者回答 访谈回答 回答内容 answer answers response"
_QUESTION, _ANSWER = frozenset(_QUESTION_WORDS.split()), frozenset(_ANSWER_WORDS.split())
_SPEAKER, _PERHAPS_SPEAKER = frozenset(_SPEAKER_WORDS.split()), frozenset(_PERHAPS_SPEAKER_WORDS.split())
_TIME, _TEXT = frozenset(_TIME_WORDS.split()), frozenset(_TEXT_WORDS.split())
_UNIT = re.compile(r"[(\[【].*?[)\]】]|[\s_*：:]+")
_CLOCK = re.compile(r"\W*\d{1,2}[:：]\d{2}([:：]\d{2})?([.,]\d+)?(\s*[-–—~至到>]+\s*\d{1,2}[:：]\d{2}.*)?\W*\Z")
_LAST_HEADER_ROW = 15
_MOST_COLUMNS = 12
_LONGEST_LABEL = 20
_MOST = 0.8

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table keeps what; -1 for a column or a header row that it does not have.

    A table with a column of questions holds two turns a row: the question, then the answer in ``text``.
    """

    header: int
    speaker: int
    time: int
    text: int
    question: int = -1

    @property
    def names_speakers(self) -> bool:
        """Whether the table says who speaks."""
        return self.speaker >= 0 or self.question >= 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A cell in which somebody speaks; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    speaker: str
    role: str
    time: str
    words: str


def columns_of(rows: Rows, *, need_speaker: bool = False) -> Columns | None:
    """Return the columns of a table of turns, by its header or by its labels; None if it is no such table."""
    found = _by_header(rows) or _by_labels(rows)
    return None if found and need_speaker and not found.names_speakers else found


def spoken_rows(rows: Rows, columns: Columns) -> Iterator[Spoken]:
    """Yield the rows that hold words; a row without a speaker belongs to the one above.

    Without a column of speakers, labels at the beginning of the words name them, if most rows have one.
    """
    names = _names_in_words(rows, columns)
    speaker = ""
    for number, row in enumerate(rows):
        if number <= columns.header:
            continue
        if columns.question >= 0:
            yield from _question_and_answer(rows, columns, number)
            continue
        words = _cell(row, columns.text)
        named = label(_cell(row, columns.speaker)).strip("：:")
        found = label_of(words) if names else None
        if found and found.label in names:
            named, words = found.label, words[found.start :]
        speaker = named or speaker
        if words.strip():
            role = roles.role_of(speaker) if speaker else "participant"
            yield Spoken(number, columns.text, speaker, role, _cell(row, columns.time).strip(), words)


def _question_and_answer(rows: Rows, columns: Columns, number: int) -> Iterator[Spoken]:
    time = _cell(rows[number], columns.time).strip()
    for column, role in ((columns.question, "interviewer"), (columns.text, "participant")):
        words = _cell(rows[number], column)
        if words.strip():
            yield Spoken(number, column, label(rows[columns.header][column]), role, time, words)


def _names_in_words(rows: Rows, columns: Columns) -> frozenset[str]:
    words = [_cell(row, columns.text) for row in rows[columns.header + 1 :]]
    if columns.names_speakers or not is_labelled(words):
        return frozenset()
    return speakers_among(found for line in words if (found := label_of(line)))


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""


def _by_header(rows: Rows) -> Columns | None:
    for number, row in enumerate(rows[:_LAST_HEADER_ROW]):
        names = [_UNIT.sub("", fold(label(cell))) for cell in row]
        if sum(map(bool, names)) > _MOST_COLUMNS:
            continue
        columns = _named(names, number, rows[number + 1 :])
        if columns and any(_cell(row, columns.text).strip() for row in rows[number + 1 :]):
            return columns
    return None


def _named(names: Sequence[str], number: int, below: Rows) -> Columns | None:
    """Return the columns of a header row; None where it names no words, or nothing beside them that tells."""
    time = _first(names, _TIME)
    question, answer = _first(names, _QUESTION), _first(names, _ANSWER)
    if question >= 0 and answer >= 0:
        return Columns(number, -1, time, answer, question)
    text = _first(names, _TEXT)
    speaker = _speaker(names, below) if text >= 0 else -1
    is_alone = sum(map(bool, names)) == 1
    return Columns(number, speaker, time, text) if text >= 0 and (speaker >= 0 or time >= 0 or is_alone) else None


def _first(names: Sequence[str], known: AbstractSet[str]) -> int:
    return next((column for column, name in enumerate(names) if name in known), -1)


def _speaker(names: Sequence[str], below: Rows) -> int:
    """Return the speaker's column; a column of names counts only where the names come back or are roles."""
    sure = _first(names, _SPEAKER)
    if sure >= 0:
        return sure
    for column, name in enumerate(names):
        if name in _PERHAPS_SPEAKER:
            labels = Counter(cell for row in below if (cell := label(_cell(row, column))))
            if any(count > 1 or roles.known_role(one) for one, count in labels.items()):
                return column
    return -1


def _by_labels(rows: Rows) -> Columns | None:
    """Recognise two or three columns without a header: role (of both sides), perhaps time, words."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = max(map(len, filled), default=0)
    used = [column for column in range(width) if any(_cell(row, column).strip() for row in filled)]
    if len(filled) < 2 or len(used) not in {2, 3}:  # noqa: PLR2004 - label, perhaps time, words
        return None
    times = [column for column in used if all(_is_clock(_cell(row, column)) for row in filled)]
    others = [column for column in used if column not in times[:1]]
    if len(others) != 2:  # noqa: PLR2004 - as above
        return None
    speaker, text = others
    labels = [_cell(row, speaker) for row in filled if _cell(row, speaker).strip()]
    named = [role for cell in labels if (role := _role(cell))]
    both = {"interviewer", "participant"} <= set(named)
    return Columns(-1, speaker, times[0] if times else -1, text) if both and len(named) >= _MOST * len(labels) else None


def _is_clock(cell: str) -> bool:
    return not cell.strip() or bool(_CLOCK.match(cell))


def _role(cell: str) -> str | None:
    """Return the role that a cell names if it holds a label alone; ids such as A1, A2 are all of one role."""
    name = label(cell).strip("：:")
    if not name or len(name) > _LONGEST_LABEL or label_of(cell.rstrip("：: ")):
        return None
    return roles.known_role(name)
