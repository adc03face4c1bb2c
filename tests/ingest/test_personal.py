"""Columns with personal data are known by their headings, or by what stands in them."""

import pytest

from interview_coder.ingest.personal import holds_data, names_a_datum

PERSONAL = [
    "姓名", "您的姓名", "您的真实姓名：", "请填写您的姓名", "手机", "手机号码", "您的手机号码（选填）", "联系电话", "联系方式",
    "请留下您的联系方式", "若愿意参加访谈，请在此留下您的手机号或微信号", "身份证号", "微信", "微信号", "QQ号", "ＱＱ", "邮箱", "E-mail",
    "电子邮箱地址", "家庭住址", "通讯地址", "学号", "工号", "来自IP", "IP", "IP地址", "来源详情", "UA", "User-Agent", "地理位置",
    "地理位置国家和地区", "经纬度", "微信昵称", "昵称", "openid", "填写人", "Name", "phone number", "用户ID",
]  # fmt: skip
NOT_PERSONAL = [
    "性别", "您的年龄", "来源", "您是否通过微信报名？", "您使用QQ的频率", "您了解哪些志愿服务平台？", "组织名称", "所在机构名称",
    "您所在的城市", "您对电话回访满意吗？", "微信群的作用", "您愿意留下联系方式吗？", "您的建议", "您的学校", "编号", "序号",
    "您觉得实名制（登记姓名和身份证）对志愿者有什么影响？", "所在社区", "职业", "project name",
]  # fmt: skip


@pytest.mark.parametrize("heading", PERSONAL)
def test_personal_headings(heading: str) -> None:
    assert names_a_datum(heading)


@pytest.mark.parametrize("heading", NOT_PERSONAL)
def test_other_headings(heading: str) -> None:
    assert not names_a_datum(heading)


@pytest.mark.parametrize(
    "values",
    [
        ["13812345678"],
        ["138 1234 5678", "139-1234-5678", ""],
        ["+86 13812345678"],
        ["１３８１２３４５６７８"],
        ["027-87654321"],
        ["a.b@example.com", "没有"],
        ["110105199001011234", "11010519900101123X"],
        ["1.2.3.4", "1.2.3.5(湖北-武汉)"],
        ["Mozilla/5.0 (Windows)"],
    ],
)
def test_personal_values(values: list[str]) -> None:
    assert holds_data(values)


@pytest.mark.parametrize(
    "values",
    [[], [""], ["18", "25"], ["2026-09-03"], ["打我电话13812345678吧"], ["13812345678", "一", "二"], ["20240101001"]],
)
def test_other_values(values: list[str]) -> None:
    assert not holds_data(values)
