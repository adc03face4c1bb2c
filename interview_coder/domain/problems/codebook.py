"""Problems of a codebook's content: keys, ids, references and other codebooks (IC230–IC269)."""

from collections.abc import Sequence

from interview_coder.domain.problems import Message, Problem, Severity, Where
from interview_coder.domain.problems.yaml import excerpt

SHOWN_CHOICES = 12
_KINDS = {
    "text": "文字",
    "list": "列表",
    "mapping": "映射（键: 值）",
    "code": "编码",
    "construct": "构念",
    "theory": "理论",
    "reference": "文献",
    "codebook": "编码手册",
    "relation": "关系",
    "test": "测试",
}


def kind_zh(kind: str) -> str:
    """Return the Chinese word for a kind of thing in a codebook."""
    return _KINDS.get(kind, kind)


def unknown_key(key: str, guess: str, known: Sequence[str], where: Where) -> Problem:
    """IC230: a key that the format does not have."""
    choices = ", ".join(known)
    meant = Message(f"write '{guess}'", f"改为“{guess}”")
    return Problem(
        code="IC230",
        where=where,
        what=Message(f"unknown key '{excerpt(key)}'", f"未知的键“{excerpt(key)}”"),
        fix=meant if guess else Message(f"remove it, or use one of {choices}", f"删除，或改用：{choices}"),
    )


def missing_key(key: str, owner: str, where: Where) -> Problem:
    """IC231: a key that must be there is not."""
    return Problem(
        code="IC231",
        where=where,
        what=Message(f"'{key}' is missing in this {owner}", f"该{kind_zh(owner)}缺少“{key}”"),
        fix=Message(f"add '{key}: …'", f"补上“{key}: …”"),
    )


def wrong_type(expected: str, found: str, where: Where) -> Problem:
    """IC232: a list, a mapping or text where another of them belongs."""
    examples = {"text": "'…'", "list": "- …", "mapping": "key: …"}
    names = {"text": "text", "list": "a list", "mapping": "a mapping"}
    return Problem(
        code="IC232",
        where=where,
        what=Message(
            f"{names[expected]} belongs here, not {names[found]}", f"此处应为{kind_zh(expected)}，却是{kind_zh(found)}"
        ),
        fix=Message(
            f"write it as {examples[expected]}; quote text with ': ' in it",
            f"写成 {examples[expected]}；含“: ”的文字请加引号",
        ),
    )


def empty_value(key: str, where: Where, severity: Severity = Severity.ERROR) -> Problem:
    """IC233: a key without a value."""
    return Problem(
        code="IC233",
        where=where,
        severity=severity,
        what=Message(f"'{key}' has no value", f"“{key}”没有值"),
        fix=Message("write the value, or remove the key", "写上值，或删除这个键"),
    )


def bad_codebook_id(text: str, where: Where) -> Problem:
    """IC234: a codebook's id with other signs than a-z, 0-9 and ``-``."""
    return Problem(
        code="IC234",
        where=where,
        what=Message(f"'{excerpt(text)}' cannot be a codebook's id", f"“{excerpt(text)}”不能作编码手册的标识"),
        fix=Message("use a-z, 0-9 and '-' only; the name goes to 'title:'", "只用 a-z、0-9 和“-”；名称写在 title: 里"),
    )


def bad_id(text: str, where: Where) -> Problem:
    """IC235: an id with blanks or signs that ids do not have."""
    return Problem(
        code="IC235",
        where=where,
        what=Message(f"'{excerpt(text)}' cannot be an id", f"“{excerpt(text)}”不能作标识"),
        fix=Message(
            "use letters, 汉字, digits, '_', '-' and (in codes) '.'",
            "只用字母、汉字、数字、“_”“-”，编码的标识还可用“.”",
        ),
    )


def bad_version(text: str, where: Where) -> Problem:
    """IC236: a version that is not major.minor.patch."""
    return Problem(
        code="IC236",
        where=where,
        what=Message(f"'{excerpt(text)}' is not a semantic version", f"“{excerpt(text)}”不是语义化版本号"),
        fix=Message("write three numbers, such as 1.2.0", "写成三个数字，例如 1.2.0"),
    )


def not_a_choice(key: str, text: str, choices: Sequence[str], where: Where) -> Problem:
    """IC237: a value that is none of those allowed."""
    listed = ", ".join(choices)
    return Problem(
        code="IC237",
        where=where,
        what=Message(f"'{excerpt(text)}' is no value for '{key}'", f"“{key}”不能取值“{excerpt(text)}”"),
        fix=Message(f"use one of {listed}", f"可用的值：{listed}"),
    )


def duplicate_id(kind: str, name: str, first: Where, where: Where) -> Problem:
    """IC238: two things of one kind have the same id."""
    return Problem(
        code="IC238",
        where=where,
        what=Message(
            f"{kind} '{name}' stands twice, first at {first}", f"{kind_zh(kind)}“{name}”重复，第一次在 {first}"
        ),
        fix=Message("give one of them another id", "给其中一个换一个标识"),
    )


def bad_color(text: str, where: Where) -> Problem:
    """IC239: a colour that is not ``#rrggbb``."""
    return Problem(
        code="IC239",
        where=where,
        what=Message(f"'{excerpt(text)}' is no colour", f"“{excerpt(text)}”不是颜色"),
        fix=Message("write it as '#1f77b4', in quotes", "写成 '#1f77b4'（加引号）"),
    )


