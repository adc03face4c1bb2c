"""``words frequencies``, ``keyness`` and ``collocations``: tables of words."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import FINE, PROBLEMS, TALK
from interview_coder.cli.table import Out, Plot, finish
from interview_coder.cli.table_forms import Kinds, as_names
from interview_coder.cli.words import (
    Codebook,
    MinLength,
    NoStopWords,
    Pos,
    Roles,
    StopWords,
    Within,
    figure_language,
    nobody_says,
    open_speech,
    word_filter,
    words_app,
)
from interview_coder.domain.sources import ROLES

if TYPE_CHECKING:
    from interview_coder.domain.speech import Speech, SpokenUnit

Top = Annotated[int, typer.Option("--top", min=0, help=say("Rows at most; 0 for all.", "最多几行；0 为全部。"))]


@words_app.command("frequencies", help=say("How often each word is said.", "词频：每个词说了多少次。"))
def frequencies_command(
    sources: options.Sources = None,
    codebook: Codebook = "",
    roles: Roles = "",
    kinds: Kinds = "",
    stop_words: StopWords = None,
    no_stop_words: NoStopWords = False,
    min_length: MinLength = 1,
    pos: Pos = "",
    top: Top = 100,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
) -> int:
    """Count the words spoken, with the share of sources and cases and how evenly they are spread."""
    keep = word_filter(stop_words, no_stop_words=no_stop_words, min_length=min_length, pos=pos)
    if keep is None:
        return PROBLEMS
    speech, outcome = open_speech(
        sources,
        codebook=codebook,
        lexicon=lexicon,
        encoding=encoding,
        roles=options.as_roles(roles),
        kinds=as_names(kinds),
    )
    if speech is None:
        return outcome
    from interview_coder.analyse.word_counts import word_frequencies  # noqa: PLC0415 - only when used
    from interview_coder.analyse.word_figures import frequency_chart  # noqa: PLC0415

    table = word_frequencies(speech, keep, top=top)
    chart = frequency_chart(table, language=figure_language(speech))
    return max(outcome, finish(table, form=form, out=out, plot=plot, chart=chart))


@words_app.command(
    "keyness",
    help=say("Words that a group says more than the others.", "关键性：某一组比其他组说得更多的词。"),
)
def keyness_command(
    sources: options.Sources = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            help=say(
                "Groups: role, kind, case, source, speaker, or an attribute of sources.csv.",
                "按什么分组：role、kind、case、source、speaker，或 sources.csv 里的属性。",
            ),
            show_default=False,
        ),
    ] = "",
    target: Annotated[
        str,
        typer.Option(
            "--target",
            help=say("Compare only this group with the rest [each].", "只比较这一组与其余各组 [逐组比较]。"),
            show_default=False,
        ),
    ] = "",
    both: Annotated[
        bool,
        typer.Option("--both", help=say("Show words said less, too.", "也列出说得更少的词。")),
    ] = False,
    min_count: Annotated[
        int, typer.Option("--min-count", min=1, help=say("How often a word is said at least.", "词至少说过几次。"))
    ] = 3,
    top: Annotated[
        int, typer.Option("--top", min=0, help=say("Rows per group at most; 0 for all.", "每组最多几行；0 为全部。"))
    ] = 20,
    codebook: Codebook = "",
    roles: Roles = "",
    kinds: Kinds = "",
    stop_words: StopWords = None,
    no_stop_words: NoStopWords = False,
    min_length: MinLength = 1,
    pos: Pos = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
) -> int:
    """Compare the words of groups by log-likelihood and log ratio."""
    if not by:
        raise typer.BadParameter(
            say("say what to compare, such as --by role", "请说明按什么分组，例如 --by role"), param_hint="--by"
        )
    keep = word_filter(stop_words, no_stop_words=no_stop_words, min_length=min_length, pos=pos)
    if keep is None:
        return PROBLEMS
    chosen = options.as_roles(roles) or (ROLES if by == "role" else ())
    speech, outcome = open_speech(
        sources, codebook=codebook, lexicon=lexicon, encoding=encoding, roles=chosen, kinds=as_names(kinds)
    )
    if speech is None:
        return outcome
    from interview_coder.analyse.keyness import keyness, leading  # noqa: PLC0415 - only when used
    from interview_coder.analyse.word_figures import keyness_chart  # noqa: PLC0415

    groups = _groups(speech, by, target)
    table = leading(keyness(speech, groups, keep, target=target, min_count=min_count), top=top, both=both)
    TALK.say(
        say(
            "The test takes words for independent draws; those of one speaker are not. Read cases beside p.",
            "检验把每个词当作独立抽取，而同一个人说的词并不独立：看 p 时请一并看 cases。",
        )
    )
    chart = keyness_chart(table, by=by, language=figure_language(speech))
    return max(outcome, finish(table, form=form, out=out, plot=plot, chart=chart))


def _groups(speech: "Speech", by: str, target: str) -> "Mapping[str, list[SpokenUnit]]":
    """Return the groups to compare; what cannot be compared is wrong use."""
    from interview_coder.analyse.word_groups import known_groups, speech_by  # noqa: PLC0415 - only when used

    known = known_groups(speech.units)
    if by.removeprefix("case.") not in known:
        raise typer.BadParameter(say("choose one of: ", "请选择：") + ", ".join(known), param_hint="--by")
    groups = speech_by(speech, by)
    if target and target not in groups:
        raise typer.BadParameter(say("choose one of: ", "请选择：") + ", ".join(groups), param_hint="--target")
    if len(groups) < 2:  # noqa: PLR2004 - it takes two to compare
        only = ", ".join(groups) or say("none", "无")
        raise typer.BadParameter(
            say(f"there are no two groups to compare ({only})", f"没有可以比较的两组（{only}）"), param_hint="--by"
        )
    return groups


@words_app.command(
    "collocations",
    help=say("Words said around a word more than by chance.", "搭配：某个词周围比偶然更常出现的词。"),
)
def collocations_command(
    word: Annotated[str, typer.Argument(help=say("The word in the middle.", "中心词。"))],
    sources: options.Sources = None,
    window: Annotated[int, typer.Option("--window", min=1, help=say("Words on each side.", "左右各几个词。"))] = 5,
    within: Within = "sentence",
    min_together: Annotated[
        int, typer.Option("--min-together", min=1, help=say("How often together at least.", "至少一起出现几次。"))
    ] = 2,
    top: Top = 50,
    codebook: Codebook = "",
    roles: Roles = "",
    kinds: Kinds = "",
    stop_words: StopWords = None,
    no_stop_words: NoStopWords = False,
    min_length: MinLength = 1,
    pos: Pos = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    form: options.Form = "table",
    out: Out = None,
) -> int:
    """Score the words around WORD by log-likelihood, mutual information and log Dice."""
    keep = word_filter(stop_words, no_stop_words=no_stop_words, min_length=min_length, pos=pos)
    if keep is None:
        return PROBLEMS
    speech, outcome = open_speech(
        sources,
        codebook=codebook,
        lexicon=lexicon,
        encoding=encoding,
        roles=options.as_roles(roles),
        kinds=as_names(kinds),
        within=within,
    )
    if speech is None:
        return outcome
    from interview_coder.analyse.collocations import collocations  # noqa: PLC0415 - only when used
    from interview_coder.domain.fold import fold  # noqa: PLC0415

    table = collocations(speech, word, keep, window=window, min_together=min_together, top=top)
    if not any(place for unit in speech.units for place in unit.find(fold(word))):
        nobody_says(speech, fold(word))
    return max(outcome, finish(table, form=form, out=out))


@words_app.command("stop-words", help=say("Print the tool's own stop words.", "列出自带的停用词表。"))
def stop_words_command() -> int:
    """Print the list as it stands, to read it, cite it, or make one's own of it."""
    from interview_coder.study.stop_words import shipped_list  # noqa: PLC0415 - only when asked for

    sys.stdout.write(shipped_list())
    return FINE
