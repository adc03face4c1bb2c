"""``words``: tables of the words spoken, from the command line."""

import csv
import json
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from cli.conftest import Run
from PIL import Image

SOURCES = "source,kind,case,district\n张 三（村）,interview,张三,农村\n李四,interview,李四,城区\n"


@pytest.fixture
def talk(study: Path) -> Path:
    folder = study / "transcripts"
    (folder / "张 三（村）.txt").write_text(
        "问：志愿者来了吗？\n答：志愿者来了。志愿者没有钱，钱。嗯，就是钱。\n", encoding="utf-8"
    )
    (folder / "李四.txt").write_text("问：谁来？\n答：老师来了。志願者也來了。老师教孩子。老师好。\n", encoding="utf-8")
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    return study


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(out.splitlines()))


def test_frequencies_of_participants_without_stop_words(talk: Path, run: Run) -> None:
    outcome = run("words", "frequencies", "--format", "csv")
    assert outcome.code == 0
    found = {row["word"]: (row["count"], row["sources"]) for row in rows(outcome.out)}
    assert found == {"志愿者": ("3", "2"), "钱": ("3", "1"), "老师": ("3", "1"), "教": ("1", "1"), "孩子": ("1", "1")}
    assert "terms: small 1.0.0" in outcome.err


def test_roles_only_where_asked(talk: Path, run: Run) -> None:
    asked = run("words", "frequencies", "--format", "csv", "--roles", "interviewer")
    assert [row["word"] for row in rows(asked.out)] == ["志愿者"]
    assert run("words", "frequencies", "--roles", "nurse").code == 2


def test_stop_words_of_ones_own(talk: Path, run: Run) -> None:
    own = talk / "停 用.txt"
    own.write_text("# 我的\n錢 老师\n", encoding="utf-8")
    both = run("words", "frequencies", "--format", "csv", "--stop-words", own)
    assert [row["word"] for row in rows(both.out)] == ["志愿者", "孩子", "教"]
    only = run("words", "frequencies", "--format", "csv", "--stop-words", own, "--no-stop-words")
    assert "嗯" in [row["word"] for row in rows(only.out)]
    assert "钱" not in [row["word"] for row in rows(only.out)]
    missing = run("--lang", "zh", "words", "frequencies", "--stop-words", "无.txt")
    assert missing.code == 1
    assert "IC452 无法读取停用词表" in missing.err
    assert not missing.out


def test_length_part_of_speech_and_top(talk: Path, run: Run) -> None:
    outcome = run("words", "frequencies", "--format", "csv", "--min-length", "2", "--pos", "n", "--top", "2")
    assert [row["word"] for row in rows(outcome.out)] == ["志愿者", "老师"]


def test_a_table_for_excel_and_pandas(talk: Path, run: Run) -> None:
    assert run("words", "frequencies", "-o", "词 频.csv").code == 0
    assert (talk / "词 频.csv").read_text(encoding="utf-8-sig").splitlines()[0] == (
        "word,tag,count,per_10k,sources,cases,dispersion"
    )


def test_keyness_by_an_attribute(talk: Path, run: Run) -> None:
    outcome = run("words", "keyness", "--by", "district", "--format", "json")
    found = {(row["group"], row["word"]) for row in json.loads(outcome.out)}
    assert found == {("城区", "老师"), ("农村", "钱"), ("农村", "志愿者")}
    one = run("words", "keyness", "--by", "district", "--target", "城区", "--both", "--format", "json")
    assert [row["word"] for row in json.loads(one.out)] == ["钱", "老师", "志愿者"]


def test_only_some_kinds_of_sources(talk: Path, run: Run) -> None:
    (talk / "transcripts" / "文 献.txt").write_text("文献说经费不足。\n", encoding="utf-8")
    with (talk / "transcripts" / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("文 献,literature,,\n")
    everything = run("words", "frequencies", "--format", "csv")
    talked = run("words", "frequencies", "--format", "csv", "--kinds", "interview")
    assert len(rows(everything.out)) > len(rows(talked.out)) == 5
    silent = run("words", "cloud", "--kinds", "fieldnote")
    assert silent.code == 1
    assert "literature" in silent.err
    assert not Path("cloud.png").exists()


def test_keyness_says_what_it_takes_for_granted(talk: Path, run: Run) -> None:
    assert "同一个人说的词并不独立" in run("--lang", "zh", "words", "keyness", "--by", "district").err


def test_keyness_by_role_hears_every_role(talk: Path, run: Run) -> None:
    outcome = run("words", "keyness", "--by", "role", "--min-count", "1", "--no-stop-words", "--format", "json")
    assert {row["group"] for row in json.loads(outcome.out)} == {"interviewer", "participant"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "say what to compare, such as --by role"),
        (("--by", "weather"), "choose one of: case, kind, role, speaker, source, district"),
        (("--by", "district", "--target", "郊区"), "农村"),
        (("--by", "kind"), "there are no two groups to compare (interview)"),
    ],
)
def test_keyness_explains_what_it_needs(talk: Path, run: Run, options: tuple[str, ...], said: str) -> None:
    outcome = run("words", "keyness", *options)
    assert outcome.code == 2
    assert said in outcome.err


