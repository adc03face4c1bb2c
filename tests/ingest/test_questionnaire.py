"""Questionnaires: a text for each open answer, closed answers as attributes, no personal data."""

from pathlib import Path

import pytest
from office import Reading, Rows, codes, workbook

from interview_coder.ingest.answers import answer_of, choice_of, is_open
from interview_coder.ingest.extract import Extract
from interview_coder.ingest.questions import Kind, heading_of

HARD = "6、您在志愿服务中遇到的最大困难是什么？"
TALK = ["经费不够，\n一断就没人了。", "没时间", "组织乱，没人管"]


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def _rows(extracts: list[Extract]) -> list[tuple[str, str, str]]:
    return [(extract.suffix, extract.question, extract.text) for extract in extracts]


WENJUANXING: Rows = [
    ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "总分", "1、您的性别", "3、您参加过\t哪些　活动？",
     "4、您对下列服务满意吗？—1.教学", "4、您对下列服务满意吗？—2.食堂", "6、您遇到的最大困难是什么？", "7、您还有什么建议？", "9、您的联系方式（选填）"],
    [1, "2026/9/3 12:00:00", "120秒", "微信", "N/A", "1.2.3.4(北京-北京)", 3, "女", "环保┋助老", "非常满意", "一般", TALK[0], "多培训", "13812345678"],
    [2, "2026/9/3 12:01:00", "90秒", "链接", "N/A", "1.2.3.5(北京-北京)", 4, "男", "(跳过)", "满意", "(空)", TALK[1], "无", "(空)"],
    [3, "2026/9/3 12:02:00", "90秒", "链接", "N/A", "1.2.3.6(北京-北京)", 5, "男", "环保", "满意", "满意", "(空)", "-3", "(空)"],
]  # fmt: skip


def test_wenjuanxing(read: Reading) -> None:
    extracts = read("302594156_按文本_调查_3_3.xlsx", workbook(WENJUANXING))
    assert _rows(extracts) == [
        (".1.Q6", "您遇到的最大困难是什么？", TALK[0]),
        (".1.Q7", "您还有什么建议？", "多培训"),
        (".2.Q6", "您遇到的最大困难是什么？", TALK[1]),
    ]
    first = extracts[0]
    assert (first.kind, first.case, first.layout) == ("survey", "1", "questionnaire")
    assert dict(first.attributes) == {
        "提交答卷时间": "2026/9/3 12:00:00",
        "所用时间": "120秒",
        "来源": "微信",
        "总分": "3",
        "您的性别": "女",
        "您参加过哪些活动？": "环保; 助老",
        "您对下列服务满意吗？—教学": "非常满意",
        "您对下列服务满意吗？—食堂": "一般",
    }
    assert "您参加过哪些活动？" not in extracts[2].attributes
    assert first.turns is not None
    ((turn),) = first.turns
    assert (turn.speaker, turn.role, turn.start, turn.end) == ("1", "participant", 0, len(TALK[0]))


def test_what_was_decided_is_told_once(read: Reading) -> None:
    extracts = read("a.xlsx", workbook(WENJUANXING))
    assert [codes(extract) for extract in extracts] == [["IC172", "IC176", "IC179"], [], []]
    personal, decided, silent = extracts[0].problems
    assert "来源详情 | 来自IP | 您的联系方式" in personal.what.zh
    assert "作为开放题：您遇到的最大困难是什么？ | 您还有什么建议？" in decided.what.zh
    assert "3 位受访者中有 1 位" in silent.what.zh
    assert not any(problem.is_error for problem in extracts[0].problems)


def test_personal_data_on_request(read: Reading) -> None:
    extracts = read("a.xlsx", workbook(WENJUANXING), keep_personal=True)
    assert extracts[0].attributes["您的联系方式"] == "13812345678"
    assert "IC172" not in codes(extracts[0])
    assert all("13812345678" not in extract.text for extract in extracts)


