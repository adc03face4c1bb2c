"""How likely a few words before a colon or a time are a speaker."""

import re
from enum import IntEnum
from functools import lru_cache

from interview_coder.ingest.names import is_name
from interview_coder.ingest.roles import known_role


class Quality(IntEnum):
    """How sure one can be that a label names a speaker, from its form alone."""

    NOBODY = 0
    WORD = 1
    NAME = 2
    NUMBERED = 3
    SIGN = 4
    ROLE = 5


_NOBODY_TEXT = """
时间 日期 地点 地址 编号 时长 性别 年龄 姓名 职业 学历 职务 职称 单位 籍贯 民族 婚姻状况 电话 手机 邮箱
微信 学校 专业 年级 班级 部门 岗位 身份 方式 形式 访谈时间 访谈地点 访谈日期 访谈编号 访谈方式 访谈形式
访谈时长 访谈主题 访谈目的 访谈内容 访谈记录 访谈提纲 访谈背景 采访时间 采访地点 采访日期 采访方式 录音时间
录音编号 录音时长 录音文件 文件名 文件编号 文件名称 会议时间 会议地点 会议主题 会议名称 会议内容 会议议程
会议记录 参会人员 参会人 与会人员 出席人员 出席者 列席人员 记录 整理 校对 审核 转录 记录时间 整理时间
转录时间 所属分院 所在单位 工作单位 家庭情况 基本情况 基本信息 个人信息 个人简介 简介 人物简介 受访者信息
受访者简介 关键词 关键字 关键词语 主题词 标签 标题 主题 题目 副标题 摘要 正文 内容 目录 目的 背景 前言 引言
导语 编者按 编者注 结语 后记 附录 附件 附 参考文献 参考资料 资料来源 来源 出处 链接 网址 链结 图 表 图片
图片来源 图说 照片 视频 音频 注 注释 备注 说明 注意 提示 附注 按 旁白 译注 结论 决议 总结 小结 结果 要点
重点 摘记 大意 观点 看法 待办 待办事项 例如 比如 譬如 例 举例 例子 比如说 例如说 譬如说 打比方 也就是
也就是说 就是 就是说 换句话说 换言之 简单说 简单来说 简言之 总之 总的来说 总而言之 一句话 意思是 意思就是
首先 其次 再次 再者 最后 然后 另外 此外 还有 以及 其一 其二 其三 其四 一 二 三 一是 二是 三是 一方面
另一方面 因为 所以 因此 但是 不过 而且 如果 如下 包括 分别是 结果是 原因是 我说 他说 她说 你说 您说 有人说
人家说 我问 他问 我想 我觉得 我认为 他们说 我们说 大家说 老师说 妈妈说 爸爸说 俗话说 常言道 古人云 老话说
据说 原因 措施 建议 对策 优点 缺点 优势 劣势 好处 坏处 利 弊 困难 挑战 机会 机遇 方法 步骤 意义 作用 影响
目标 任务 计划 安排 经验 教训 特点 特征 现状 情况 条件 要求 标准 原则 定义 概念 分类 第一阶段 第二阶段
第三阶段 阶段 项目 成果 成效 效果 成本 收入 支出 费用 金额 数量 比例 总计 合计 共计 评分 得分 星级 版本
作者 译者 出版社 版权 声明 免责声明 来源网址 发布时间 业务报告 报告事项 报告案 提案讨论 讨论事项 讨论案
讨论提纲 讨论 办理情形 临时动议 临时提案 决定 主席致词 主席致辞 主席裁示 裁示 会议结论 散会 案由 拟办
前次会议 确认事项 宣读 追踪事项 列管事项 议程 议题 附带决议 http https ftp www note notes ps tips tip re
url id time date place location duration keywords keyword title topic summary abstract source 文字记录
文字实录 逐字稿 实录 语音转文字 时间轴 时间轴文本 开始 结束 完 全文完 休息 上半场 下半场 上午 下午 晚上
中午 早上 今天 明天 昨天 后天 现在 当时 后来 嗯 对 好 是 好的 是的 对的 没有 有 谢谢 没错 对对 嗯嗯 对对对
当然 可以 行 啊 哦 噢 喔 呃 ok yes no
"""
_NOBODY = frozenset(_NOBODY_TEXT.split())
_NUMBERED = re.compile(
    r"[甲乙丙丁戊己庚辛]|(?:说话人|发言人|讲话人|说话者|发言者|讲者|speaker|spk|unknown|未知说话人)[ _\-]?\d{0,3}[a-z]?"
)
_DATE = re.compile(
    r".*\d[年月日/].*|(?:周|星期|礼拜)[一二三四五六日天末](?:上午|下午|晚上|早上|中午)?"
    r"|.*(?:上午|下午|晚上|早上|中午|凌晨|傍晚|点|点半|时候)|[\d\W_]+|\d+[.、)].*"
    r"|第[一二三四五六七八九十百\d]+.{0,4}|[一二三四五六七八九十]{1,3}[、.)]?"
)
_ROLE_SIGNS_TEXT = "问 答 q a i p r m s int question answer 问题 回答 提问 答案 编辑 主持 采访 受访 被访 访 受 追问"
_PRONOUNS = frozenset("我他她")
_ROLE_SIGNS = frozenset(_ROLE_SIGNS_TEXT.split())
_SPEAKS = re.compile(
    r".*(?:说|问|讲|喊|答|写道|说道|问道|表示|指出|认为|觉得|知道|提到|看到|听到)"
    r"|.*(?:什么|怎么|因为|所以|如果|但是|就是|这个|那个|这样|那样|是不是|有没有|一下|一些)"
)
_IN_CLAUSES = re.compile(r"[我你您了吗呢吧的是着过给把被让跟就都也还很太]|[他她]们?(?!$)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"[ \u200b*`\\]+|__")
_LONGEST_WORD, _LONGEST_NAME = 10, 24


def key_of(label: str) -> str:
    """Return what two labels of one speaker have in common; takes and gives folded text.

    Example:
        >>> key_of(" **说话人 1** "), key_of("受访者(第二位)")
        ('说话人1', '受访者(第二位)')
    """
    return _MARKS.sub("", label).strip("_#")


@lru_cache(maxsize=4096)
def quality(key: str) -> Quality:
    """Judge a label by its form."""
    bare = _BRACKETS.sub("", key) or key.strip("()[]")
    if bare in _NOBODY or key in _NOBODY or len(bare) > _LONGEST_NAME or not bare:
        return Quality.NOBODY
    if _NUMBERED.fullmatch(bare):
        return Quality.NUMBERED
    if known_role(key):
        return Quality.SIGN if _is_sign(bare) else Quality.ROLE
    if bare in _PRONOUNS:
        return Quality.WORD
    if _DATE.fullmatch(bare) or _SPEAKS.fullmatch(bare):
        return Quality.NOBODY
    return _name_or_word(bare)


def is_phrase(key: str) -> bool:
    """Tell whether a word is one of those that are never a name: 谢谢, 例如, 时间."""
    return key in _NOBODY


def _is_sign(bare: str) -> bool:
    return bare.rstrip("0123456789一二三四五六七八九十") in _ROLE_SIGNS


def _name_or_word(bare: str) -> Quality:
    if is_name(bare):
        return Quality.NAME
    if len(bare) > _LONGEST_WORD or _IN_CLAUSES.search(bare):
        return Quality.NOBODY
    return Quality.WORD