def unknown_name(kind: str, name: str, guesses: Sequence[str], where: Where) -> Problem:
    """IC240: a reference to a construct, theory, reference or code that is not defined."""
    listed = ", ".join(guesses[:SHOWN_CHOICES])
    return Problem(
        code="IC240",
        where=where,
        what=Message(f"there is no {kind} '{excerpt(name)}'", f"没有{kind_zh(kind)}“{excerpt(name)}”"),
        fix=Message(f"use {listed}, or define it", f"改为 {listed}，或定义它")
        if listed
        else Message("define it, or remove the reference", "定义它，或删除此处的引用"),
    )


def cycle(kind: str, names: Sequence[str], where: Where) -> Problem:
    """IC241: references that lead back to where they began."""
    path = " → ".join(names)
    kinds = {
        "parent": ("parents of constructs", "构念的上级"),
        "code": ("@codes in rules", "规则里的 @编码"),
        "when_negated": ("when_negated", "when_negated"),
        "uses": ("'uses' of codebooks", "编码手册的 uses"),
    }
    en, zh = kinds[kind]
    return Problem(
        code="IC241",
        where=where,
        what=Message(f"{en} go round in a circle: {path}", f"{zh}形成循环：{path}"),
        fix=Message("remove one of these references", "删除其中一处引用"),
    )


def rule_too_deep(limit: int, where: Where) -> Problem:
    """IC243: brackets or NOT in each other without end."""
    return Problem(
        code="IC243",
        where=where,
        what=Message(f"the rule is nested more than {limit} levels deep", f"规则嵌套超过 {limit} 层"),
        fix=Message(
            "split it into several rules, or into codes and '@code'", "拆成多条规则，或拆成编码再用 @编码 引用"
        ),
    )


def bad_use(text: str, where: Where) -> Problem:
    """IC250: an entry of ``uses`` that is not name@range."""
    return Problem(
        code="IC250",
        where=where,
        what=Message(
            f"'{excerpt(text)}' names no codebook with a version range", f"“{excerpt(text)}”不是“名称@版本范围”"
        ),
        fix=Message(
            "write 'maslow@^1' or './shared/maslow.yaml@>=1.2 <2'",
            "写成 'maslow@^1' 或 './shared/maslow.yaml@>=1.2 <2'",
        ),
    )


def git_use(text: str, where: Where) -> Problem:
    """IC251: an address that is not that of a git repository."""
    return Problem(
        code="IC251",
        where=where,
        what=Message(f"not the address of a git repository: {excerpt(text)}", f"不是 git 仓库的地址：{excerpt(text)}"),
        fix=Message(
            "write 'git+https://HOST/REPOSITORY.git//PATH.yaml@^1', or git+ssh:// or git+file://",
            "写成 git+https://主机/仓库.git//路径.yaml@^1，也可用 git+ssh://、git+file://",
        ),
    )


def absolute_use(text: str, where: Where) -> Problem:
    """IC252: a path that exists on one machine only."""
    return Problem(
        code="IC252",
        where=where,
        what=Message(
            f"'{excerpt(text)}' is a path on this computer only", f"“{excerpt(text)}”是只在本机有效的绝对路径"
        ),
        fix=Message("write the path from this file's folder", "改为相对于本文件所在目录的路径"),
    )


def wrong_version(name: str, found: str, wanted: str, where: Where) -> Problem:
    """IC253: the codebook found has a version outside the range asked for."""
    return Problem(
        code="IC253",
        where=where,
        what=Message(f"'{name}' is version {found}, not {wanted}", f"“{name}”的版本是 {found}，不符合 {wanted}"),
        fix=Message("get a fitting version of it, or change the range after '@'", "换用合适的版本，或修改“@”后的范围"),
    )


def code_in_two_books(name: str, first: Where, books: tuple[str, str], where: Where) -> Problem:
    """IC254: two codebooks define a code of the same id."""
    return Problem(
        code="IC254",
        where=where,
        what=Message(
            f"code '{name}' of '{books[1]}' is also in '{books[0]}', at {first}",
            f"“{books[1]}”的编码“{name}”在“{books[0]}”中已有，位于 {first}",
        ),
        fix=Message(
            "give one of them another id, or write 'override: true' to change the used one",
            "给其中一个换一个标识；若要修改所用的编码，写 override: true",
        ),
    )


def clash(kind: str, name: str, books: tuple[str, str], where: Where) -> Problem:
    """IC255: two codebooks define a theory or reference differently."""
    return Problem(
        code="IC255",
        where=where,
        what=Message(
            f"{kind} '{name}' of '{books[1]}' is not the same as in '{books[0]}'",
            f"“{books[1]}”的{kind_zh(kind)}“{name}”与“{books[0]}”中的不同",
        ),
        fix=Message("make them the same, or give one another id", "改成相同的内容，或换一个标识"),
    )


def two_files_one_id(name: str, other: str, where: Where) -> Problem:
    """IC256: two files hold codebooks of the same id."""
    return Problem(
        code="IC256",
        where=where,
        what=Message(
            f"another codebook '{name}' is used already: {other}", f"已使用另一份标识为“{name}”的编码手册：{other}"
        ),
        fix=Message("use one of them, or give one another id", "只用其中一份，或换一个标识"),
    )
