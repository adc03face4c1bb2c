"""``words``: analyses of the words spoken, one command each; this module holds what they share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.help_text import Commands
from interview_coder.cli.language import asked_language, say
from interview_coder.cli.reporting import TALK, show_problems
from interview_coder.domain.counted import counted

if TYPE_CHECKING:
    from interview_coder.cli.study import OpenStudy
    from interview_coder.domain.problems import Problem
    from interview_coder.domain.speech import Speech, WordFilter

words_app = Commands()
app.add_typer(
    words_app,
    name="words",
    help=say(
        "Analyse the words spoken: frequencies, keyness, collocations, network, cloud.",
        "分析说出来的词：词频、关键性、搭配、共词网络、词云。",
    ),
)

_WITHIN = ("sentence", "turn", "clause", "paragraph")

Codebook = Annotated[
    str,
    typer.Option(
        "--codebook",
        "-c",
        help=say("Codebook whose terms are to be words [the study's].", "让这本编码手册的词都算作词 [按研究设置]。"),
        show_default=False,
    ),
]
Roles = Annotated[
    str,
    typer.Option(
        "--roles",
        help=say("Whose words: ", "谁的话：")
        + "interviewer, participant, other"
        + say(" [the codebook's, else participant].", " [按编码手册，否则 participant]。"),
        callback=options.known_roles,
        show_default=False,
    ),
]
StopWords = Annotated[
    Path | None,
    typer.Option(
        "--stop-words",
        help=say("File of further words to leave out.", "另外要排除的词，写在这个文件里。"),
        show_default=False,
    ),
]
NoStopWords = Annotated[
    bool,
    typer.Option(
        "--no-stop-words",
        help=say("Leave out none of the tool's own stop words.", "不使用自带的停用词表。"),
    ),
]
MinLength = Annotated[
    int,
    typer.Option("--min-length", min=1, help=say("Characters a word has at least.", "词至少有几个字。")),
]
Pos = Annotated[
    str,
    typer.Option(
        "--pos",
        help=say("Keep these parts of speech only, jieba's tags: n,v,a.", "只保留这些词性，用 jieba 的标记：n,v,a。"),
        show_default=False,
    ),
]
Within = Annotated[
    str,
    typer.Option(
        "--within",
        help=say("Words together in the same: ", "在同一个单元里才算一起：") + ", ".join(_WITHIN),
        callback=options.one_of(_WITHIN),
    ),
]


def open_speech(
    sources: list[Path] | None,
    *,
    codebook: str,
    lexicon: Path | None,
    encoding: str,
    roles: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    within: str = "sentence",
) -> "tuple[Speech | None, int]":
    """Read a study and cut what the roles spoke into words; a codebook is taken where there is one.

    Returns:
        The words, or None where there are none, and the exit code so far.
    """
    from interview_coder.cli.study import open_study  # noqa: PLC0415 - heavy: only when something is analysed
    from interview_coder.domain.problems import Where  # noqa: PLC0415
    from interview_coder.domain.problems.run import no_turns_in_roles  # noqa: PLC0415
    from interview_coder.domain.problems.tables import nothing_of_these_kinds  # noqa: PLC0415
    from interview_coder.pipeline.words import spoken_words  # noqa: PLC0415

    study = open_study(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, needs_codebook=False)
    if not study.sources or not study.is_sound or (codebook and study.codebook is None):
        return None, max(_show_serious(study.problems), 1)
    present = list(dict.fromkeys(source.kind for source in study.sources))
    if kinds and not set(kinds) & set(present):
        return None, _show_serious([*study.problems, nothing_of_these_kinds(kinds, present, Where("transcripts"))])
    study.sources = [source for source in study.sources if not kinds or source.kind in kinds]
    chosen = roles or study.settings.roles or (study.codebook.defaults.roles if study.codebook else ("participant",))
    speech = spoken_words(study.sources, codebook=study.codebook, lexicon=study.lexicon, roles=chosen, within=within)
    outcome = _show_serious(study.problems)
    if not speech.units:
        where = Where(study.sources[0].path)
        return None, max(outcome, _show_serious([no_turns_in_roles(", ".join(chosen), where)]))
    _tell(study, speech)
    return speech, outcome


def _tell(study: "OpenStudy", speech: "Speech") -> None:
    book = study.codebook
    from interview_coder.export.terms import term  # noqa: PLC0415 - only when used

    n_words = sum(len(unit.words) for unit in speech.units)
    spoken_by = "、".join(term(role, "zh") for role in speech.roles)
    terms = f"{book.id} {book.version}" if book else say("no codebook's", "没有使用编码手册")
    TALK.say(
        say(
            f"{counted(n_words, 'word')} of {', '.join(speech.roles)} in {counted(len(study.sources), 'source')}; "
            f"terms: {terms}",
            f"{len(study.sources)} 份材料，{spoken_by} 共 {n_words} 词；手册词：{terms}",
        )
    )


def _show_serious(problems: "list[Problem]") -> int:
    return show_problems(problem for problem in problems if problem.severity.value != "note")


def word_filter(stop_words: Path | None, *, no_stop_words: bool, min_length: int, pos: str) -> "WordFilter | None":
    """Return which words to show, or None where the list of stop words cannot be read."""
    from interview_coder.domain.speech import WordFilter  # noqa: PLC0415 - only when something is analysed
    from interview_coder.study.stop_words import read_stop_words, shipped_stop_words  # noqa: PLC0415

    own, problems = read_stop_words(stop_words) if stop_words else (frozenset[str](), ())
    if show_problems(problems):
        return None
    stop = own if no_stop_words else own | shipped_stop_words()
    return WordFilter(stop, min_length, options.as_roles(pos))


def figure_language(speech: "Speech") -> str:
    """Return the language of figures: that of ``--lang``, else the codebook's, else Chinese, whatever the locale."""
    return asked_language() or speech.language or "zh"


def nobody_says(speech: "Speech", word: str) -> None:
    """Tell that a word is not among the words of the speech, and what holds it."""
    holding = sorted({other for unit in speech.units for other in unit.words if word in other and word != other})
    if holding:
        shown = say(", ", "、").join(holding[:5])
        TALK.say(
            say(
                f"'{word}' is never a word of its own here; it is part of: {shown}",
                f"“{word}”在这里从不单独成词；含有它的词：{shown}",
            )
        )
    else:
        TALK.say(say(f"Nobody says '{word}'.", f"没有人说过“{word}”。"))
