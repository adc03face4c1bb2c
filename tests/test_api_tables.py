"""Every command of ``table`` and ``words`` as a function: the same numbers, documented columns."""

import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import docx
import pandas as pd
import pytest
import typer

import interview_coder as ic
from interview_coder.cli.app import app
from interview_coder.domain.coded import CodedStudy
from interview_coder.domain.speech import Speech

ROOT = Path(__file__).parents[1]
RESULTS = (ROOT / "docs" / "results.md").read_text(encoding="utf-8")
BOOK = ROOT / "codebooks" / "volunteer-governance.yaml"


@pytest.fixture(scope="module")
def sources() -> ic.Sources:
    return ic.read_sources([ROOT / "transcripts"])


@pytest.fixture(scope="module")
def study(sources: ic.Sources) -> CodedStudy:
    return ic.code_study(sources, ic.read_codebook(BOOK))


@pytest.fixture(scope="module")
def words(sources: ic.Sources) -> Speech:
    return ic.speech(sources, codebook=ic.read_codebook(BOOK))


Frames = dict[str, Callable[[CodedStudy, Speech], pd.DataFrame]]
PARTS = {
    "chain": ("chain", "chain_paths", "chain_quotes"),
    "levels": ("levels", "references"),
    "triangulation": ("triangulation", "triangulation_constructs", "triangulation_quotes"),
    "saturation": ("saturation", "saturation_runs", "saturation_assessment", "saturation_held_out"),
}
TABLES: Frames = {
    part: lambda study, _, name=name, part=part: getattr(ic, name)(study, part=part)  # type: ignore[misc]
    for name, parts in PARTS.items()
    for part in parts
}
TABLES |= {
    "frequencies": lambda study, _: ic.frequencies(study),
    "constructs": lambda study, _: ic.constructs(study),
    "matrix_groups": lambda study, _: ic.matrix(study, by="district"),
    "matrix_tests": lambda study, _: ic.matrix(study, by="district", part="matrix_tests"),
    "code_pairs": lambda study, _: ic.cooccurrence(study, within="turn"),
    "code_nodes": lambda study, _: ic.cooccurrence(study, part="code_nodes"),
}
TABLES |= {
    part: lambda study, _, part=part: ic.survey(study, part=part, by="性别")  # type: ignore[misc]
    for part in ("survey", "survey_crosstabs", "survey_tests", "survey_codes", "survey_code_tests")
}
WORDS: Frames = {
    "words_frequencies": lambda _, words: ic.words_frequencies(words, top=20),
    "keyness": lambda _, words: ic.keyness(words, by="district", top=5),
    "collocations": lambda _, words: ic.collocations(words, "志愿者"),
    "words_network": lambda _, words: ic.words_network(words, top=20),
}


def commands(group: str) -> set[str]:
    import_module("interview_coder.cli.commands").load([])
    (found,) = [one.typer_instance for one in app.registered_groups if one.name == group]
    assert isinstance(found, typer.Typer)
    return {str(one.name).replace("-", "_") for one in found.registered_commands}


@pytest.mark.parametrize("group", ["table", "words"])
def test_every_command_has_a_function(group: str) -> None:
    names = commands(group)
    assert len(names) > 3
    assert [name for name in names if not {name, f"{group}_{name}"} & set(ic.__all__)] == []


def is_documented(column: str) -> bool:
    head, _, tail = column.partition("_")
    forms = [column, f"{head}_…", *(f"{mark}_{tail}" for mark in ("…", "<类>") if tail)]
    return any(f"`{form}`" in RESULTS for form in forms)


@pytest.mark.parametrize("name", [*TABLES, *WORDS])
def test_every_frame_has_rows_and_documented_columns(name: str, study: CodedStudy, words: Speech) -> None:
    frame = {**TABLES, **WORDS}[name](study, words)
    assert isinstance(frame, pd.DataFrame)
    assert len(frame)
    assert [column for column in frame.columns if not is_documented(column)] == []


@pytest.mark.parametrize("name", [name for name in ic.__all__ if inspect.isfunction(getattr(ic, name))])
def test_every_function_says_what_it_takes(name: str) -> None:
    function = getattr(ic, name)
    text = inspect.getdoc(function) or ""
    assert text
    options = list(inspect.signature(function).parameters)
    if "Args:" in text:
        assert [option for option in options if not re.search(rf"^ +{option}: ", text, re.MULTILINE)] == []


def test_numbers_are_those_of_the_codings(study: CodedStudy) -> None:
    frame = ic.chain(study)
    quotes = ic.code([coded.source for coded in study.sources], study.codebook).quotes
    for row in frame.to_dict("records"):
        own = quotes[quotes["code"] == row["from"]]
        assert (row["from_segments"], row["from_cases"]) == (len(own), own["case"].nunique())
        both = set(own["case"]) & set(quotes[quotes["code"] == row["to"]]["case"])
        assert row["cases_both"] == len(both)


def test_parts_and_names_that_are_not_there(study: CodedStudy, words: Speech) -> None:
    with pytest.raises(ValueError, match="chain, chain_paths, chain_quotes"):
        ic.chain(study, part="quotes")
    with pytest.raises(ValueError, match="nothing to group by 'weather', choose from case, kind"):
        ic.matrix(study, by="weather")
    with pytest.raises(ValueError, match="unknown context"):
        ic.cooccurrence(study, within="book")
    with pytest.raises(ValueError, match="name one question, not '天气'"):
        ic.survey(study, by="天气")
    with pytest.raises(ValueError, match=r"choose from survey$"):
        ic.survey(study, part="survey_crosstabs")
    with pytest.raises(ValueError, match="called 某某"):
        ic.saturation(study, held_out=["某某"], permutations=1)
    with pytest.raises(ValueError, match="district"):
        ic.keyness(words, by="weather")
    with pytest.raises(ValueError, match="document"):
        ic.speech([], within="document")


