"""Columns that identify a person: by their heading, or by what stands in them."""

import re
from collections import Counter
from collections.abc import Sequence

from interview_coder.domain.fold import fold

_DATUM = (
    r"姓名|名字|称呼|昵称|手机|电话|联系方式|联系电话|座机|身份证|证件号|护照|学号|工号|准考证|银行卡|卡号|车牌"
    r"|微信|qq|邮箱|邮件|e-?mail|住址|地址|住宅|门牌|phone|mobile|address|wechat"
)
_ALWAYS = re.compile(
    r"(?:来自|填写|用户|答题)?ip(?:地址|address)?|来源详情|ua|user-?agent|浏览器(?:信息|类型)?|referrer|经纬度|经度|纬度|定位|gps|location"
    r"|地理位置.{0,8}|(?:填写|答题|提交|用户)?(?:位置|所在位置)(?:信息)?|用户id|open_?id|union_?id|设备(?:号|id|标识)|微信(?:昵称|号|id)|头像|签名"
    r"|填写人|填表人|联系人|答题人|答卷人"
    r"|name|fullname|realname|tel|idcard|ipaddress",
)
_SHORT = re.compile(rf"(?:{_DATUM})")
_NOT_THE_DATUM = re.compile(
    r"是否|什么|哪|如何|怎|多少|几|吗|满意|经常|频率|使用|通过|了解|知道|看法|评价|机构|单位|学校|企业|公司|组织|村|社区|项目|团队|平台|群"
)
_ASKED_FOR = re.compile(rf"(?:留下|填写|填入|输入|提供|告知|告诉|写下|写出|登记|填上).{{0,12}}(?:{_DATUM})")
_ASKED_WHETHER = re.compile(r"(?:是否|愿意|愿不愿意)[^，,。]{0,6}(?:留|填|提供|告)|什么|如何|怎|看法|影响|吗")
_POLITE = re.compile(
    r"^(?:请问|请|麻烦|烦请)?(?:留下|填写|填入|输入|提供)?(?:一下)?(?:您|你)?的?(?:真实|本人|个人|常用)*的?"
)
_AROUND = re.compile(r"[(\[【].*?[)\]】]|[\s_*：:。？?]+")
_LONGEST_HEADING = 12
_VALUES = (
    re.compile(r"(?:\+?86)?1[3-9]\d{9}"),
    re.compile(r"(?:0\d{2,3}-?)\d{7,8}(?:-\d{1,6})?"),
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]"),
    re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:\(.*\))?"),
    re.compile(r"mozilla/.*"),
)
_BLANKS = re.compile(r"[\s\u2010-\u2015]+")
_MOST = 0.5


def is_personal(heading: str, values: Sequence[str]) -> bool:
    """Tell whether a column holds data that identify its respondents.

    Args:
        heading: The column's heading without its number.
        values: The cells below it; blank ones do not count.

    Example:
        >>> is_personal("您的手机号码（选填）", []), is_personal("您是否通过微信报名？", ["是", "否"])
        (True, False)
    """
    return names_a_datum(heading) or holds_data(values)


def names_a_datum(heading: str) -> bool:
    """Tell whether a heading asks for a name, a number, an address or the like."""
    folded = fold(heading).strip()
    whole = _AROUND.sub("", folded)
    bare = _POLITE.sub("", whole)
    if _ALWAYS.fullmatch(bare) or _ALWAYS.fullmatch(whole):
        return True
    if _ASKED_FOR.search(whole) and not _ASKED_WHETHER.search(whole):
        return True
    return len(bare) <= _LONGEST_HEADING and bool(_SHORT.search(bare)) and not _NOT_THE_DATUM.search(bare)


def holds_data(values: Sequence[str]) -> bool:
    """Tell whether at least half of the cells are phone numbers, addresses of the net, mail or identity numbers."""
    filled = Counter(value for value in values if value.strip())
    n = sum(count for value, count in filled.items() if _is_datum(value))
    return n > 0 and n >= _MOST * filled.total()


def _is_datum(value: str) -> bool:
    bare = _BLANKS.sub("", fold(value))
    return any(pattern.fullmatch(bare) for pattern in _VALUES)
