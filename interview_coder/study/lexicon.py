"""The lexicon: domain words in jieba's own dictionary format, ``word [frequency] [tag]`` a line."""

import re
from pathlib import Path

from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import lexicon as faults
from interview_coder.domain.study import LexiconWord

_LINE = re.compile(r"^(?P<word>\S.*?)(?:[ \t]+(?P<frequency>\d+))?(?:[ \t]+(?P<tag>[a-z]+))?$")


def read_lexicon(path: Path) -> tuple[tuple[LexiconWord, ...], tuple[Problem, ...]]:
    """Read a lexicon; blank lines and lines that begin with ``#`` are skipped."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return (), (faults.unreadable_lexicon(type(error).__name__, Where(str(path))),)
    words: dict[str, LexiconWord] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.match(line.strip())
        if not match or line.lstrip().startswith("#"):
            continue
        if match["word"] in words:
            problems.append(faults.duplicate_lexicon_word(match["word"], Where(str(path), number, 1)))
            continue
        frequency = int(match["frequency"]) if match["frequency"] else None
        words[match["word"]] = LexiconWord(match["word"], frequency, match["tag"] or "")
    return tuple(words.values()), tuple(problems)
