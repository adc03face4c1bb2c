"""``code``: interviews and a codebook in, coded quotations and frequencies out."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interview_coder.cli import options
from interview_coder.cli.app import app
from interview_coder.cli.language import asked_language, say
from interview_coder.cli.reporting import TALK, show_problems, show_table
from interview_coder.domain.counted import counted
from interview_coder.domain.problems import Where
from interview_coder.domain.problems import run as faults
from interview_coder.domain.tables import Table

if TYPE_CHECKING:
    from interview_coder.cli.study import OpenCorpus
    from interview_coder.domain.problems import Problem
    from interview_coder.pipeline.corpus_result import CorpusResult

_READ_FOR_PROBLEMS = 16 * 2**20
"""Bytes of sources that are read although the codebook is unusable, to report their problems, too."""
_DIGITS = 4
_SHOWN = ("code", "name", "family", "mentions", "segments", "sources", "cases")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where the results go, and how they speak."""

    folder: Path
    language: str
    form: str
    parquet: bool


def _number_of_jobs(value: str) -> str:
    if value != "auto" and not (value.isascii() and value.isdigit() and len(value) < _DIGITS):
        raise typer.BadParameter(say("a number of processes, or auto", "请填进程数，或 auto"))
    return value


@app.command(
    "code", help=say("Code transcripts with a codebook and write the results.", "用编码手册为转录稿编码并写出结果。")
)
def code_command(
    sources: options.Sources = None,
    codebook: options.CodebookName = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help=say("Folder for the results [results/].", "结果文件夹 [results/]。")),
    ] = None,
    unit: options.Unit = "",
    roles: options.Roles = "",
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = "",
    personal: Annotated[
        bool,
        typer.Option("--keep-personal", help=say("Keep columns with personal data.", "保留含个人信息的列。")),
    ] = False,
    jobs: Annotated[
        str,
        typer.Option(
            "--jobs",
            "-j",
            help=say(
                "Processes that code at the same time; auto: one on each core.", "同时编码的进程数；auto 为每核一个。"
            ),
            callback=_number_of_jobs,
        ),
    ] = "1",
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            help=say(
                "Who does the work: local, or dask: an existing cluster.", "由谁计算：local 本机，dask 现有集群。"
            ),
            callback=options.one_of(("local", "dask")),
        ),
    ] = "local",
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler", help=say("Address of the Dask scheduler.", "Dask 调度器的地址。"), metavar="ADDRESS"
        ),
    ] = "",
    parquet: Annotated[
        bool, typer.Option("--parquet", help=say("Write the tables as Parquet, too.", "同时把各表写成 Parquet。"))
    ] = False,
    text_column: options.TextColumn = "",
    id_column: options.IdColumn = "",
    case_column: options.CaseColumn = "",
    language: options.Language = "",
    form: options.Form = "table",
) -> int:
    """Code SOURCES with a codebook; write tables, quotations and a record of the run."""
    if engine == "dask" and not scheduler:
        raise typer.BadParameter(say("needs --scheduler ADDRESS", "需要 --scheduler 地址"), param_hint="--engine")
    from interview_coder.cli.study import open_corpus_study  # noqa: PLC0415 - heavy: only when something is coded
    from interview_coder.ingest.extract import ReadOptions  # noqa: PLC0415

    study = open_corpus_study(
        sources,
        ReadOptions(encoding, personal, text_column, id_column, case_column),
        codebook=codebook,
        lexicon=lexicon,
        unit=unit,
        roles=options.as_roles(roles),
    )
    if study.assignment is None:
        return show_problems([*study.problems, *_reading_problems(study)])
    wanted = _Wanted(out or Path(study.settings.out or "results"), language or asked_language(), form, parquet)
    return _code(study, wanted, 0 if jobs == "auto" else int(jobs), scheduler)


def _code(study: "OpenCorpus", wanted: _Wanted, n_jobs: int, scheduler: str) -> int:
    from interview_coder.cli.progress import progress_of  # noqa: PLC0415 - only when something is coded
    from interview_coder.pipeline.cluster import ClusterFault, cluster  # noqa: PLC0415
    from interview_coder.pipeline.corpus import code_corpus  # noqa: PLC0415
    from interview_coder.pipeline.workers import processes  # noqa: PLC0415
    from interview_coder.study.ledger import LedgerInUse  # noqa: PLC0415

    assert study.assignment is not None
    try:
        with progress_of(study.corpus.size) as progress:
            engine = cluster(scheduler) if scheduler else processes(n_jobs)
            result = code_corpus(study.corpus, study.assignment, wanted.folder, engine=engine, progress=progress)
    except LedgerInUse:
        return show_problems([faults.results_in_use(Where(str(wanted.folder)))])
    except ClusterFault as fault:
        return show_problems([fault.problem])
    except KeyboardInterrupt:
        TALK.say(_stopped(wanted.folder))
        raise
    is_complete = False
    try:
        outcome = _finish(study, result, wanted)
        is_complete = True
    finally:
        result.close(complete=is_complete)
    return outcome


def _stopped(folder: Path) -> str:
    """Say what is left of a run that was stopped: small ones keep no progress."""
    from interview_coder.study.ledger import LEDGER_FILE  # noqa: PLC0415 - only when something is coded

    if (folder / LEDGER_FILE).is_file():
        return say("Stopped. The same command goes on from here.", "已中断。再次运行同一命令即可继续。")
    return say("Stopped. Nothing was written.", "已中断。没有写出结果。")


def _finish(study: "OpenCorpus", result: "CorpusResult", wanted: _Wanted) -> int:
    folder = wanted.folder
    problems = [*study.problems, *result.problems]
    if not result.totals.n_sources:
        return show_problems(problems)
    problems += result.limits()
    result.note_problems(problems)
    files = result.write(folder, language=wanted.language, parquet=wanted.parquet)
    show_table(_summary(result.frequencies), wanted.form)
    outcome = show_problems(problems)
    if result.n_resumed:
        TALK.say(say("Went on from a run that was stopped.", "接着上次中断的运行继续完成。"))
    n_sources, n_cases, n_codings = result.totals.n_sources, result.totals.n_cases(), result.totals.n_codings
    TALK.say(
        say(
            f"{counted(n_sources, 'source')}, {counted(n_cases, 'case')}, {counted(n_codings, 'coding')} → {folder}/ "
            f"({', '.join(file.name for file in files)})",
            f"{n_sources} 份材料，{n_cases} 个个案，{n_codings} 条编码 → {folder}/"
            f"（{'、'.join(file.name for file in files)}）",
        )
    )
    return outcome


def _reading_problems(study: "OpenCorpus") -> "list[Problem]":
    """Return what is wrong with the sources, so that the user need not come back for it."""
    from interview_coder.ingest import iter_corpus  # noqa: PLC0415 - heavy

    if study.corpus.size > _READ_FOR_PROBLEMS:
        return list(study.corpus.problems)
    return [
        problem
        for sources, problems in iter_corpus(study.corpus)
        for problem in (*problems, *(fault for source in sources for fault in source.problems))
    ]


def _summary(table: Table) -> Table:
    """Return the codes that were found, most mentions first, with the columns that fit a terminal."""
    places = [table.columns.index(column) for column in _SHOWN]
    rows = [tuple(row[place] for place in places) for row in table.rows]
    found = sorted((row for row in rows if row[3]), key=lambda row: (-int(row[3]), str(row[0])))
    return Table("summary", _SHOWN, found)
