"""Problems of codebooks used from repositories, of the lock, and of codes changed from outside (IC245–249, 257–259)."""

from collections.abc import Sequence

from interview_coder.domain.problems import Message, Problem, Severity, Where
from interview_coder.domain.problems.yaml import excerpt

_SHOWN = 8


def git_failed(address: str, reason: str, where: Where) -> Problem:
    """IC257: a repository of a used codebook cannot be read."""
    return Problem(
        code="IC257",
        where=where,
        what=Message(f"cannot read the repository {address}: {reason}", f"无法读取仓库 {address}：{reason}"),
        fix=Message(
            "check the address with 'git ls-remote', the connection and your access",
            "请用 git ls-remote 核对地址，并检查网络与访问权限",
        ),
    )


def not_locked(name: str, book: str, where: Where, severity: Severity = Severity.ERROR) -> Problem:
    """IC258: codebooks.lock does not say which version of a used codebook is meant."""
    return Problem(
        code="IC258",
        where=where,
        severity=severity,
        what=Message(
            f"codebooks.lock says no version of '{excerpt(name)}'", f"codebooks.lock 中没有“{excerpt(name)}”的版本"
        ),
        fix=Message(
            f"run 'interview-coder codebook update {book}'; reading a codebook never uses the network",
            f"运行 interview-coder codebook update {book}；读取编码手册时从不联网",
        ),
    )


def changed_since_lock(name: str, hashes: tuple[str, str], book: str, where: Where) -> Problem:
    """IC259: the file of a locked codebook is not the one that was locked."""
    locked, found = hashes
    return Problem(
        code="IC259",
        where=where,
        what=Message(
            f"'{name}' is not as locked: sha256 {found}, in codebooks.lock {locked}",
            f"“{name}”与锁定的不同：sha256 为 {found}，codebooks.lock 中为 {locked}",
        ),
        fix=Message(
            f"restore the file, or accept the change with 'interview-coder codebook update {book} {name}'",
            f"还原该文件，或用 interview-coder codebook update {book} {name} 接受改动",
        ),
    )


def no_version_in_range(address: str, wanted: str, versions: Sequence[str], where: Where) -> Problem:
    """IC245: a repository has no version of a codebook that fits the range."""
    listed = ", ".join(versions[:_SHOWN]) + (" …" if len(versions) > _SHOWN else "")
    return Problem(
        code="IC245",
        where=where,
        what=Message(f"{address} has no version {wanted}", f"{address} 没有符合 {wanted} 的版本"),
        fix=Message(
            f"change the range after '@'; there is {listed}" if listed else "ask its authors for a tag such as v1.0.0",
            f"修改“@”后的范围；现有 {listed}" if listed else "请作者打上 v1.0.0 这样的标签",
        ),
    )


def no_book_in_repository(address: str, books: Sequence[str], where: Where) -> Problem:
    """IC246: a repository does not hold the codebook, or holds several and none is named."""
    listed = ", ".join(books[:_SHOWN]) + (" …" if len(books) > _SHOWN else "")
    return Problem(
        code="IC246",
        where=where,
        what=Message(f"cannot tell which codebook of {address} is meant", f"无法确定用 {address} 中的哪本编码手册"),
        fix=Message(
            f"write its path after '//'; there is {listed}" if listed else "check the address; it has no YAML file",
            f"在“//”后写出路径；现有 {listed}" if listed else "请核对地址；其中没有 YAML 文件",
        ),
    )


def bad_lock(reason: str, where: Where) -> Problem:
    """IC247: codebooks.lock cannot be read."""
    return Problem(
        code="IC247",
        where=where,
        what=Message(f"codebooks.lock cannot be read: {reason}", f"codebooks.lock 无法读取：{reason}"),
        fix=Message(
            "restore it from git, or delete it and run 'interview-coder codebook update BOOK'",
            "从 git 还原它，或删除后运行 interview-coder codebook update 手册",
        ),
    )


def not_cached(address: str, book: str, where: Where) -> Problem:
    """IC249: the locked version of a codebook was not fetched on this computer yet."""
    return Problem(
        code="IC249",
        where=where,
        what=Message(
            f"the locked version of {address} is not on this computer yet", f"本机还没有 {address} 的锁定版本"
        ),
        fix=Message(
            f"run 'interview-coder codebook update {book} --locked', once, while connected",
            f"联网时运行一次 interview-coder codebook update {book} --locked",
        ),
    )


def local_use_from_afar(name: str, where: Where) -> Problem:
    """IC284: a fetched codebook uses a repository or file of this computer."""
    return Problem(
        code="IC284",
        where=where,
        what=Message(
            f"a fetched codebook must not use '{excerpt(name)}' on this computer",
            f"从仓库取来的编码手册不能使用本机的“{excerpt(name)}”",
        ),
        fix=Message(
            "put the file into its repository, or use an https or ssh address there",
            "把文件放进那个仓库，或在那里改用 https、ssh 地址",
        ),
    )


def nothing_to_override(code: str, guesses: Sequence[str], where: Where) -> Problem:
    """IC248: an override of a code that no used codebook has."""
    listed = ", ".join(guesses[:_SHOWN])
    return Problem(
        code="IC248",
        where=where,
        what=Message(
            f"there is no code '{excerpt(code)}' in the used codebooks to override",
            f"所用的手册中没有可覆盖的编码“{excerpt(code)}”",
        ),
        fix=Message(f"write {listed}", f"改为 {listed}")
        if listed
        else Message(
            "remove 'override:', or add the codebook under 'uses:'", "删除 override:，或在 uses: 中加上那本手册"
        ),
    )


def override_misplaced(code: str, reason: Message, where: Where) -> Problem:
    """IC283: 'override' or 'extends' where it means nothing."""
    return Problem(
        code="IC283",
        where=where,
        what=Message(f"code '{excerpt(code)}' {reason.en}", f"编码“{excerpt(code)}”{reason.zh}"),
        fix=Message(
            "use 'override: true' alone, at the top of 'codes:', to change a used code, "
            "or 'extends: ID' alone, with a new id, to build on one",
            "修改所用的编码：在 codes: 顶层只写 override: true；在其基础上新建：换新标识，只写 extends: 标识",
        ),
    )