def test_tencent(read: Reading) -> None:
    content = (
        "编号,开始答题时间,结束答题时间,答题时长,地理位置省,地理位置市,IP,UA,1.您的年级是？,2.您参加的活动:支教,2.您参加的活动:环保,3.请谈谈您的收获\n"
        "1001,2026-09-03 12:00:00,2026-09-03 12:03:00,180,湖北,武汉,1.2.3.4,Mozilla/5.0,大二,支教,,认识了很多人，学会了怎么和老人说话。\n"
        "1002,2026-09-03 13:00:00,2026-09-03 13:03:00,150,湖北,武汉,1.2.3.5,Mozilla/5.0,大三,,环保,没什么收获\n"
    )
    for encoding in ("utf-8-sig", "gb18030"):
        extracts = read("a.csv", content.encode(encoding))
        assert [(extract.suffix, extract.text) for extract in extracts] == [
            (".1001.Q3", "认识了很多人，学会了怎么和老人说话。"),
            (".1002.Q3", "没什么收获"),
        ]
        assert extracts[0].attributes["您的年级是？"] == "大二"
        assert extracts[0].attributes["您参加的活动:支教"] == "支教"
        assert not {"IP", "UA", "地理位置省", "地理位置市"} & set(extracts[0].attributes)


def test_plain_table_of_answers(read: Reading) -> None:
    """The shape of a study that asked 25 people in writing: a number, then whole questions as headings."""
    rows: Rows = [
        ["序号", " 性别/年龄", "疫情对您备考的影响（打不出来可提醒，“家里”“学校”）", "您怎么看现在的学习压力？"],
        [1, "28岁，男", "在家没有学习的氛围，老是被打断", "繁重"],
        [2, "女22", "图书馆关了，只好在宿舍里学", "考研结束了，还行"],
        [3, "男，21", "没啥影响", "大"],
    ]
    extracts = read("a.xlsx", workbook(rows))
    assert [extract.suffix for extract in extracts] == [".1.Q1", ".1.Q2", ".2.Q1", ".2.Q2", ".3.Q1", ".3.Q2"]
    assert dict(extracts[0].attributes) == {"性别/年龄": "28岁，男"}
    assert extracts[1].text == "繁重"


def test_respondents_without_ids_are_numbered(read: Reading) -> None:
    extracts = read("a.csv", f"您的性别,{HARD}\n女,没人管\n,\n男,经费不够，断了\n")
    assert [(extract.case, extract.suffix) for extract in extracts] == [("R001", ".R001.Q6"), ("R002", ".R002.Q6")]


def test_ids_that_repeat_and_ids_that_are_no_file_names(read: Reading) -> None:
    rows = [
        ["编号", HARD],
        ["A/1", "没人管"],
        ["A/1", "经费不够"],
        ["../..", "没人愿意来"],
        ["=1+1", "就是没时间"],
        ["A-1", "太乱了，没人管"],
    ]
    extracts = read("a.csv", "\n".join(",".join(row) for row in rows))
    assert [extract.case for extract in extracts] == ["A/1", "A/1-2", "../..", "=1+1", "A-1"]
    assert [extract.suffix for extract in extracts] == [".A-1.Q6", ".A-1-2.Q6", ".R.Q6", ".1-1.Q6", ".A-1-3.Q6"]
    assert "IC175" in codes(extracts[0])


def test_numbered_ids_are_not_given_twice(read: Reading) -> None:
    extracts = read(
        "a.csv",
        f"编号,{HARD}\n"
        + "".join(f"{name},没人管{number}\n" for number, name in enumerate(["A", "A", "A-2", "A", "A-3"])),
    )
    assert len({extract.case for extract in extracts}) == 5
    assert len({extract.suffix for extract in extracts}) == 5


def test_a_phone_number_is_no_id(read: Reading) -> None:
    extracts = read("a.csv", f"编号,{HARD}\n13812345678,没人管\n13912345678,经费不够\n")
    assert [extract.case for extract in extracts] == ["R001", "R002"]


def test_same_headings_and_gaps_in_the_numbers(read: Reading) -> None:
    rows: Rows = [
        [
            "序号",
            "3、请说说您的看法",
            "3、请说说您的看法",
            "25、您遇到过哪些困难？",
            "25、(其他（请补充）:)",
            "请补充说明",
        ],
        [1, "太少了", "不够用", "没钱、没人", "没有场地", "以上都有，还有天气"],
    ]
    extracts = read("a.xlsx", workbook(rows))
    assert _rows(extracts) == [
        (".1.Q3", "请说说您的看法", "太少了"),
        (".1.Q3-2", "请说说您的看法 (2)", "不够用"),
        (".1.Q25", "您遇到过哪些困难？", "没钱、没人"),
        (".1.Q25-2", "您遇到过哪些困难？—其他（请补充）", "没有场地"),
        (".1.Q1", "请补充说明", "以上都有，还有天气"),
    ]
    assert "IC174" in codes(extracts[0])


