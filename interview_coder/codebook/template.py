"""A new codebook file to start from: valid, commented in Chinese, on request with the constructs of a theory."""

import re
from collections.abc import Iterator, Sequence

from interview_coder.codebook.schema import SCHEMA_FILE
from interview_coder.domain.codebook import Codebook, Construct, Reference, Theory

_FALLBACK_ID = "my-codebook"

_HEAD = """\
# yaml-language-server: $schema={schema}
# 编码手册。写完检查：interview-coder codebook check {file}
#           用例句检验：interview-coder codebook test {file}
# 格式说明：docs/codebook.md。以 # 开头的是注释，不起作用。
codebook: {id}            # 标识：只用小写字母、数字和 -
version: 0.1.0            # 版本：大改.新增.修补
title: {title}
language: zh
# license: CC-BY-4.0      # 打算与人共享时写明许可
# description: 这本手册编什么、给谁用
# authors: [姓名]
"""

_OWN_THEORY = """
# 理论与构念；没有理论框架可以删去这一段，也可以先编码、后归入构念
theories:
  my_theory:
    name: 我的理论
    constructs:
      resources:
        name: 资源
        definition: 钱、人、场地等做事的条件。
"""

_DEFAULTS = """
defaults:
  unit: sentence          # 编码单位：sentence 句 | turn 话轮 | clause 分句 | paragraph 段 | document 全文
  roles: [participant]    # 给谁的话编码：participant 受访者 | interviewer 访谈员 | other 其他
  boundary: word          # 词语两端须是词的边界；none 则任意位置
  when_negated: keep      # 命中处被否定时：keep 保留 | drop 去掉

codes:
"""

_OWN_CODE = """\
  - id: funding_shortage  # 标识：字母、汉字、数字、. _ -，全书唯一
    name: 经费不足
    family: problem       # 类别，自定：problem | cause | countermeasure | practice | effect …
    construct: my_theory.resources
    definition: 受访者说自己或组织缺钱，或钱来得不稳。
    include: 说钱不够、没来源、断了。
    exclude: 只提到钱、没说不够的，不算。
    examples:             # 例句：codebook test 会检验它们都编上本编码
      - 项目一结束，经费就断了。
      - 我们一直经费不足。
    counterexamples:      # 反例：都不应编上
      - 今年经费很充足。
    rules:                # 任何一条成立即编码；整条规则加单引号最稳妥
      - 经费不足                                            # 一个词
      - '(经费 OR 资金 OR 钱) NEAR/4 (不足 OR 短缺 OR 不够 OR "断了")'   # 相距 4 个词以内；双引号里照原样匹配
      # - '补贴 AND NOT 发放'                               # 且、非
      # - '/一分钱.{0,4}没/'                                # 正则表达式
    unless: 经费 NEAR/4 充足   # 例外：成立则不编码
"""

_EMPTY_CODE = """\
  - id: {id}
    name: {name}
    construct: {construct}
    # definition: 定义：受访者说了什么才算
    # include: 何时用
    # exclude: 何时不用，改用哪个编码
    # examples: [应编上的例句]
    # counterexamples: [不应编上的反例]
    # rules:              # 没有规则的编码只能人工使用；任何一条成立即编码
    #   - 一个词
    #   - '(甲 OR 乙) NEAR/4 (丙 OR 丁)'
"""

_TAIL = """
# 编码之间的关系
# relations:
#   - {from: funding_shortage, type: caused_by, to: another_code}

# 整段的测试：编上的必须恰好是 expect 里的编码
# tests:
#   - text: 一段话。可以有几句。
#     expect: [funding_shortage]
"""


def codebook_template(file: str, title: str, base: Codebook | None = None) -> str:
    """Return the text of a new codebook.

    Args:
        file: The name of the file it will be, for the commands in its comments; the codebook's id is made from it.
        title: The title.
        base: A codebook whose theories to start with, each construct with an empty code; None for a worked code.
    """
    head = _HEAD.format(schema=SCHEMA_FILE, file=file, id=id_from(file), title=_quoted(title))
    if base is None:
        return head + _OWN_THEORY + _DEFAULTS + _OWN_CODE + _TAIL
    codes = "\n".join(map(_empty_code, base.constructs, _code_ids(base.constructs)))
    return head + "".join(_theory_lines(base)) + _DEFAULTS + codes + _TAIL


def id_from(file: str) -> str:
    """Return an id made from a file name; a fixed one where the name holds nothing that an id may hold.

    Example:
        >>> id_from("Team_Codebook v2.yaml"), id_from("我的手册.yaml")
        ('team-codebook-v2', 'my-codebook')
    """
    stem = re.sub(r"\.ya?ml$", "", re.split(r"[/\\]", file)[-1].lower())
    return re.sub("[^a-z0-9]+", "-", stem).strip("-") or _FALLBACK_ID


def _theory_lines(base: Codebook) -> Iterator[str]:
    used = {theory.reference for theory in base.theories}
    references = [reference for reference in base.references if reference.id in used]
    if references:
        yield "\nreferences:\n"
    for reference in references:
        yield from _reference(reference)
    yield "\n# 理论与构念；编码用全名引用，如 " + base.constructs[0].id + "\ntheories:\n"
    for theory in base.theories:
        yield from _theory(theory)


def _reference(reference: Reference) -> Iterator[str]:
    yield f"  {reference.id}:\n    cite: {_quoted(reference.cite)}\n"
    if reference.doi:
        yield f"    doi: {_quoted(reference.doi)}\n"
    if reference.url:
        yield f"    url: {_quoted(reference.url)}\n"


def _theory(theory: Theory) -> Iterator[str]:
    yield f"  {theory.id}:\n    name: {_quoted(theory.name)}\n"
    if theory.reference:
        yield f"    reference: {theory.reference}\n"
    yield "    constructs:\n"
    for construct in theory.constructs:
        yield f"      {_short(construct.id)}:\n        name: {_quoted(construct.name)}\n"
        if construct.definition:
            yield f"        definition: {_quoted(construct.definition)}\n"
        if construct.parent:
            yield f"        parent: {construct.parent}\n"


def _empty_code(construct: Construct, code_id: str) -> str:
    return _EMPTY_CODE.format(id=code_id, name=_quoted(construct.name), construct=construct.id)


def _code_ids(constructs: Sequence[Construct]) -> list[str]:
    """Return an id for each construct's code: the construct's own, in full where two theories share it."""
    short = [_short(construct.id) for construct in constructs]
    return [name if short.count(name) == 1 else one.id for name, one in zip(short, constructs, strict=True)]


def _short(construct: str) -> str:
    return construct.partition(".")[2]


def _quoted(text: str) -> str:
    """Return a text as YAML that means nothing else, in one line."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
