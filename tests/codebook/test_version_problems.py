"""The whole text of each problem with versions, in both languages, and its line in the documentation."""

import inspect
from pathlib import Path

import pytest

from interview_coder.domain.problems import Problem, Where, versions

W = Where("b.yaml", 3)
TEXTS = [
    (
        versions.no_git("codebooks", W),
        (
            "b.yaml:3: IC290 no git repository holds codebooks, or git is missing\n"
            "  fix: give two files instead, or run it inside a repository"
        ),
        "b.yaml:3: IC290 codebooks 不在 git 仓库中，或没有安装 git\n  修改: 请改给两个文件，或在仓库内运行",
    ),
    (
        versions.no_revision("v1", "b.yaml", W),
        (
            "b.yaml:3: IC291 revision 'v1' has no file b.yaml\n"
            "  fix: see 'git log' and 'git tag'; write REVISION:PATH, with the path from the top of the repository"
        ),
        (
            "b.yaml:3: IC291 修订“v1”中没有文件 b.yaml\n"
            "  修改: 用 git log、git tag 查看修订；写成 修订:路径，路径从仓库顶层算起"
        ),
    ),
    (
        versions.merge_conflict("codes.a.name", W),
        (
            "b.yaml:3: IC292 both sides changed codes.a.name in different ways\n"
            "  fix: keep one of the versions between <<<<<<< and >>>>>>>, or write one of both, and remove the marks"
        ),
        (
            "b.yaml:3: IC292 双方以不同方式修改了 codes.a.name\n"
            "  修改: 在 <<<<<<< 与 >>>>>>> 之间保留一方，或合写成一条，再删去标记"
        ),
    ),
    (
        versions.version_too_low("1.0.0", "1.0.1", "minor", W),
        (
            "b.yaml:3: IC293 version 1.0.0 → 1.0.1 does not fit changes of the step minor\n"
            "  fix: raise it with 'interview-coder codebook release FILE'"
        ),
        (
            "b.yaml:3: IC293 版本号 1.0.0 → 1.0.1 与改动程度（minor）不符\n"
            "  修改: 用 interview-coder codebook release 文件 提高版本号"
        ),
    ),
    (
        versions.no_code_to_edit("a", W),
        (
            "b.yaml:3: IC294 the file defines no code 'a'\n"
            "  fix: check the id; a code of a used codebook is edited in that codebook's own file"
        ),
        "b.yaml:3: IC294 文件中没有编码“a”\n  修改: 请核对标识；所引用手册的编码要在那本手册的文件里改",
    ),
    (
        versions.rule_is_there("a", "钱", W),
        "b.yaml:3: IC295 code 'a' has this rule already: 钱\n  fix: nothing has to be done",
        "b.yaml:3: IC295 编码“a”已有这条规则：钱\n  修改: 无需再添加",
    ),
    (
        versions.not_editable(W),
        (
            "b.yaml:3: IC296 this place cannot be edited by a program\n"
            "  fix: correct the faults that 'codebook check' shows, or make the change by hand"
        ),
        "b.yaml:3: IC296 这个位置无法由程序改写\n  修改: 请先改正 codebook check 报告的问题，或手工修改",
    ),
    (
        versions.higher_version("1.1.0", "1.0.1", W),
        (
            "b.yaml:3: IC297 both sides raised the version (1.1.0, 1.0.1); the higher one was taken\n"
            "  fix: release the merged codebook: 'interview-coder codebook release FILE'"
        ),
        (
            "b.yaml:3: IC297 双方都提高了版本号（1.1.0、1.0.1），已取较高的一个\n"
            "  修改: 合并后请用 interview-coder codebook release 文件 重新定版"
        ),
    ),
    (
        versions.nothing_to_release("b.yaml", "1.0.0", W),
        (
            "b.yaml:3: IC298 nothing in b.yaml changed since 1.0.0\n"
            "  fix: name another revision with --since, or a step with --level"
        ),
        "b.yaml:3: IC298 b.yaml 自 1.0.0 以来没有变化\n  修改: 用 --since 指定其他修订，或用 --level 指定程度",
    ),
    (
        versions.nothing_to_compare("b.yaml", W),
        (
            "b.yaml:3: IC299 no earlier version of b.yaml is known\n"
            "  fix: commit the file with git, or say how far the changes reach with --level major, minor or patch"
        ),
        (
            "b.yaml:3: IC299 找不到 b.yaml 的早先版本\n"
            "  修改: 请先用 git 提交该文件，或用 --level major、minor、patch 说明改动程度"
        ),
    ),
]


@pytest.mark.parametrize(("problem", "english", "chinese"), TEXTS, ids=[text[0].code for text in TEXTS])
def test_the_text_of_each_problem(problem: Problem, english: str, chinese: str) -> None:
    assert problem.render("en") == english
    assert problem.render("zh") == chinese


def test_each_problem_is_here_and_on_the_page_of_codebooks() -> None:
    functions = [f for _, f in inspect.getmembers(versions, inspect.isfunction) if f.__module__ == versions.__name__]
    numbers = {(inspect.getdoc(function) or "")[:5] for function in functions}
    assert numbers == {problem.code for problem, _, _ in TEXTS}
    page = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert [number for number in sorted(numbers) if f"| {number} |" not in page] == []
