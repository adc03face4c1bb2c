"""What stands above an abstract describes it and is not part of it."""

from interview_coder.ingest.layouts import lay_out

ABSTRACT = """说明：本文为示例。
题名：购买服务中的等待
作者：闻一禾、卓暮云
来源：《示例社会治理评论》，2021年第3期

摘要：多数组织依靠负责人垫付渡过空档。

关键词：志愿服务组织；购买服务
"""


def test_title_author_and_journal_of_an_abstract_are_not_coded() -> None:
    turns = lay_out(ABSTRACT).turns
    spoken = "".join(ABSTRACT[turn.start : turn.end] for turn in turns)
    assert "多数组织依靠负责人垫付渡过空档。" in spoken
    assert not any(name in spoken for name in ("示例", "购买服务", "闻一禾", "题名", "关键词"))


def test_an_explanation_in_the_middle_of_an_interview_is_speech_of_its_speaker() -> None:
    text = "问：怎么看？\n答：我有个说明：钱是不够的。\n问：还有吗？\n答：没有了。\n"
    assert [text[turn.start : turn.end] for turn in lay_out(text).turns][1] == "我有个说明：钱是不够的。"
