"""``table matrix``: codes by case, kind, role or attribute, with tests."""

from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.language import language, say
from interview_coder.cli.reporting import PROBLEMS, TALK, show_problems
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
from interview_coder.domain.choices import CASES, CODES, OWN, PER, SEGMENTS
from interview_coder.domain.sources import ROLES

if TYPE_CHECKING:
    from interview_coder.domain.coded import CodedStudy
    from interview_coder.export.matrix_forms import MatrixView

_PARTS = ("matrix_groups", "matrix_tests")
_ADJUST = ("bh", "by", "none")
_SINGLE = ("case", "speaker", "source")
"""Groups that are cases themselves, or parts of them: only their segments can be compared."""


@table_app.command(
    "matrix",
    help=say(
        "Codes by case, kind, role or attribute: counts, shares, χ² or Fisher's test, residuals, Cramér's V.",
        "编码矩阵：按个案、材料类型、角色或属性，给出计数、占比、χ² 或 Fisher 检验、残差与克莱姆 V。",
    ),
)
def matrix_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    by: Annotated[
        str,
        typer.Option(
            "--by",
            help=say(
                f"Groups: {', '.join(OWN)}, or an attribute of sources.csv or a questionnaire.",
                f"按什么分组：{'、'.join(OWN)}，或 sources.csv、问卷里的属性。",
            ),
        ),
    ] = "case",
    of: Of = CODES,
    per: Annotated[
        str,
        typer.Option(
            "--per",
            help=say(
                "What figure and printed table count: cases, segments [cases; segments by case]. csv has both.",
                "图与所印的表数什么：cases 个案、segments 单元 [cases；按个案分组时 segments]。csv 两者都有。",
            ),
            callback=options.one_of(PER),
            show_default=False,
        ),
    ] = "",
    adjust: Annotated[
        str,
        typer.Option(
            "--adjust",
            help=say(
                "Adjust p for many tests: bh (Benjamini-Hochberg), by (Benjamini-Yekutieli), none.",
                "多重检验校正：bh（Benjamini-Hochberg）、by（Benjamini-Yekutieli）、none 不校正。",
            ),
            callback=options.one_of(_ADJUST),
        ),
    ] = "bh",
    part: Annotated[str, part_option(_PARTS)] = "matrix_groups",
    kinds: Kinds = "",
    form: options.Form = "table",
    out: Out = None,
    plot: Plot = None,
    residuals: Annotated[
        bool,
        typer.Option("--residuals", help=say("Colour the figure by residuals.", "图的颜色表示调整残差，而非占比。")),
    ] = False,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
) -> int:
    """Code SOURCES as ``code`` does and compare groups."""
    chosen = roles or (",".join(ROLES) if by == "role" else "")
    study, outcome = open_coded(sources, codebook=codebook, lexicon=lexicon, encoding=encoding, unit=unit, roles=chosen)
    if study is None or not _is_known(study, by, as_names(kinds)):
        return outcome or PROBLEMS
    from interview_coder.export.matrix_forms import MatrixView, assumptions, matrix_blocks, matrix_chart  # noqa: PLC0415
    from interview_coder.pipeline.code_tables import matrix  # noqa: PLC0415 - heavy

    found = matrix(study, by=by, of=of, kinds=as_names(kinds), adjust=adjust)
    counted = per or (SEGMENTS if by in _SINGLE else CASES)
    aside = {"without_group": found.without_group, "cases_in_several": found.cases_in_several}

    def view(tongue: str) -> "MatrixView":
        return MatrixView(by, counted, tongue, adjust, residuals=residuals, of=of, **aside)

    written = written_language(study)
    drawn = matrix_chart(found.tables, view(written)) if plot else None
    finished = finish_tables(
        found.tables,
        lambda tongue: matrix_blocks(found.tables, view(tongue)),
        part=part,
        form=form,
        out=out,
        written=written,
        figure=(plot, drawn),
    )
    for sentence in assumptions(view(language())):
        TALK.say(sentence)
    if len(found.groups) == 1:
        TALK.say(say(f"There is one group only: {found.groups[0]}.", f"只有一组：{found.groups[0]}，无从比较。"))
    return max(outcome, finished)


def _is_known(study: "CodedStudy", by: str, kinds: tuple[str, ...]) -> bool:
    """Tell whether a study has what the options name; if not, say what it has."""
    from interview_coder.analyse.groups import known_groups  # noqa: PLC0415 - only when used
    from interview_coder.domain.problems import Where, tables  # noqa: PLC0415

    where, known = Where(study.codebook.path or study.codebook.id), known_groups(study)
    if by.removeprefix("case.") not in known:
        show_problems([tables.unknown_choice("--by", by, known, where)])
        return False
    return has_kinds(study, kinds)
