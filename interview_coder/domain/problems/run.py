"""Problems that show only while coding (IC501–IC599)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where


def regex_too_slow(pattern: str, source: str, where: Where) -> Problem:
    """IC501: a regular expression ran into the limit of steps and was left out of the whole run."""
    return Problem(
        code="IC501",
        where=where,
        what=Message(
            en=f"/{pattern}/ needs too many steps on one unit of {source}; it was left out of this run",
            zh=f"/{pattern}/ 在材料 {source} 的一个单元上步数过多，本次运行未使用它",
        ),
        fix=Message(
            en="avoid repeats inside repeats such as (a+)+ and alternatives that begin alike; limit them: .{0,10}",
            zh="避免重复嵌套（如 (a+)+）和开头相同的分支；请限定长度，例如 .{0,10}",
        ),
    )


def unknown_attribute(name: str, known: str, where: Where) -> Problem:
    """IC502: a condition asks for an attribute that no source has, so it is always false."""
    return Problem(
        code="IC502",
        where=where,
        what=Message(
            en=f"no source has the attribute '{name}', so the condition never holds",
            zh=f"没有任何材料带有属性“{name}”，这个条件永远不成立",
        ),
        fix=Message(
            en=f"use one of: {known or '(none yet)'}; attributes are the further columns of sources.csv",
            zh=f"可用的属性：{known or '（暂无）'}；属性就是 sources.csv 里附加的列",
        ),
        severity=Severity.WARNING,
    )


def nothing_to_code(where: Where) -> Problem:
    """IC503: there is no source with spoken words."""
    return Problem(
        code="IC503",
        where=where,
        what=Message(en="there is nothing to code here", zh="这里没有可以编码的内容"),
        fix=Message(
            en="name transcripts or a folder that holds them (txt, md, docx, srt, vtt, sbv, xlsx, xls, csv)",
            zh="请指定转录稿或其所在的文件夹（txt、md、docx、srt、vtt、sbv、xlsx、xls、csv）",
        ),
    )


def no_turns_in_roles(roles: str, where: Where) -> Problem:
    """IC504: nobody speaks in the roles that the codebook looks at."""
    return Problem(
        code="IC504",
        where=where,
        what=Message(
            en=f"no turn of the sources is spoken by: {roles}",
            zh=f"所有材料中都没有以下角色的发言：{roles}",
        ),
        fix=Message(
            en="say in speakers.csv who is participant and who is interviewer, or change 'roles' in the codebook",
            zh="在 speakers.csv 中说明谁是受访者、谁是访谈者，或修改编码手册中的 roles",
        ),
    )


def unknown_reference(code: str, where: Where) -> Problem:
    """IC505: an expression to look for refers to a code that no codebook in use has."""
    return Problem(
        code="IC505",
        where=where,
        what=Message(en=f"there is no code '{code}'", zh=f"没有编码“{code}”"),
        fix=Message(
            en=f"name the codebook that has it: --codebook FILE; or write its rules instead of @{code}",
            zh=f"用 --codebook 指定含有它的编码手册，或写出规则代替 @{code}",
        ),
    )


def further_problems(count: int, number: str, where: Where) -> Problem:
    """IC506: problems of one number that are too many to list; the first of them stands at the place."""
    return Problem(
        code="IC506",
        where=where,
        what=Message(
            en=f"{count} more problems {number} are not listed, from this one on",
            zh=f"从此处起还有 {count} 个 {number} 未逐一列出",
        ),
        fix=Message(
            en="mend those listed first and run again",
            zh="先修改已列出的，再运行一次",
        ),
    )


def too_large_for_workbook(tables: str, limit: int, where: Where) -> Problem:
    """IC507: a table with more than goes into the workbook."""
    return Problem(
        code="IC507",
        where=where,
        what=Message(
            en=f"the workbook has no sheet for {tables}: it takes {limit:,} of them at most",
            zh=f"工作簿中没有 {tables} 工作表：最多容纳 {limit:,} 个",
        ),
        fix=Message(
            en="use the .csv beside it, which is complete",
            zh="请用旁边完整的 .csv",
        ),
        severity=Severity.NOTE,
    )


def too_large_for_page(characters: int, codings: int, where: Where) -> Problem:
    """IC508: a corpus too large for a page that is read; it is not written."""
    return Problem(
        code="IC508",
        where=where,
        what=Message(
            en=f"not written: a page to read takes {characters:,} characters and {codings:,} codings at most",
            zh=f"未生成：供阅读的网页最多容纳 {characters:,} 字、{codings:,} 条编码",
        ),
        fix=Message(
            en="code a part of the sources for a page to read; the tables are complete",
            zh="如需网页，请对部分材料编码；各表均完整",
        ),
        severity=Severity.NOTE,
    )


def results_in_use(where: Where) -> Problem:
    """IC509: another run is writing into the same folder."""
    return Problem(
        code="IC509",
        where=where,
        what=Message(
            en="another run is writing its results into this folder",
            zh="另一个运行正在向此文件夹写结果",
        ),
        fix=Message(
            en="wait until it ends, or choose another folder with --out",
            zh="请等它结束，或用 --out 另选文件夹",
        ),
    )


def plain_words(name: str, where: Where) -> Problem:
    """IC510: words are found by jieba itself, because what does the same faster cannot be used."""
    return Problem(
        code="IC510",
        where=where,
        what=Message(
            en=f"words are found by {name} itself instead of rjieba: the same words, but many times slower",
            zh=f"分词由 {name} 本身完成，未使用 rjieba：结果相同，但慢很多倍",
        ),
        fix=Message(
            en="pip install rjieba; with a lexicon word of frequency 0 nothing can be done",
            zh="请运行 pip install rjieba；若词典中有频率为 0 的词，则无法加速",
        ),
        severity=Severity.NOTE,
    )


def cluster_not_installed(where: Where) -> Problem:
    """IC511: a cluster was asked for without the package that knows it."""
    return Problem(
        code="IC511",
        where=where,
        what=Message(en="Dask is not installed", zh="未安装 Dask"),
        fix=Message(
            en="pip install 'interview-coder[cluster]', here, where the scheduler runs and on the workers",
            zh="在本机、调度器与各工作节点运行 pip install 'interview-coder[cluster]'",
        ),
    )


def no_scheduler(where: Where) -> Problem:
    """IC512: nobody answers at the address of the scheduler."""
    return Problem(
        code="IC512",
        where=where,
        what=Message(en="no Dask scheduler answers here", zh="此地址没有 Dask 调度器应答"),
        fix=Message(
            en="start one with `dask scheduler` and give its address, such as tcp://10.0.0.1:8786",
            zh="先用 `dask scheduler` 启动，再给出它的地址，例如 tcp://10.0.0.1:8786",
        ),
    )


def workers_without_us(package: str, where: Where) -> Problem:
    """IC513: the scheduler or the workers of a cluster do not have a package that the work needs."""
    return Problem(
        code="IC513",
        where=where,
        what=Message(
            en=f"the scheduler or a worker does not have the package {package}",
            zh=f"调度器或工作节点上没有 {package} 包",
        ),
        fix=Message(
            en="install the same version of interview-coder where the scheduler runs and on every worker",
            zh="在调度器与每个工作节点安装同一版本的 interview-coder",
        ),
    )
