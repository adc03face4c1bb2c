"""``table cooccurrence``: codes found together, as a table, a network file and a figure."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import say
from interview_coder.cli.reporting import PROBLEMS, TALK
from interview_coder.cli.table import Plot, open_coded, table_app
from interview_coder.cli.table_forms import (
    Kinds,
    Of,
    Out,
    as_names,
    finish_tables,
    has_kinds,
    part_option,
    written_language,
)
from interview_coder.domain.choices import ANY, CODES, RELATIONS, UNIT, WITHIN

if TYPE_CHECKING:
    from interview_coder.domain.tables import Table


_PARTS = ("code_pairs", "code_nodes")


@table_app.command(
    "cooccurrence",
    help=say(
        "Codes found together in a unit, turn, window or case: Jaccard, PMI, expected; network files.",
        "编码共现：同一单元、话轮、窗口或个案里的编码，杰卡德系数、点互信息、期望次数；可导出网络。",
    ),
)
def cooccurrence_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    within: Annotated[
        str,
        typer.Option(
            "--within",
            help=say("Together in one: ", "在同一个什么里算共现：") + ", ".join(WITHIN) + ".",
            callback=options.one_of(WITHIN),
        ),
    ] = UNIT,
    window: Annotated[int, typer.Option("--window", min=2, help=say("Units in a window.", "一个窗口有几个单元。"))] = 3,
    relation: Annotated[
        str,
        typer.Option(
            "--relation",
            help=say("How the evidence lies: ", "证据的位置关系：")
            + ", ".join(RELATIONS)
            + say(
                " (any, one within the other, sharing characters, near).", "（不限、一在另一之内、部分重叠、邻近）。"
            ),
            callback=options.one_of(RELATIONS),
        ),
    ] = ANY,
    of: Of = CODES,
    least: Annotated[int, typer.Option("--min", min=1, help=say("Times together at least.", "至少共现几次。"))] = 1,
    part: Annotated[str, part_option(_PARTS)] = "code_pairs",
    kinds: Kinds = "",
    form: options.Form = "table",
    out: Out = None,
    graph: Annotated[
        Path | None,
        typer.Option(
            "--graph",
            help=say(
                "Also write the network for Gephi and others: .graphml or .gexf.",
                "同时写出网络文件，供 Gephi 等打开：.graphml 或 .gexf。",
            ),
            callback=options.ends_in(".graphml", ".gexf"),
            show_default=False,
        ),
    ] = None,
    plot: Plot = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and count which codes stand together."""
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=roles)
    if study is None or not has_kinds(study, as_names(kinds)):
        return outcome or PROBLEMS
    from interview_coder.analyse.code_pairs import Context  # noqa: PLC0415 - only when used
    from interview_coder.export.pair_forms import pair_blocks, pair_chart, pair_title  # noqa: PLC0415
    from interview_coder.pipeline.code_tables import cooccurrence  # noqa: PLC0415 - heavy

    context, written, book = Context(within, window, relation), written_language(study), study.codebook
    tables = cooccurrence(study, context, of=of, least=least, kinds=as_names(kinds))
    pairs, nodes = tables["code_pairs"], tables["code_nodes"]

    def title(tongue: str) -> str:
        return pair_title(book.title or book.id, within, window, of=of, language=tongue)

    drawn = finish_tables(
        tables,
        lambda tongue: pair_blocks(pairs, title=title(tongue), of=of, language=tongue),
        part=part,
        form=form,
        out=out,
        written=written,
        figure=(plot, pair_chart(pairs, nodes, title=title(written), of=of, language=written) if plot else None),
    )
    if graph:
        _write_graph(pairs, nodes, graph)
    return max(outcome, drawn)


def _write_graph(pairs: "Table", nodes: "Table", path: Path) -> None:
    from interview_coder.export.networks import write_network  # noqa: PLC0415 - heavy
    from interview_coder.export.pair_forms import network_tables  # noqa: PLC0415

    write_network(*network_tables(pairs, nodes), path)
    TALK.say(str(path))
