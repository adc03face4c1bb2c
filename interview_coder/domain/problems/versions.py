"""Faults with versions of a codebook: revisions, releases, merges and edits (IC290–IC299)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where


def no_git(folder: str, where: Where) -> Problem:
    """IC290: a revision is asked for where no git repository is, or git is not installed."""
    return Problem(
        code="IC290",
        where=where,
        what=Message(
            f"no git repository holds {folder}, or git is missing", f"{folder} 不在 git 仓库中，或没有安装 git"
        ),
        fix=Message("give two files instead, or run it inside a repository", "请改给两个文件，或在仓库内运行"),
    )


def no_revision(revision: str, path: str, where: Where) -> Problem:
    """IC291: a revision does not exist or does not hold the file."""
    return Problem(
        code="IC291",
        where=where,
        what=Message(f"revision '{revision}' has no file {path}", f"修订“{revision}”中没有文件 {path}"),
        fix=Message(
            "see 'git log' and 'git tag'; write REVISION:PATH, with the path from the top of the repository",
            "用 git log、git tag 查看修订；写成 修订:路径，路径从仓库顶层算起",
        ),
    )


def merge_conflict(name: str, where: Where) -> Problem:
    """IC292: both sides of a merge changed the same field in different ways."""
    return Problem(
        code="IC292",
        where=where,
        what=Message(f"both sides changed {name} in different ways", f"双方以不同方式修改了 {name}"),
        fix=Message(
            "keep one of the versions between <<<<<<< and >>>>>>>, or write one of both, and remove the marks",
            "在 <<<<<<< 与 >>>>>>> 之间保留一方，或合写成一条，再删去标记",
        ),
    )


def version_too_low(before: str, after: str, needed: str, where: Where) -> Problem:
    """IC293: the version was raised by less than the changes ask for."""
    return Problem(
        code="IC293",
        where=where,
        what=Message(
            f"version {before} → {after} does not fit changes of the step {needed}",
            f"版本号 {before} → {after} 与改动程度（{needed}）不符",
        ),
        fix=Message(
            "raise it with 'interview-coder codebook release FILE'",
            "用 interview-coder codebook release 文件 提高版本号",
        ),
        severity=Severity.WARNING,
    )


def no_code_to_edit(code: str, where: Where) -> Problem:
    """IC294: a code to be edited does not stand in the file itself."""
    return Problem(
        code="IC294",
        where=where,
        what=Message(f"the file defines no code '{code}'", f"文件中没有编码“{code}”"),
        fix=Message(
            "check the id; a code of a used codebook is edited in that codebook's own file",
            "请核对标识；所引用手册的编码要在那本手册的文件里改",
        ),
    )


def rule_is_there(code: str, rule: str, where: Where) -> Problem:
    """IC295: a rule to be added stands there already."""
    return Problem(
        code="IC295",
        where=where,
        what=Message(f"code '{code}' has this rule already: {rule}", f"编码“{code}”已有这条规则：{rule}"),
        fix=Message("nothing has to be done", "无需再添加"),
        severity=Severity.NOTE,
    )


def not_editable(where: Where) -> Problem:
    """IC296: a place of the file cannot be edited without rewriting it."""
    return Problem(
        code="IC296",
        where=where,
        what=Message("this place cannot be edited by a program", "这个位置无法由程序改写"),
        fix=Message(
            "correct the faults that 'codebook check' shows, or make the change by hand",
            "请先改正 codebook check 报告的问题，或手工修改",
        ),
    )


def higher_version(ours: str, theirs: str, where: Where) -> Problem:
    """IC297: both sides of a merge raised the version, and the higher one was taken."""
    return Problem(
        code="IC297",
        where=where,
        what=Message(
            f"both sides raised the version ({ours}, {theirs}); the higher one was taken",
            f"双方都提高了版本号（{ours}、{theirs}），已取较高的一个",
        ),
        fix=Message(
            "release the merged codebook: 'interview-coder codebook release FILE'",
            "合并后请用 interview-coder codebook release 文件 重新定版",
        ),
        severity=Severity.NOTE,
    )


def nothing_to_release(name: str, version: str, where: Where) -> Problem:
    """IC298: nothing changed since the last release."""
    return Problem(
        code="IC298",
        where=where,
        what=Message(f"nothing in {name} changed since {version}", f"{name} 自 {version} 以来没有变化"),
        fix=Message(
            "name another revision with --since, or a step with --level",
            "用 --since 指定其他修订，或用 --level 指定程度",
        ),
    )


def nothing_to_compare(name: str, where: Where) -> Problem:
    """IC299: there is no earlier version of a codebook to compare with."""
    return Problem(
        code="IC299",
        where=where,
        what=Message(f"no earlier version of {name} is known", f"找不到 {name} 的早先版本"),
        fix=Message(
            "commit the file with git, or say how far the changes reach with --level major, minor or patch",
            "请先用 git 提交该文件，或用 --level major、minor、patch 说明改动程度",
        ),
    )
