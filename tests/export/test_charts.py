"""Figures: bytes, fonts, hostile labels, and nothing cut off."""

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from PIL import Image

from interview_coder.domain.figures import (
    COLUMNS,
    DIVERGING,
    FORCE,
    BarChart,
    Chart,
    CloudChart,
    HeatMap,
    Line,
    LineChart,
    Mark,
    NetworkChart,
    NetworkEdge,
    NetworkNode,
    StackedBars,
)
from interview_coder.export import charts
from interview_coder.export.charts import write_chart
from interview_coder.export.charts.fonts import missing_characters, sans_path
from interview_coder.export.charts.palette import OKABE_ITO, ink_on, looks
from interview_coder.export.charts.texts import chart_texts
from interview_coder.export.text_width import display_width, wrapped

HOSTILE = ("$x_1$", "<b>粗</b> & \"'", "\\frac{1}{2} \\n", "--> ]]>", "=1+1", "% {}", "\x1b[31m红")
_NODES = tuple(NetworkNode(f"n{place}", f"编码{place}", place, "问题" if place < 6 else "原因") for place in range(12))
_EDGES = tuple(NetworkEdge(f"n{place}", f"n{(place * 5 + 1) % 12}", place % 4) for place in range(11))
CHARTS: dict[str, Chart] = {
    "bars": BarChart("频次", ("经费不足", "人手不够"), (3, 1.5), "单元数", "编码", ("问题", "原因"), "注：两个"),
    "negative": BarChart("差别", ("多", "少"), (2.5, -4), "G²"),
    "stacked": StackedBars("来源", ("甲", "乙"), ("访谈", "问卷"), ((1, 2), (0, 3)), "条"),
    "shares": StackedBars("来源", ("甲", "乙"), ("访谈", "问卷"), ((1, 2), (0, 0)), "%", is_share=True),
    "heat": HeatMap("个案×编码", ("甲", "乙"), ("周老师", "老魏"), ((0, 1), (2, 30)), "数", (("", "1"), ("2", "30"))),
    "residuals": HeatMap("残差", ("甲",), ("城区", "农村"), ((-2.1, 2.1),), "残差", colours=DIVERGING),
    "lines": LineChart(
        "饱和度",
        (Line("累计", (1, 2, 3), (3, 5, 5), (2, 4, 5), (4, 6, 5)), Line("新增", (1, 2, 3), (3, 2, 0))),
        "访谈",
        "编码数",
        ("01 周老师", "02 老魏", "03 李阿姨"),
        (Mark(2, "饱和"),),
        (3, 2, 0),
        "新编码",
    ),
    "circle": NetworkChart("网络", _NODES, _EDGES, weight_name="单元数"),
    "small": NetworkChart("网络", _NODES[:3], (NetworkEdge("n0", "n1"), NetworkEdge("n1", "n1")), directed=True),
    "force": NetworkChart("共词", _NODES, _EDGES, layout=FORCE, note="注"),
    "cloud": CloudChart("词云", ("志愿者", "钱", "ngo", "没人"), (9, 4, 4, 1), "注"),
    "columns": NetworkChart("链", _NODES, (NetworkEdge("n0", "n7", 2, "2 例"),), layout=COLUMNS, directed=True),
}


def chunks(png: bytes) -> dict[bytes, bytes]:
    found, place = {}, 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        found[png[place + 4 : place + 8]] = png[place + 8 : place + 8 + length]
        place += 12 + length
    return found


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_drawn_and_twice_the_same(name: str, tmp_path: Path) -> None:
    for kind in ("png", "svg"):
        one, other = tmp_path / f"一 幅.{kind}", tmp_path / f"two.{kind}"
        assert write_chart(CHARTS[name], one) == ()
        assert write_chart(CHARTS[name], other) == ()
        assert one.read_bytes() == other.read_bytes()


def test_png_has_300_dpi_and_no_date(tmp_path: Path) -> None:
    write_chart(CHARTS["bars"], tmp_path / "a.png")
    found = chunks((tmp_path / "a.png").read_bytes())
    across, down, is_meter = struct.unpack(">IIB", found[b"pHYs"])
    assert (round(across * 0.0254), round(down * 0.0254), is_meter) == (300, 300, 1)
    assert set(found) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND", b"tEXt", b"iTXt"}
    assert b"Software" not in found.get(b"tEXt", b"")


