"""What a person's name looks like, in the folded view: simplified, half-width, lower case."""

import re

from interview_coder.domain.han import LETTER, is_han

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌"
    "马苗凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁"
    "毛禹狄米贝臧伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡"
    "凌霍虞万柯昝管卢莫裘缪宗丁宣邓郁杭洪诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮储靳汲邴糜松井段富巫"
    "乌焦巴隗侯宓蓬郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶司韶郜黎蓟薄宿白怀蒲邰鄂咸赖卓蔺屠蒙乔阴"
    "胥苍闻莘翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿边扈燕冀浦尚温庄晏瞿阎慕连茹宦艾鱼戈廖庾暨衡耿弘匡寇"
    "广禄阙欧殳沃蔚越夔隆巩厍聂晁敖融冷訾辛阚简饶曾毋沙乜养鞠丰关蒯荆游竺逯盖桓涂岳侣肖付覃兰邝缑仝"
)
_WORDS_TEXT = """
关系 管理 方面 许多 方法 方式 任务 任何 关于 于是 项目 范围 严重 程度 方向 却是 宣布 尤其 方案 简单 金融
高度 宗教 周围 程序 石油 宣传 路线 危机 卫生 方针 危险 方便 费用 关心 关键 关注 季节 谈判 颜色 游戏 申请
纪念 养殖 简介 怀疑 任职 董事会 谈话 何况 周期 马上 施工 季度 麻烦 石头 元素 关闭 何必 管辖 景观 施行 周边
万一 方言 宗旨 章程 金额 劳动 劳动力 劳动者 纪律 高层 史料 金钱 冷静 管道 焦点 储备 辛苦 扶贫 扶持 管理者
凌晨 路边 焦虑 周末 周一 周二 周三 周四 周五 周六 周日 田地 高职 高校 高中 边界 牛奶 毛病 舒服 暴力 班长
班主任 景点 简历 付出 毕业 毕业生 安全 安排 安置 平台 平时 平均 成绩 成果 成本 成效 黄色 白色 夏天 夏季 秋天
秋季 尚未 何时 何处 何人 何种 万元 左右 左边 石子 边缘 左侧 林地 林业 云南 江苏 江西 武汉 苏州 温度 温暖
乐观 顾客 顾虑 沙发 沙漠 许可 严格 高考 危害 简化 童年 路径 路上 关节 曲线 余额 余下 申诉 融资 焦急 谈谈
谈到 汤药 毛利 鲁莽 胡同 龙头 叶子 水费 祖父 祖国 元旦 富裕 仲裁 辛酸 滑稽 诸多 诸位
"""
_WORDS = frozenset(_WORDS_TEXT.split())
"""Words that begin like a name."""
_TWO_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "夏侯",
    "端木",
    "呼延",
    "南宫",
)
_TITLES = (
    "老师|教授|主任|书记|同学|先生|女士|小姐|总|经理|校长|院长|所长|局长|处长|科长|部长|会长|"
    "村长|镇长|医生|护士|师傅|阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|博士|律师|记者|编辑|社工|"
    "助理|秘书长|理事长|委员|政委|姐|哥|妈妈|爸爸|某某|某"
)
_TITLED = re.compile(rf"(?![我你您他她它这那是有])(?:老|小|阿)?{LETTER}{{1,4}}(?:{_TITLES})[a-z\d]{{0,2}}")
_WESTERN = re.compile(r"[a-z][a-z'\-]+(?: [a-z][a-z'.\-]*){0,3}")
_SIGN = re.compile(r"[a-z]{1,3}[ \-.]?\d{0,3}|[a-z]{1,3}(?:[\-_][a-z\d]{1,4}){1,3}")
_LETTER = re.compile(r"[a-z]\d{0,2}|[a-z]{1,3}(?:[\-_][a-z\d]{1,4}){1,3}")
_IN_NAMES = frozenset("○×·‧•・□")
_FAMILIAR, _MOST, _MOST_WITH_TWO = 2, 3, 4


def is_name(key: str) -> bool:
    """Tell whether a label may be a name: 陈, 陈瑞荣, 陈老师, 小陈, mary smith, w1.

    Example:
        >>> [is_name(key) for key in ("陈瑞荣", "梁主任", "w1", "小陈", "方案")]
        [True, True, True, True, False]
    """
    return bool(_TITLED.fullmatch(key) or _SIGN.fullmatch(key) or _WESTERN.fullmatch(key)) or _is_han_name(key)


def is_full_name(key: str) -> bool:
    """Tell whether a label is a surname and a given name, nothing more.

    Example:
        >>> is_full_name("陈瑞荣"), is_full_name("陈老师"), is_full_name("陈")
        (True, False, False)
    """
    return len(key) > 1 and _is_han_name(key) and not _TITLED.fullmatch(key)


def is_sign(key: str) -> bool:
    """Tell whether a label is a letter with or without a number: s1, t."""
    return bool(_LETTER.fullmatch(key))


def _is_han_name(key: str) -> bool:
    most = _MOST_WITH_TWO if key.startswith(_TWO_SURNAMES) else _MOST
    if key[:1] in "小老阿" and len(key) == _FAMILIAR:
        return key[1] in _SURNAMES and key not in _WORDS
    if not 0 < len(key) <= most or key in _WORDS or key[0] not in _SURNAMES:
        return False
    return all(is_han(char) or char in _IN_NAMES for char in key)