def test_words_to_choose_from_are_checked(study: CodedStudy, sources: ic.Sources, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown adjustment 'bonferroni', choose from bh, by, none"):
        ic.matrix(study, adjust="bonferroni")
    with pytest.raises(ValueError, match="choose from cases, segments"):
        ic.matrix(study, per="turns")
    with pytest.raises(ValueError, match="choose from auto, construct, parent, family"):
        ic.levels(study, category="theory")
    with pytest.raises(ValueError, match="unknown main category 'parent'"):
        ic.levels(study, main="parent")
    with pytest.raises(ValueError, match="choose from date, source"):
        ic.saturation(study, order="size")
    with pytest.raises(ValueError, match="choose from interviewer, participant, other"):
        ic.code_study(sources, study.codebook, roles=["boss"])
    with pytest.raises(ValueError, match="unknown role 'boss'"):
        ic.speech(sources, roles=["boss"])
    with pytest.raises(ValueError, match="unknown section 'chains', choose from chain"):
        ic.report(study, tmp_path / "r.md", sections=["chains"])
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        ic.report(study, tmp_path / "r.md", language="fr")


def test_codes_without_levels_are_named(study: CodedStudy) -> None:
    with pytest.warns(UserWarning, match="codes without these levels were left out: .+"):
        ic.levels(study, main="theory")


def test_a_codebook_with_errors_is_refused(sources: ic.Sources, tmp_path: Path) -> None:
    broken = tmp_path / "b.yaml"
    broken.write_text("codebook: b\nversion: 1.0.0\ntitle: b\nnonsense: 1\ncodes: []\n", encoding="utf-8")
    with pytest.raises(ValueError, match="the codebook has errors"):
        ic.code_study(sources, ic.read_codebook(broken))


def test_the_report_is_word_or_markdown(study: CodedStudy, tmp_path: Path) -> None:
    assert docx.Document(str(ic.report(study, tmp_path / "报告.docx"))).paragraphs
    assert ic.methods(study) in ic.report(study, tmp_path / "报告.md").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=r"\.docx or \.md"):
        ic.report(study, tmp_path / "报告.pdf")


def test_counted_words_are_the_hits_that_find_finds(sources: ic.Sources) -> None:
    counted = ic.words_frequencies(ic.speech(sources), top=12)
    for word, count in zip(counted["word"], counted["count"], strict=True):
        assert len(ic.find(f"{word} AND role=participant", sources)) == count, word


def test_stop_words_are_ours_or_the_callers(words: Speech) -> None:
    assert "我们" in ic.stop_words()
    everything = ic.words_frequencies(words, stop_words=())
    ours = ic.words_frequencies(words)
    assert set(everything["word"]) - set(ours["word"]) <= ic.stop_words()
    fewer = ic.words_frequencies(words, stop_words=ic.stop_words() | {"志願者"}, pos=("n",), min_length=3)
    assert "志愿者" not in set(fewer["word"])
    assert fewer["tag"].str.startswith("n").all()


def test_counts_have_figures(study: CodedStudy, tmp_path: Path) -> None:
    ic.frequencies(study, plot=tmp_path / "f.svg")
    ic.constructs(study, plot=tmp_path / "c.svg")
    ic.matrix(study, by="district", plot=tmp_path / "m.svg", residuals=True)
    ic.cooccurrence(study, least=3, plot=tmp_path / "p.svg", graph=tmp_path / "p.graphml")
    assert {path.name for path in tmp_path.iterdir()} == {"f.svg", "c.svg", "m.svg", "p.svg", "p.graphml"}


def test_the_argument_has_figures(study: CodedStudy, tmp_path: Path) -> None:
    ic.chain(study, plot=tmp_path / "链.svg")
    ic.triangulation(study, plot=tmp_path / "互证.svg")
    ic.saturation(study, permutations=9, plot=tmp_path / "饱和.svg")
    assert all("<path" in path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 3


def test_the_report_has_the_sections_asked_for(study: CodedStudy, tmp_path: Path) -> None:
    brief = ic.report(study, tmp_path / "短.md", sections=()).read_text(encoding="utf-8")
    chained = ic.report(study, tmp_path / "链.md", sections=["chain"]).read_text(encoding="utf-8")
    assert len(brief) < len(chained) < len(ic.report(study, tmp_path / "长.md").read_text(encoding="utf-8"))


def test_figures_and_graphs_are_written(words: Speech, tmp_path: Path) -> None:
    ic.words_frequencies(words, top=5, plot=tmp_path / "f.svg")
    ic.keyness(words, by="district", top=5, plot=tmp_path / "k.svg", language="en")
    ic.words_network(words, top=10, plot=tmp_path / "n.svg", graph=tmp_path / "n.gexf")
    cloud = ic.words_cloud(words, tmp_path / "c.svg", top=10)
    assert len(cloud) == 10
    assert {path.name for path in tmp_path.iterdir()} == {"f.svg", "k.svg", "n.svg", "n.gexf", "c.svg"}
    with pytest.raises(ValueError, match="IC604"):
        ic.words_cloud(words, tmp_path / "c.pdf", top=3)


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = (
        "pandas",
        "numpy",
        "scipy",
        "matplotlib",
        "networkx",
        "jieba",
        "spacy",
        "docx",
        "interview_coder.api_words",
    )
    code = f"import sys, interview_coder; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
