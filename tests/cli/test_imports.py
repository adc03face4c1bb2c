"""What each command imports: packages that take long to load are for the commands that use them."""

import subprocess
import sys
from pathlib import Path

import pytest

from interview_coder.cli import commands
from interview_coder.cli.app import app

HEAVY = {
    *("ahocorasick_rs", "concurrent", "dask", "distributed", "docx", "email", "html", "jieba", "jinja2", "lark"),
    *("lxml", "matplotlib", "multiprocessing", "networkx", "numpy", "pandas", "pcre2", "pyarrow", "pydantic"),
    *("pysubs2", "python_calamine", "rich", "rjieba", "scipy", "socket", "spacy", "sqlite3", "wordcloud"),
    *("xlsxwriter", "xml", "yaml"),
}
CODEBOOK = {"pcre2", "yaml"}
CODING = {*CODEBOOK, "ahocorasick_rs", "jieba", "rjieba"}
WRITING = {"jinja2", "html", "sqlite3", "xlsxwriter"}
OURS = (
    "interview_coder.cli interview_coder.domain.problems interview_coder.domain.tables interview_coder.domain.segments"
)
LIGHT = (
    *OURS.split(),
    "interview_coder.domain.counted",
    "interview_coder.domain.sources",
    "interview_coder.domain.choices",
    "interview_coder._version",
)
"""Modules of ours that help may import: it describes commands and runs none."""

ALLOWED = [
    ("--version", set()),
    ("--help", set()),
    ("codebook --help", set()),
    ("codebook check --help", set()),
    ("code --help", set()),
    ("report --help", set()),
    ("table --help", set()),
    ("words --help", set()),
    ("init new-study", set()),
    ("codebook new fresh", CODEBOOK),
    ("codebook list", CODEBOOK),
    ("codebook show small", {*CODEBOOK, "html"}),
    ("codebook check codebooks/small.yaml", CODEBOOK),
    ("codebook test small", CODING),
    ("find 志愿者", CODING),
    ("find /志愿./", CODING),
    ("explain 志愿者来了", CODING),
    ("code --out results", {*CODING, *WRITING}),
    ("table levels", CODING),
    ("words frequencies", CODING),
    ("report --out report.md", CODING),
    ("report --out report.docx", {*CODING, "docx", "lxml", "html"}),
]


def _loaded(folder: Path, line: str) -> list[str]:
    program = (
        "import sys, os\n"
        "from interview_coder.cli.app import run\n"
        "code = run(sys.argv[1:])\n"
        "open('modules.txt', 'w').write(' '.join(sys.modules))\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, *line.split()],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (folder / "modules.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(("line", "allowed"), ALLOWED, ids=[line for line, _ in ALLOWED])
def test_a_command_loads_only_what_it_uses(study: Path, line: str, allowed: set[str]) -> None:
    loaded = _loaded(study, line)
    # Of rjieba, only the part built in Rust is there.
    packages = {name.partition(".")[0] for name in loaded}
    assert packages & HEAVY <= allowed


@pytest.mark.parametrize("line", ["--version", "--help", "codebook --help", "code --help", "table --help"])
def test_help_loads_nothing_that_codes(study: Path, line: str) -> None:
    ours = {name for name in _loaded(study, line) if name.startswith("interview_coder.") and name.count(".") > 1}
    assert {name for name in ours if not name.startswith(LIGHT)} == set()


SELDOM = {
    "interview_coder.codebook.check": "for codebook check",
    "interview_coder.codebook.codes": "for codebooks that are not remembered",
    "interview_coder.codebook.document": "for codebooks and settings that are not remembered",
    "interview_coder.coding.explain": "for explain",
    "interview_coder.ingest.data_tables": "for tables of texts",
    "interview_coder.ingest.labels": "for tables and subtitles",
    "interview_coder.pipeline.processes": "for --jobs",
}
"""Modules of ours that coding a folder of texts does without, and what they are for."""


def test_coding_again_reads_no_yaml_and_loads_only_what_the_files_need(study: Path) -> None:
    (study / "interview-coder.yaml").write_text("unit: turn\n", encoding="utf-8")
    assert "yaml" in _loaded(study, "code --out results")
    again = set(_loaded(study, "code --out again"))
    assert "yaml" not in again
    assert {name: why for name, why in SELDOM.items() if name in again} == {}


def test_coding_needs_no_second_dictionary(study: Path) -> None:
    assert "rjieba" not in _loaded(study, "code --out results")


def _all_commands() -> list[tuple[list[str], str]]:
    commands.load([])
    alone = [([str(one.name)], one.callback) for one in app.registered_commands]
    grouped = [
        ([str(group.name), str(one.name)], one.callback)
        for group in app.registered_groups
        if group.typer_instance
        for one in group.typer_instance.registered_commands
    ]
    return [(words, getattr(callback, "__module__", "")) for words, callback in [*alone, *grouped]]


def test_each_command_is_where_it_is_looked_for() -> None:
    found = _all_commands()
    assert len(found) > 15
    for words, module in found:
        assert module.removeprefix("interview_coder.cli.") in commands.needed([*words, "--help"])


@pytest.mark.parametrize(
    ("arguments", "modules"),
    [
        ([], commands.MODULES),
        (["--help"], commands.MODULES),
        (["nosuch"], commands.MODULES),
        (["--version"], ()),
        (["--lang", "zh", "find", "x"], ("find",)),
        (["--lang=zh", "-q", "codebook", "check", "x"], ("codebook_check",)),
        (["code", "transcripts"], ("code",)),
        (["--lang"], commands.MODULES),
    ],
)
def test_which_modules_a_command_line_needs(arguments: list[str], modules: tuple[str, ...]) -> None:
    assert commands.needed(arguments) == modules


def test_commands_are_listed_in_one_order_whichever_came_first(study: Path) -> None:
    program = (
        "from interview_coder.cli.app import run\n"
        "run(['init', '--help'])\nrun(['codebook', 'show', '--help'])\nprint('=====')\nrun(['--help'])\nrun(['codebook', '--help'])\n"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    fresh = "".join(
        subprocess.run(
            [sys.executable, "-c", f"from interview_coder.cli.app import run\nrun({line!r})"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for line in (["--help"], ["codebook", "--help"])
    )
    assert shown.partition("=====\n")[2] == fresh
