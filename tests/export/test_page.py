"""report.html as a file: self-contained, escaped, the same bytes each time, every number from the tables."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from builders import book, code, talk
from export.page_study import BOOK, EVIL, SOURCES, coded, many

from interview_coder.export.page.charts import network
from interview_coder.export.page.groups import N_COLOURS, colour_groups
from interview_coder.export.page.tables import code_lines
from interview_coder.export.page.words import page_words, script_words
from interview_coder.pipeline import code_sources


class Tags(HTMLParser):
    """Gathers elements, attributes and the texts inside of style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside in self.raw:
            self.raw[self.inside][-1] += data


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page")
    coded().write(folder)
    return (folder / "report.html").read_text(encoding="utf-8")


def data_of(page: str) -> dict[str, list[list[object]]]:
    found: dict[str, list[list[object]]] = json.loads(Tags(page).raw["script"][0])
    return found


def test_nothing_is_loaded_and_only_our_own_script_may_run(page: str) -> None:
    tags = Tags(page)
    assert [
        tag for tag, _ in tags.tags if tag in {"link", "img", "iframe", "object", "embed", "base", "image", "use"}
    ] == []
    links = [attributes[name] or "" for _, attributes in tags.tags for name in ("href", "src") if name in attributes]
    assert links
    assert [link for link in links if not link.startswith("#")] == []
    assert [
        name for _, attributes in tags.tags for name in attributes if name.startswith("on") or name == "style"
    ] == []
    policy = next(str(a["content"]) for _, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for kind, text in (("style", tags.raw["style"][0]), ("script", tags.raw["script"][1])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_hostile_text_is_neither_markup_nor_script(page: str) -> None:
    tags = Tags(page)
    assert len(tags.raw["script"]) == 2
    assert EVIL not in page
    assert "<img" not in page
    assert "{{7*7}}" in page
    assert "\u2028" not in tags.raw["script"][0]
    assert any(EVIL in str(source[6]) for source in data_of(page)["sources"])


def test_positions_are_code_points_of_the_texts(page: str) -> None:
    data = data_of(page)
    texts = [str(source[6]) for source in data["sources"]]
    assert texts == [source.text for source in SOURCES]
    wanted = {(row["source"], row["start"], row["end"], row["text"]) for row in coded().tables["quotes"].records()}
    sources = data["sources"]
    for unit in data["units"]:
        source, start, end = unit[0], unit[1], unit[2]
        assert isinstance(source, int)
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert (sources[source][0], start, end, texts[source][start:end]) in wanted
    assert len(data["units"]) == len({row[:3] for row in wanted})


def test_what_has_no_evidence_is_named(page: str) -> None:
    assert "没有证据的编码（1）" in page
    assert re.search(r"没有证据的构念（1）.*?构念c", page)


def test_a_study_in_which_every_construct_has_evidence_says_so(tmp_path: Path) -> None:
    codes = book(code("v", "志愿者", constructs=("t.a",)), constructs=("t.a",))
    code_sources([talk("答：志愿者。")], codes).write(tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "每个构念都有证据。" in page
    assert "没有证据的构念（" not in page


def test_the_same_study_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        coded().write(tmp_path / name)
    assert (tmp_path / "one" / "report.html").read_bytes() == (tmp_path / "two" / "report.html").read_bytes()


def test_the_language_is_the_codebooks_unless_one_is_asked_for(tmp_path: Path) -> None:
    for language, asked, heading in (
        ("zh", "", "编码频次"),
        ("en", "", "Code frequencies"),
        ("zh", "en", "Code frequencies"),
    ):
        coded(language).write(tmp_path, language=asked)
        text = (tmp_path / "report.html").read_text(encoding="utf-8")
        assert f'tabindex="-1">{heading}</h2>' in text
        assert ('<html lang="zh-Hans"' in text) == (heading == "编码频次")


def test_both_languages_say_the_same_things() -> None:
    for words in (page_words, script_words):
        assert words("zh").keys() == words("en").keys()
        assert [key for key in words("zh") if words("zh")[key].count("{}") != words("en")[key].count("{}")] == []


def test_a_study_without_codings_and_one_without_sources_have_a_page(tmp_path: Path) -> None:
    for name, sources in (("a", [talk("答：什么也没有。")]), ("b", [])):
        code_sources(sources, book(code("v", "志愿者"))).write(tmp_path / name)
        assert "没有得到任何编码。" in (tmp_path / name / "report.html").read_text(encoding="utf-8")


def test_few_constructs_have_colours_of_their_own_many_share_their_theorys() -> None:
    found = {"funds", "people", "evil", "link"}
    groups = colour_groups(BOOK, found, "zh", others="其他")
    assert groups.names == ("构念a", "构念b", EVIL, "问题")
    assert (groups.of["funds"], groups.of["people"], groups.of["link"]) == (0, 1, 3)
    many_constructs = tuple(f"t{number % 2}.c{number}" for number in range(20))
    codes = [code(f"c{number}", "词", constructs=(name,)) for number, name in enumerate(many_constructs)]
    wide = book(*codes, constructs=many_constructs)
    groups = colour_groups(wide, {one.id for one in codes}, "zh", others="其他")
    assert groups.names == ("t0", "t1")


def test_the_ninth_group_is_grey() -> None:
    codes = [replace(code(f"c{number}", "词"), family=f"f{number}") for number in range(10)]
    groups = colour_groups(book(*codes), {one.id for one in codes}, "zh", others="其他")
    assert groups.names[N_COLOURS:] == ("其他",)
    assert [groups.of[f"c{number}"] for number in (7, 8, 9)] == [7, 8, 8]


def test_the_network_leaves_out_the_weakest_when_there_are_too_many() -> None:
    result = many(2, 70, 140)
    pairs = result.tables["cooccurrence"]
    names = [str(row[0]) for row in result.tables["frequencies"].rows]
    rows = [(one, names[0], 1, 0.1) for one in names[1:]] + [(names[1], names[2], 3, 0.5)]
    codes = book(*(code(name, "词") for name in names))
    groups = colour_groups(codes, set(names), "zh", others="其他")
    found = network(replace(pairs, rows=rows), code_lines(codes, result.tables["frequencies"], groups))
    assert found.least == 2
    assert [edge.shared for edge in found.edges] == [3]
    assert [node.line.code.id for node in found.nodes] == [names[1], names[2]]
