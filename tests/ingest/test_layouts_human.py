"""Transcripts that people typed: labels of every kind, headings, bold, tables pasted as text."""

import pytest
from spoken import speakers, spoken, turns_of

PAIRS = [
    ("访谈者", "受访者"), ("访谈员", "受访人"), ("访员", "被访者"), ("采访者", "被采访人"), ("采访人", "访谈对象"),
    ("研究者", "嘉宾"), ("主持人", "嘉宾"), ("记者", "答"), ("问", "答"), ("Q", "A"), ("Ｑ", "Ａ"), ("I", "P"),
    ("採訪者", "受訪者"), ("訪問者", "受訪者"), ("訪問員", "被訪者"), ("提问者", "回答者"), ("问题", "回答"),
    ("采访者 A", "受访者 1"), ("采访者A", "受访者01"), ("主持人1", "受访者A（女，35岁）"), ("Interviewer", "Interviewee"),
]  # fmt: skip
COLONS = ["：", ":", "﹕", "︰", "∶", ": ", "：\u3000", " : ", "：\u200b", "\u00a0：\t"]
STYLES = {
    "plain": "{s}：{w}",
    "lenses": "【{s}】{w}",
    "lenses and colon": "【{s}】：{w}",
    "bold": "**{s}**：{w}",
    "bold colon": "**{s}：**{w}",
    "bold blank": "**{s}：** {w}",
    "heading": "### {s}：\n{w}",
    "heading without colon": "### {s}\n{w}",
    "underscores": "__{s}__: {w}",
    "bullet": "- {s}：{w}",
    "html": "<p><strong>{s}：</strong>{w}</p>",
    "next line": "{s}：\n{w}",
    "indented": "　　{s}：{w}",
}


@pytest.mark.parametrize(("asks", "answers"), PAIRS, ids=[a for a, _ in PAIRS])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_role_words_in_every_style(asks: str, answers: str, style: str) -> None:
    said = [(asks, "您怎么看？"), (answers, "经费还是不够。"), (asks, "还有呢？"), (answers, "没有了。")]
    text = "\n".join(style.format(s=who, w=words) for who, words in said)
    assert spoken(text) == said
    assert [turn.role for turn in turns_of(text)] == ["interviewer", "participant"] * 2


@pytest.mark.parametrize("colon", COLONS)
def test_every_colon_and_blank(colon: str) -> None:
    text = f"问{colon}您好？\n答{colon}不够。\n"
    assert spoken(text) == [("问", "您好？"), ("答", "不够。")]


def test_numbered_questions_and_answers() -> None:
    text = "Q1：您好？\nA1：不够。\nＱ２：为什么？\nＡ２：12岁就来了。\nQ3:几点？\nA3:12:30吃饭。\n"
    assert speakers(text) == ["Q1", "A1", "Ｑ２", "Ａ２", "Q3", "A3"]
    assert [turn.role for turn in turns_of(text)] == ["interviewer", "participant"] * 3


def test_initials() -> None:
    text = "M: 请大家介绍自己。\nW1：我是社工。\nW2：我是志愿者。\nM: 好的。\nW1：谢谢。\nW2: 没有了。\n"
    assert speakers(text) == ["M", "W1", "W2", "M", "W1", "W2"]


def test_surnames() -> None:
    text = "陈：您好。\n林：您好。\n陈：经费够吗？\n林：不够。\n"
    assert spoken(text) == [("陈", "您好。"), ("林", "您好。"), ("陈", "经费够吗？"), ("林", "不够。")]


def test_names_that_occur_twice_and_paragraphs_without_label() -> None:
    text = (
        "# 01   最近更热门的是什么\n\n---\n\n张小珺：能不能给大家讲讲？\n\n杨松琳：关于这个问题。\n\n比如：我们做过三次。\n\n"
        "公式是 $L \\times L$。\n\n张小珺：明白。\n\n杨松琳：好。\n"
    )
    assert spoken(text) == [
        ("张小珺", "能不能给大家讲讲？"),
        ("杨松琳", "关于这个问题。 比如：我们做过三次。 公式是 $L \\times L$。"),
        ("张小珺", "明白。"),
        ("杨松琳", "好。"),
    ]


def test_focus_group_with_a_moderator_and_names() -> None:
    text = "主持人：请讲。\n李娟：不够。\n王强：我也觉得。\n主持人：还有吗？\n李娟：有。\n王强：没有。\n"
    assert speakers(text) == ["主持人", "李娟", "王强", "主持人", "李娟", "王强"]


def test_edited_interview_on_the_web() -> None:
    text = (
        "---\ntitle: 访谈\ndate: 2024-01-01\ntags:\n  - 访谈\n---\n\n## 分享嘉宾：舒旸，某公司工程师\n\n"
        "**Q：舒旸，请简单介绍一下自己。**\n\n**舒旸**：Hello，大家好~ 我是**工程师**。\n\n![图](a.png)\n\n后来我转行了。\n\n"
        "**Q：为什么？**\n\n**舒旸**：因为喜欢。\n"
    )
    assert spoken(text) == [
        ("Q", "舒旸，请简单介绍一下自己。"),
        ("舒旸", "Hello，大家好~ 我是**工程师**。 后来我转行了。"),
        ("Q", "为什么？"),
        ("舒旸", "因为喜欢。"),
    ]