@pytest.mark.parametrize("name", CHARTS)
def test_svg_stands_alone(name: str, tmp_path: Path) -> None:
    write_chart(CHARTS[name], tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == CHARTS[name].title
    assert not list(root.iter("{http://www.w3.org/2000/svg}text")), "letters are outlines"
    assert "<!DOCTYPE" not in text
    assert "<script" not in text
    links = re.findall(r"""(?:href|src)=["']([^"']*)|url\(([^)]*)\)""", text)
    assert [link for pair in links for link in pair if link and not link.startswith("#")] == []
    assert not re.search(r"20\d\d-\d\d-\d\d", text)


def test_chinese_characters_are_drawn(tmp_path: Path) -> None:
    """A character without glyph would be an empty box, the same for every character."""
    pictures = set()
    for char in "骨直海言贪":
        write_chart(HeatMap(char, ("a",), ("b",), ((1,),), "c"), tmp_path / "a.png")
        with Image.open(tmp_path / "a.png") as picture:
            pictures.add(zlib.crc32(picture.tobytes()))
    assert len(pictures) == 5
    font = sans_path()
    assert font is not None
    assert missing_characters(["骨直海言贪志愿服务，。“”—…①㎡αé"], font) == ""


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_characters_that_cannot_be_drawn_are_named(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    (problem,) = write_chart(BarChart("𠮷野家\n", ("a\u202eb", "𠮷\x07", "\ud800"), (1, 2, 3), "n"), path)
    assert problem.render("en") == (
        f"{path}: IC602 characters that the font cannot draw stand as 〓 in the figure: U+0007 U+D800 𠮷 (U+20BB7)\n"
        "  fix: use other characters in the names that the figure shows, or write them into the figure afterwards"
    )
    assert not problem.is_error
    assert path.is_file()


def test_without_the_font_nothing_is_written_and_the_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts.fonts, "_MODULE", "no_such_package")
    monkeypatch.setattr(charts, "sans_path", charts.fonts.sans_path)
    (problem,) = write_chart(CHARTS["bars"], tmp_path / "a.png")
    assert problem.render("zh") == (
        f"{tmp_path / 'a.png'}: IC601 没有画图：缺少含汉字的字体\n  修改: 请安装：pip install pylopdf-fonts-zh-cn"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "chart",
    [
        BarChart("t", (), (), "n"),
        HeatMap("t", (), ("a",), (), "n"),
        LineChart("t", (), "x", "y"),
        NetworkChart("t", (), ()),
        StackedBars("t", (), (), (), "n"),
        CloudChart("t", ("词",), (0,)),
    ],
)
def test_nothing_to_draw_is_said(chart: Chart, tmp_path: Path) -> None:
    (problem,) = write_chart(chart, tmp_path / "a.svg")
    assert problem.render("en") == (
        f"{tmp_path / 'a.svg'}: IC603 the figure was not drawn: there is nothing to show\n"
        "  fix: see the table: no row of it has a number above 0"
    )
    assert not list(tmp_path.iterdir())


def test_other_formats_are_refused(tmp_path: Path) -> None:
    (problem,) = write_chart(CHARTS["bars"], tmp_path / "a.pdf")
    assert problem.render("en").endswith(
        "IC604 figures are not written as '.pdf'\n  fix: name a file that ends in .png or .svg"
    )


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_labels_stay_text(label: str, tmp_path: Path) -> None:
    chart = BarChart(label, (label, "b"), (1, 2), label, label, (label, "g"), label)
    for kind in ("png", "svg"):
        problems = write_chart(chart, tmp_path / f"a.{kind}")
        assert [problem.code for problem in problems] == (["IC602"] if "\x1b" in label else [])
    root = ET.parse(tmp_path / "a.svg").getroot()
    assert root.findtext("{http://www.w3.org/2000/svg}title") == label.replace("\x1b", "〓")
    assert not [element for element in root.iter() if element.tag.endswith(("}b", "}script"))]


def test_dollars_are_drawn_as_dollars(tmp_path: Path) -> None:
    """With mathtext, $x$ would be drawn as an italic x; as text, it has the two dollar signs."""
    for number, title in enumerate(("$x$", "x")):
        write_chart(HeatMap(title, ("a",), ("b",), ((1,),), "c"), tmp_path / f"{number}.svg")
    dollars = [(tmp_path / f"{number}.svg").read_text(encoding="utf-8").count("<use") for number in (0, 1)]
    assert dollars[0] == dollars[1] + 2


def test_long_labels_are_not_cut_off(tmp_path: Path) -> None:
    """The outermost pixels are the margin, whatever the labels."""
    long = "志愿服务组织参与基层社会治理的经费来源单一且不稳定" * 3
    chart = BarChart(long, (long, "很短"), (10**9, 1), long, long, ("问题" * 20, "原因"), long * 3)
    for name, drawn in {**CHARTS, "long": chart}.items():
        write_chart(drawn, tmp_path / "a.png")
        with Image.open(tmp_path / "a.png") as opened:
            picture = opened.convert("L")
        width, height = picture.size
        for edge in (
            (0, 0, width, 20),
            (0, height - 20, width, height),
            (0, 0, 20, height),
            (width - 20, 0, width, height),
        ):
            assert picture.crop(edge).getextrema() == (255, 255), name


def test_sloping_heads_of_two_lines_have_room(tmp_path: Path) -> None:
    """Two lines at a slope need broader columns than one, else they run into each other."""
    widths = []
    for head in ("一份访谈转录稿的名称", "一份访谈转录稿的名称" * 2):
        chart = HeatMap("t", ("a",), tuple(f"{number}{head}" for number in range(20)), ((1,) * 20,), "n")
        write_chart(chart, tmp_path / "a.png")
        with Image.open(tmp_path / "a.png") as picture:
            widths.append(picture.width)
    assert widths[1] > widths[0] + 15 * 0.1 * 300


def test_settings_of_the_user_neither_count_nor_change(tmp_path: Path) -> None:
    write_chart(CHARTS["lines"], tmp_path / "a.svg")
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "none", "lines.linewidth": 9}):
        before = dict(mpl.rcParams)
        write_chart(CHARTS["lines"], tmp_path / "b.svg")
        assert dict(mpl.rcParams) == before
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.svg"
    path.write_text("old", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("matplotlib.backends.backend_svg.FigureCanvasSVG.print_svg", full)
    with pytest.raises(OSError, match="No space"):
        write_chart(CHARTS["bars"], path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_texts_of_every_field_are_looked_at() -> None:
    chart = CHARTS["lines"]
    assert {"饱和度", "累计", "新增", "访谈", "编码数", "01 周老师", "饱和", "新编码"} <= set(chart_texts(chart))
    assert {"n0", COLUMNS}.isdisjoint(chart_texts(CHARTS["columns"]))


def test_colours_are_told_apart() -> None:
    assert len(set(looks(32))) == 32
    assert [colour for colour, hatch in looks(8)] == list(OKABE_ITO)
    assert ink_on((1, 1, 0.9)) != "white"
    assert ink_on((0.03, 0.11, 0.35, 1)) == "white"


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("", 8, 0, ""),
        ("经费", 4, 0, "经费"),
        ("经费不足", 5, 0, "经费\n不足"),
        ("经费不足", 1, 0, "经\n费\n不\n足"),
        ("lack of funds", 9, 0, "lack of\nfunds"),
        ("abcdefghij", 4, 0, "abcd\nefgh\nij"),
        ("经费不足人手不够", 8, 1, "经费不…"),
        ("经费不足人手不够", 8, 2, "经费不足\n人手不够"),
        ("a\n\tb", 8, 0, "a b"),
        ("ab cd", 2, 0, "ab\ncd"),
    ],
)
def test_wrapping_counts_chinese_characters_twice(text: str, width: int, lines: int, expected: str) -> None:
    assert wrapped(text, width, lines=lines) == expected
    assert all(display_width(line) <= max(width, 2) for line in expected.split("\n"))
