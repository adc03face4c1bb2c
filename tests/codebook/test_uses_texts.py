"""The whole texts of the problems with repositories, the lock, and codes changed from outside."""

import pytest

from interview_coder.domain.problems import Message, Problem, Where
from interview_coder.domain.problems import uses as problems

AT = Where("a.yaml", 3, 5)


@pytest.mark.parametrize(
    ("problem", "en", "zh"),
    [
        (
            problems.no_version_in_range("X", "^2", ["v1.0.0"], AT),
            "IC245 X has no version ^2\n  fix: change the range after '@'; there is v1.0.0",
            "IC245 X 没有符合 ^2 的版本\n  修改: 修改“@”后的范围；现有 v1.0.0",
        ),
        (
            problems.no_book_in_repository("X", [], AT),
            "IC246 cannot tell which codebook of X is meant\n  fix: check the address; it has no YAML file",
            "IC246 无法确定用 X 中的哪本编码手册\n  修改: 请核对地址；其中没有 YAML 文件",
        ),
        (
            problems.bad_lock("Extra data", AT),
            (
                "IC247 codebooks.lock cannot be read: Extra data\n"
                "  fix: restore it from git, or delete it and run 'interview-coder codebook update BOOK'"
            ),
            (
                "IC247 codebooks.lock 无法读取：Extra data\n"
                "  修改: 从 git 还原它，或删除后运行 interview-coder codebook update 手册"
            ),
        ),
        (
            problems.nothing_to_override("x", [], AT),
            (
                "IC248 there is no code 'x' in the used codebooks to override\n"
                "  fix: remove 'override:', or add the codebook under 'uses:'"
            ),
            "IC248 所用的手册中没有可覆盖的编码“x”\n  修改: 删除 override:，或在 uses: 中加上那本手册",
        ),
        (
            problems.not_cached("X", "a.yaml", AT),
            (
                "IC249 the locked version of X is not on this computer yet\n"
                "  fix: run 'interview-coder codebook update a.yaml --locked', once, while connected"
            ),
            "IC249 本机还没有 X 的锁定版本\n  修改: 联网时运行一次 interview-coder codebook update a.yaml --locked",
        ),
        (
            problems.git_failed("X", "fatal: no", AT),
            (
                "IC257 cannot read the repository X: fatal: no\n"
                "  fix: check the address with 'git ls-remote', the connection and your access"
            ),
            "IC257 无法读取仓库 X：fatal: no\n  修改: 请用 git ls-remote 核对地址，并检查网络与访问权限",
        ),
        (
            problems.not_locked("X", "a.yaml", AT),
            (
                "IC258 codebooks.lock says no version of 'X'\n"
                "  fix: run 'interview-coder codebook update a.yaml'; reading a codebook never uses the network"
            ),
            (
                "IC258 codebooks.lock 中没有“X”的版本\n"
                "  修改: 运行 interview-coder codebook update a.yaml；读取编码手册时从不联网"
            ),
        ),
        (
            problems.changed_since_lock("x", ("00", "11"), "a.yaml", AT),
            (
                "IC259 'x' is not as locked: sha256 11, in codebooks.lock 00\n"
                "  fix: restore the file, or accept the change with 'interview-coder codebook update a.yaml x'"
            ),
            (
                "IC259 “x”与锁定的不同：sha256 为 11，codebooks.lock 中为 00\n"
                "  修改: 还原该文件，或用 interview-coder codebook update a.yaml x 接受改动"
            ),
        ),
        (
            problems.override_misplaced("x", Message("is wrong", "有误"), AT),
            (
                "IC283 code 'x' is wrong\n"
                "  fix: use 'override: true' alone, at the top of 'codes:', to change a used code, "
                "or 'extends: ID' alone, with a new id, to build on one"
            ),
            (
                "IC283 编码“x”有误\n"
                "  修改: 修改所用的编码：在 codes: 顶层只写 override: true；在其基础上新建：换新标识，只写 extends: 标识"
            ),
        ),
        (
            problems.local_use_from_afar("../x.yaml", AT),
            (
                "IC284 a fetched codebook must not use '../x.yaml' on this computer\n"
                "  fix: put the file into its repository, or use an https or ssh address there"
            ),
            (
                "IC284 从仓库取来的编码手册不能使用本机的“../x.yaml”\n"
                "  修改: 把文件放进那个仓库，或在那里改用 https、ssh 地址"
            ),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Problem) else "",
)
def test_texts(problem: Problem, en: str, zh: str) -> None:
    assert problem.render("en") == f"a.yaml:3:5: {en}"
    assert problem.render("zh") == f"a.yaml:3:5: {zh}"