def test_edited_interview_with_bold_names() -> None:
    text = "**小编**：您好。\n\n**鹏诚**：你好。\n\n**小编**：谈谈吧。\n\n**鹏诚**：好。\n"
    assert spoken(text) == [("小编", "您好。"), ("鹏诚", "你好。"), ("小编", "谈谈吧。"), ("鹏诚", "好。")]


def test_public_meeting_in_markdown() -> None:
    text = (
        "# 2016-05-13 端傳媒採訪\n\n> [https://soundcloud.com/a](https://soundcloud.com/a)\n\n### 蔣珮伊：\n瞭解。\n\n### 唐鳳：\n很好用吧？（笑）\n\n"
        "> （與會者皆無意見）\n\n那就繼續：第一點\n\n- 一\n- 二\n\n### 唐鳳：\n第二段。\n\n### ○○‧㿨：\n好。\n\n### 問：\n還有嗎？\n\n"
        '<iframe src="https://x.y/z" width="1"></iframe>\n\n### 「社創」李代表（南區）：\n有。\n'
    )
    assert spoken(text) == [
        ("蔣珮伊", "瞭解。"),
        ("唐鳳", "很好用吧？ 那就繼續：第一點 - 一 - 二"),
        ("唐鳳", "第二段。"),
        ("○○‧㿨", "好。"),
        ("問", "還有嗎？"),
        ("「社創」李代表（南區）", "有。"),
    ]
    assert [turn.role for turn in turns_of(text)] == ["participant"] * 4 + ["interviewer", "participant"]


def test_headings_that_occur_once() -> None:
    assert speakers("# 標題\n\n### 蔣珮伊：\n瞭解。\n\n### 唐鳳：\n好。\n") == ["蔣珮伊", "唐鳳"]
    assert speakers("## 背景：\n很久以前。\n\n## 结论：\n要有人。\n") == [""]


def test_agenda_headings_are_no_speakers() -> None:
    text = "### 唐鳳：\n開始。\n\n### 業務報告：\n略述如下。\n\n### 唐鳳：\n謝謝。\n\n### 提案討論：\n第一案。\n\n### 王科長：\n好。\n"
    assert spoken(text) == [("唐鳳", "開始。"), ("唐鳳", "謝謝。"), ("王科長", "好。")]


def test_spreadsheet_pasted_as_text() -> None:
    text = "Participant 1\nA: 開始囉，那第一題。\nB: 有那個標籤。\n而且很大。\nA: 喔。\n\nParticipant 2\nA: 好。\nS: 對。\nB: 嗯。\n"
    assert spoken(text) == [
        ("A", "開始囉，那第一題。"), ("B", "有那個標籤。 而且很大。"), ("A", "喔。"), ("A", "好。"), ("S", "對。"), ("B", "嗯。"),
    ]  # fmt: skip


def test_answers_by_person() -> None:
    text = "被访者：[ID:1]\n\n问题：性别/年龄\n回答：28岁，男\n\n问题：为什么？\n回答：因为近。\n\n被访者：[ID:2]\n\n问题：性别/年龄\n回答：30岁，女\n"
    assert spoken(text) == [
        ("问题", "性别/年龄"), ("回答", "28岁，男"), ("问题", "为什么？"), ("回答", "因为近。"), ("问题", "性别/年龄"), ("回答", "30岁，女"),
    ]  # fmt: skip


def test_answers_by_question() -> None:
    text = "您觉得工作怎么样？（可多写）\n\n[ID:1] 繁重\n\n[ID:2] 考研结束了，\n还行\n\n---\n\n您还想说什么？\n\n[ID:1] 没有\n\n[ID:2] 谢谢\n"
    assert spoken(text) == [("ID:1", "繁重"), ("ID:2", "考研结束了， 还行"), ("ID:1", "没有"), ("ID:2", "谢谢")]


def test_interview_in_xml() -> None:
    text = (
        '<?xml version="1.0"?>\n<section>\n洪小文：资安业者的力量，并非水到渠成\n<speaker who="#WN">\n资讯科技的进步，怎么看？\n</speaker>\n\n'
        '<speaker who="#Hong" alias="洪">\n安全、灵活性。\n</speaker>\n<speaker who="#WN">\n谢谢：再见。\n</speaker>\n</section>\n'
    )
    assert spoken(text) == [("WN", "资讯科技的进步，怎么看？"), ("Hong", "安全、灵活性。"), ("WN", "谢谢：再见。")]
    assert [turn.role for turn in turns_of(text)] == ["interviewer", "participant", "interviewer"]