def test_title_rows_and_two_levels_of_headings(read: Reading) -> None:
    rows: Rows = [
        ["志愿服务调查（2026）", None, None, None, None],
        ["序号", "您对下列方面满意吗", None, "所在社区", "您有什么建议？"],
        [None, "培训", "保险", None, None],
        [1, "满意", "一般", "翠苑", "保险要买，不然不敢去"],
        [2, "一般", "一般", None, "多发点水"],
    ]
    merged = ["A1:E1", "A2:A3", "B2:C2", "D2:D3", "E2:E3", "D4:D5"]
    extracts = read("a.xlsx", workbook(rows, merged=merged))
    assert [dict(extract.attributes) for extract in extracts] == [
        {"您对下列方面满意吗—培训": "满意", "您对下列方面满意吗—保险": "一般", "所在社区": "翠苑"},
        {"您对下列方面满意吗—培训": "一般", "您对下列方面满意吗—保险": "一般", "所在社区": "翠苑"},
    ]
    assert [extract.text for extract in extracts] == ["保险要买，不然不敢去", "多发点水"]


def test_columns_without_a_heading_are_told(read: Reading) -> None:
    extracts = read("a.csv", f"序号,{HARD},\n1,没人管,多余\n")
    assert "IC178" in codes(extracts[0])
    assert "：C" in next(problem.what.zh for problem in extracts[0].problems if problem.code == "IC178")


def test_text_that_excel_has_cut(read: Reading) -> None:
    extracts = read("a.csv", f"序号,{HARD}\n1,没人管\n2,{'长' * 32_767}\n")
    assert codes(extracts[1]) == ["IC177"]
    assert extracts[1].problems[0].where.line == 3


def test_heading_marks_overrule(read: Reading) -> None:
    extracts = read("a.csv", "序号,职业【开放题】,6、您最大的困难是什么？[属性]\n1,种地,没人管\n")
    assert _rows(extracts) == [(".1.Q1", "职业", "种地")]
    assert dict(extracts[0].attributes) == {"您最大的困难是什么？": "没人管"}


def test_an_answer_like_a_dialogue_stays_one_turn(read: Reading) -> None:
    (extract,) = read("a.csv", f'序号,{HARD}\n1,"问：难吗？\n答：难。"\n')
    assert extract.turns is not None
    assert len(extract.turns) == 1


HEADINGS: dict[str, tuple[str, str, str, str]] = {
    "wenjuanxing": ("12、您还有什么建议？", "12", "您还有什么建议？", ""),
    "dot": ("3. 您的年级", "3", "您的年级", ""),
    "Q": ("Q7：您的看法", "7", "您的看法", ""),
    "Q without a sign": ("Q7您的看法", "7", "您的看法", ""),
    "ordinal": ("第8题 您的看法", "8", "您的看法", ""),
    "full width": ("１２．您的看法：", "12", "您的看法", ""),
    "blanks": (" 4、您\t对　服务\n的看法 ", "4", "您对服务的看法", ""),
    "English keeps its blanks": ("5. What do you think?", "5", "What do you think?", ""),
    "matrix": ("5、满意吗？—1.教学", "5", "满意吗？—教学", ""),
    "matrix, item in brackets": ("5、满意吗？—(1)教学", "5", "满意吗？—教学", ""),
    "dash in the question": ("6、志愿者——您怎么看他们", "6", "志愿者——您怎么看他们", ""),
    "open": ("7、您的建议[填空题]", "7", "您的建议", "open"),
    "closed": ("*8、【单选题】您的性别（必填）", "8", "您的性别", "closed"),
    "fill in": ("9、您的专业是____", "9", "您的专业是", ""),
    "other": ("25、(其他（请补充）:)", "25", "其他（请补充）", ""),
    "year": ("2026年参加过几次", "", "2026年参加过几次", ""),
    "number alone": ("3", "", "3", ""),
    "decimal": ("3.1 您的看法", "3.1", "您的看法", ""),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "number", "text", "mark"), HEADINGS.values(), ids=HEADINGS.keys())