def test_collocations_of_a_word(talk: Path, run: Run) -> None:
    outcome = run("words", "collocations", "志愿者", "--min-together", "1", "--format", "json")
    assert [(row["word"], row["near"]) for row in json.loads(outcome.out)] == [("钱", 2)]
    wide = run("words", "collocations", "志願者", "--within", "turn", "--window", "20", "--format", "json")
    assert [(row["word"], row["near"]) for row in json.loads(wide.out)] == [("老师", 3), ("钱", 3)]


def test_a_word_that_nobody_says_or_that_is_part_of_another(talk: Path, run: Run) -> None:
    assert "Nobody says '月亮'" in run("words", "collocations", "月亮").err
    part = run("--lang", "zh", "words", "collocations", "志愿")
    assert part.code == 0
    assert "“志愿”在这里从不单独成词；含有它的词：志愿者" in part.err


def test_no_codebook_is_needed(talk: Path, run: Run) -> None:
    (talk / "codebooks" / "small.yaml").unlink()
    outcome = run("--lang", "zh", "words", "frequencies", "--format", "csv")
    assert outcome.code == 0
    assert "手册词：没有使用编码手册" in outcome.err
    assert run("words", "frequencies", "--codebook", "missing.yaml").code == 1


def test_nothing_to_count(study: Path, run: Run) -> None:
    silent = run("words", "frequencies", "--roles", "other")
    assert silent.code == 1
    assert "IC504" in silent.err
    (study / "transcripts" / "张 三（村）.txt").unlink()
    empty = run("words", "frequencies")
    assert empty.code == 1
    assert "IC119" in empty.err


def test_the_network_as_table_graph_and_figure(talk: Path, run: Run) -> None:
    graph, figure = talk / "共 词.graphml", talk / "共 词.svg"
    outcome = run("words", "network", "--min-together", "1", "--format", "json", "-o", graph, "--plot", figure)
    assert outcome.code == 0
    assert {(row["word_a"], row["word_b"]) for row in json.loads(outcome.out)} == {
        ("志愿者", "钱"),
        ("老师", "教"),
        ("老师", "孩子"),
        ("孩子", "教"),
    }
    found = nx.read_graphml(graph)
    assert found.nodes["老师"] == {"label": "老师", "tag": "n", "count": 3, "units": 3, "community": 1}
    assert found.edges["志愿者", "钱"] == {"weight": 0.25, "units_both": 1}
    assert figure.read_text(encoding="utf-8").startswith("<?xml")
    assert outcome.err.splitlines()[-2:] == [str(graph), str(figure)]


def test_a_network_of_nothing(talk: Path, run: Run) -> None:
    outcome = run("words", "network", "--min-together", "99", "--plot", "leer.png", "-o", "leer.gexf")
    assert outcome.code == 0
    assert "IC603" in outcome.err
    assert not Path("leer.png").exists()
    assert nx.read_gexf("leer.gexf").number_of_nodes() == 0


def test_the_cloud_draws_the_words_that_it_lists(talk: Path, run: Run) -> None:
    outcome = run("words", "cloud", "--format", "csv", "-o", "词 云.png")
    assert outcome.code == 0
    assert [row["word"] for row in rows(outcome.out)] == ["志愿者", "老师", "孩子"]
    with Image.open("词 云.png") as picture:
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    first = Path("词 云.png").read_bytes()
    run("words", "cloud", "-o", "词 云.png")
    assert Path("词 云.png").read_bytes() == first
    assert run("words", "cloud", "-o", "cloud.pdf").code == 2


def test_frequencies_and_keyness_have_figures(talk: Path, run: Run) -> None:
    assert run("words", "frequencies", "--plot", "f.svg").code == 0
    assert run("--lang", "zh", "words", "keyness", "--by", "district", "--both", "--plot", "k.svg").code == 0
    assert "词频" in Path("f.svg").read_text(encoding="utf-8"), "the codebook's language, whatever the locale"
    assert run("--lang", "en", "words", "frequencies", "--plot", "f.svg").code == 0
    assert "词频" not in Path("f.svg").read_text(encoding="utf-8")
    assert "关键词：按 district 比较" in Path("k.svg").read_text(encoding="utf-8")


def test_the_stop_words_can_be_read_and_given_back(talk: Path, run: Run) -> None:
    listed = run("words", "stop-words")
    assert "然后" in listed.out
    (talk / "mine.txt").write_text(listed.out, encoding="utf-8")
    ours = run("words", "frequencies", "--format", "csv")
    mine = run("words", "frequencies", "--format", "csv", "--no-stop-words", "--stop-words", "mine.txt")
    assert mine.out == ours.out


def test_workbooks_have_chinese_headings(talk: Path, run: Run) -> None:
    assert run("words", "frequencies", "-o", "词 频.xlsx").code == 0
    sheet = openpyxl.load_workbook("词 频.xlsx")["词频"]
    assert [cell.value for cell in sheet[1]][:4] == ["词\nword", "词性\ntag", "次数\ncount", "每万词次数\nper_10k"]
