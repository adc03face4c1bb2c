"""Problems of the lexicon and of a study's settings (IC450–IC499)."""

from interview_coder.domain.problems import Message, Problem, Severity, Where


def unreadable_lexicon(reason: str, where: Where) -> Problem:
    """IC450: the lexicon cannot be read."""
    return Problem(
        code="IC450",
        where=where,
        what=Message(en=f"the lexicon cannot be read ({reason})", zh=f"无法读取词表（{reason}）"),
        fix=Message(
            en="check the path; save the file as UTF-8, one word a line: word [frequency] [tag]",
            zh="请检查路径；文件存为 UTF-8，每行一个词：词 [词频] [词性]",
        ),
    )


def duplicate_lexicon_word(word: str, where: Where) -> Problem:
    """IC451: a word stands twice in the lexicon; the first one counts."""
    return Problem(
        code="IC451",
        where=where,
        what=Message(en=f"'{word}' is in the lexicon already", zh=f"“{word}”在词表中已经出现过"),
        fix=Message(en="delete one of the two lines", zh="删去其中一行"),
        severity=Severity.WARNING,
    )


def unreadable_stop_words(reason: str, where: Where) -> Problem:
    """IC452: a list of stop words cannot be read."""
    return Problem(
        code="IC452",
        where=where,
        what=Message(en=f"the stop words cannot be read ({reason})", zh=f"无法读取停用词表（{reason}）"),
        fix=Message(
            en="check the path; save the file as UTF-8, words separated by blanks or one a line",
            zh="请检查路径；文件存为 UTF-8，每行一个词，或用空格分开",
        ),
    )


def several_codebooks(names: str, where: Where) -> Problem:
    """IC461: nobody said which of several codebooks to use."""
    return Problem(
        code="IC461",
        where=where,
        what=Message(en=f"there is more than one codebook: {names}", zh=f"这里不止一本编码手册：{names}"),
        fix=Message(en="say which one: --codebook FILE", zh="请用 --codebook 指定一本"),
    )


def no_codebook(where: Where) -> Problem:
    """IC460: nobody said which codebook to use, and the folder does not tell."""
    return Problem(
        code="IC460",
        where=where,
        what=Message(en="no codebook was named", zh="没有指定编码手册"),
        fix=Message(
            en="add --codebook FILE or the name of a built-in one (see 'codebook list'), or put one into codebooks/",
            zh="请加上 --codebook 文件（或内置手册的名称，见 codebook list），或在 codebooks/ 中放一个文件",
        ),
    )