def test_headings(raw: str, number: str, text: str, mark: str) -> None:
    heading = heading_of(raw)
    assert (heading.number, heading.text, heading.mark) == (number, text, mark)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("序号", Kind.ID),
        (" 编 号 ", Kind.ID),
        ("ID", Kind.ID),
        ("提交答卷时间", Kind.META),
        ("所用时间（秒）", Kind.META),
        ("1、编号", Kind.QUESTION),
        ("您的时间安排", Kind.QUESTION),
    ],
)
def test_kinds_of_columns(raw: str, kind: Kind) -> None:
    assert heading_of(raw).kind is kind


COLUMNS: dict[str, tuple[str, list[str], bool]] = {
    "sex": ("性别", ["男", "女", "女"], False),
    "age": ("您的年龄", ["23", "45", "31"], False),
    "age bands": ("您的年龄段", ["18-25岁", "26-30岁", "60岁以上"], False),
    "occupation, all different": ("您的职业", ["小学教师", "退休工人", "外卖骑手", "学生"], False),
    "scale": ("您对服务满意吗？", ["非常满意", "一般", "不太满意"], False),
    "yes and no": ("您是否愿意继续？", ["愿意", "不愿意", "不确定"], False),
    "options with letters": ("您的看法", ["A.经费不足", "B.没有时间", "C.没有培训"], False),
    "options joined": ("您遇到过哪些困难", ["没钱┋没人", "没人"], False),
    "long options that return": ("您为什么参加", ["学校或单位组织要求参加的"] * 4 + ["想帮助有需要的人"] * 3, False),
    "dates": ("您什么时候开始参加的", ["2020年5月", "2019-03", "2021年"], False),
    "numbers with units": ("一共参加过多少次", ["3次", "12次", "约20次"], False),
    "frequency": ("您多久参加一次", ["每周一次及以上", "每月一两次", "一年一两次"], False),
    "nobody answered": ("您的建议", ["", "(空)", "无"], False),
    "few short open answers": ("您最大的困难是什么？", ["没时间", "没钱"], True),
    "single choice under an open question": ("您最大的困难是什么？", ["时间", "经费", "能力"] * 10, False),
    "sentences": ("备注", ["今年钱断了，我们就散了。", "还行，没什么要说的"], True),
    "long answers": ("疫情的影响", ["图书馆关了只好在宿舍里学习效率很低", "在家里没有学习的氛围老是被人打断"], True),
    "some say nothing": ("您还有什么想说的", ["无", "无", "无", "谢谢你们，辛苦了", "(空)", "多宣传"], True),
    "most have nothing to say": ("您还有什么想说的", ["没有"] * 20 + ["没有了。"] * 5 + ["辛苦你们了", "多宣传宣传吧"], True),
    "slang": ("请说说您的想法", ["yyds", "666", "排班太乱了，没人管"], True),
}  # fmt: skip


@pytest.mark.parametrize(("heading", "cells", "opened"), COLUMNS.values(), ids=COLUMNS.keys())
def test_open_or_closed_by_evidence(heading: str, cells: list[str], opened: bool) -> None:
    assert is_open(heading_of(heading), cells) is opened


@pytest.mark.parametrize(
    "cell", ["", " ", "无", "无。", "(跳过)", "（跳过）", "(空)", "-3", "/", "N/A", "——", "暂无", "null"]
)
def test_no_answers(cell: str) -> None:
    assert answer_of(cell) == ""


@pytest.mark.parametrize("cell", ["没有", "不知道", "无所谓", "无聊", "3", "-30"])
def test_answers(cell: str) -> None:
    assert answer_of(f" {cell} ") == cell


def test_choices() -> None:
    assert choice_of("环保┋助老┋ 其他〖修电器〗") == "环保; 助老; 其他〖修电器〗"
    assert choice_of("无") == "无"
    assert choice_of("(跳过)") == ""
