"""``words network`` and ``words cloud``: words as pictures, with the table that they show."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, TALK
from interview_coder.cli.table import Plot, draw, finish
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
    open_speech,
    word_filter,
    words_app,
)

if TYPE_CHECKING:
    from interview_coder.domain.speech import Speech
    from interview_coder.domain.tables import Table

_NETWORKS = (".graphml", ".gexf")


@words_app.command(
    "network",
    help=say("Which frequent words are said in the same sentence.", "共词网络：哪些常用词说在同一句里。"),
)
def network_command(
    sources: options.Sources = None,
    top: Annotated[int, typer.Option("--top", min=2, help=say("How many words.", "取多少个最常用的词。"))] = 60,
    edges: Annotated[
        int, typer.Option("--edges", min=0, help=say("Pairs at most; 0 for all.", "最多几对词；0 为全部。"))
    ] = 100,
    min_together: Annotated[
        int, typer.Option("--min-together", min=1, help=say("How often together at least.", "至少一起出现几次。"))
    ] = 2,
    within: Within = "sentence",
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
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help=say(
                "Also write: .csv, .xlsx, or .graphml, .gexf for Gephi and others.",
                "同时写到文件：.csv、.xlsx，或供 Gephi 等使用的 .graphml、.gexf。",
            ),
            callback=options.ends_in(".csv", ".xlsx", *_NETWORKS),
            show_default=False,
        ),
    ] = None,
    plot: Plot = None,
) -> int:
    """Tie words that stand in the same unit; strongest by Jaccard's coefficient first."""
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
    from interview_coder.analyse.word_network import word_network  # noqa: PLC0415 - only when used

    table = word_network(speech, keep, top=top, edges=edges, min_together=min_together)
    is_network = out is not None and out.suffix.lower() in _NETWORKS
    outcome = max(outcome, finish(table, form=form, out=None if is_network else out))
    if out and is_network:
        _write_network(speech, table, out)
    return max(outcome, _draw_network(speech, table, plot)) if plot else outcome


def _write_network(speech: "Speech", table: "Table", out: Path) -> None:
    from interview_coder.pipeline.words import write_word_network  # noqa: PLC0415 - heavy

    write_word_network(speech, table, out)
    TALK.say(str(out))


def _draw_network(speech: "Speech", table: "Table", plot: Path) -> int:
    from interview_coder.pipeline.words import word_network_chart  # noqa: PLC0415 - heavy

    return draw(word_network_chart(speech, table, language=figure_language(speech)), plot)


@words_app.command("cloud", help=say("A word cloud.", "词云。"))
def cloud_command(
    sources: options.Sources = None,
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            help=say(
                "The picture: .png (300 dpi) or .svg [cloud.png].", "图的文件：.png（300 dpi）或 .svg [cloud.png]。"
            ),
            callback=options.ends_in(".png", ".svg"),
            show_default=False,
        ),
    ] = Path("cloud.png"),
    title: Annotated[
        str, typer.Option("--title", help=say("Title of the picture.", "图的标题。"), show_default=False)
    ] = "",
    top: Annotated[
        int, typer.Option("--top", min=1, max=300, help=say("How many words.", "取多少个最常用的词。"))
    ] = 100,
    codebook: Codebook = "",
    roles: Roles = "",
    kinds: Kinds = "",
    stop_words: StopWords = None,
    no_stop_words: NoStopWords = False,
    min_length: MinLength = 2,
    pos: Pos = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    form: options.Form = "table",
) -> int:
    """Draw the most frequent words, and list them."""
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
    from interview_coder.analyse.word_figures import cloud_chart  # noqa: PLC0415

    table = word_frequencies(speech, keep, top=top)
    chart = cloud_chart(table, title=title, language=figure_language(speech))
    return max(outcome, finish(table, form=form, plot=out, chart=chart))
