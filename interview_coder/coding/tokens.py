"""Patterns over words in the format of spaCy's ``Matcher``, on our words. The only module that imports spaCy.

spaCy takes seconds to import, so it is imported once a codebook has such a rule, and only units that hold one of
a pattern's literals are handed to it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING, Any

from interview_coder.coding.patterns import Pattern, PatternError, check_pattern
from interview_coder.coding.prefilter import required_literals
from interview_coder.domain.fold import fold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

Span = tuple[int, int]
Token = Mapping[str, object]

TEXT_KEYS = ("TEXT", "ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX")
"""What is compared with the folded text of a word; the values are folded too."""
FLAGS = ("IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_PUNCT", "IS_STOP", "IS_BRACKET", "IS_QUOTE", "LIKE_NUM", "LIKE_URL")
KEYS = (*TEXT_KEYS, "TAG", "SHAPE", "LENGTH", *FLAGS, "OP")
"""The keys of a token; spaCy's others need a trained model, or upper case, which folded text has not."""
_LITERAL_KEYS = ("TEXT", "ORTH", "LOWER")
_REGEX_KEYS = ("TEXT", "ORTH", "LOWER", "NORM", "TAG")
_MAX_MATCHERS = 1000
_AT_LEAST_ONCE = re.compile(r"\+|1|\{[1-9]\d*(,\d*)?\}")
_MODEL = re.compile(r"^\d+ -> | -> TokenPattern\w+|str-enum\[\w+\]")
_REASON = re.compile(r"^- \[pattern -> (.+?)\] (.+)$", re.MULTILINE)


def tokens_fault(pattern: object) -> str:
    """Say what is wrong with a pattern; empty if nothing is."""
    if not isinstance(pattern, list) or not pattern:
        return "a list with at least one token is needed"
    for token in pattern:
        if not isinstance(token, dict):
            return f"'{token}' is no token; a token is a mapping such as {{TEXT: 志愿者}}"
        for key, value in token.items():
            if key not in KEYS:
                return f"unknown key '{key}'; known are {', '.join(KEYS)}"
            if fault := _expression_fault(key, value):
                return fault
    return _spacy_fault(pattern)


def _expression_fault(key: str, value: object) -> str:
    expression = value.get("REGEX") if isinstance(value, dict) else None
    if not isinstance(expression, str):
        return ""
    if key not in _REGEX_KEYS:
        return f"REGEX is for {', '.join(_REGEX_KEYS)}, not for {key}"
    try:
        check_pattern(expression)
        re.compile(expression)
    except (PatternError, re.error) as error:
        return f"REGEX '{expression}': {error}"
    return ""


def _spacy_fault(pattern: list[Token]) -> str:
    from spacy.errors import MatchPatternError  # noqa: PLC0415 - heavy

    try:
        _matcher(pattern)
    except MatchPatternError as error:
        found = _REASON.search(str(error))
        return f"{_MODEL.sub('', found[1])}: {found[2]}" if found else str(error)
    except (ValueError, TypeError) as error:
        return str(error)
    return ""


def token_regexes(pattern: str) -> Iterator[str]:
    """Yield the regular expressions of a pattern."""
    for token in json.loads(pattern):
        for value in token.values():
            if isinstance(value, dict) and "REGEX" in value:
                yield value["REGEX"]


def literals(pattern: str) -> frozenset[str]:
    """Return folded literals of which every match holds at least one; empty if none are certain.

    Example:
        >>> sorted(literals('[{"TAG":"v"},{"LOWER":{"IN":["经费","补贴"]}}]'))
        ['经费', '补贴']
    """
    sets = [found for token in json.loads(pattern) for found in _needed(token)]
    return max(sets, key=lambda found: (min(map(len, found)), -len(found)), default=frozenset())


def _needed(token: Token) -> Iterator[frozenset[str]]:
    if not _AT_LEAST_ONCE.fullmatch(str(token.get("OP", "1"))):
        return
    for key in _LITERAL_KEYS:
        value = token.get(key)
        if isinstance(value, str):
            found = frozenset({fold(value)})
        elif isinstance(value, dict) and isinstance(value.get("IN"), list):
            found = frozenset(map(fold, value["IN"]))
        elif isinstance(value, dict) and isinstance(value.get("REGEX"), str):
            found = required_literals(value["REGEX"])
        else:
            continue
        if found and all(found):
            yield found


class TokenRules:
    """Finds patterns in the words of a unit.

    Args:
        patterns: The regular expressions of the patterns, which run under the same limit as those of other rules.
        tag: Gives the part of speech of a folded word.
    """

    def __init__(self, patterns: Mapping[str, Pattern], tag: Callable[[str], str]) -> None:
        self._patterns = patterns
        self._tag = cache(tag)
        self._holds = cache(self._search)
        self._matchers: dict[str, Matcher] = {}
        self._last: tuple[list[str], Doc] | None = None

    def spans(self, pattern: str, text: str, rows: Sequence[Span]) -> list[Span]:
        """Return the longest matches of a pattern.

        Args:
            pattern: The pattern as canonical JSON.
            text: The folded text that the rows are places in.
            rows: The words and punctuation marks of a unit.
        """
        if not rows:
            return []
        words = [text[start:end] for start, end in rows]
        if '"REGEX"' in pattern:
            pattern = self._listed(pattern, set(words))
        if pattern not in self._matchers:
            if len(self._matchers) >= _MAX_MATCHERS:
                self._matchers.clear()
            self._matchers[pattern] = _matcher(json.loads(pattern))
        found = self._matchers[pattern](self._doc(words))
        return sorted((rows[first][0], rows[last - 1][1]) for _, first, last in found if last > first)

    def _listed(self, pattern: str, words: AbstractSet[str]) -> str:
        """Put in place of each regular expression the words, or tags, of the unit that it matches."""
        tags = {self._tag(word) for word in words} if '"TAG"' in pattern else set()
        tokens: list[Token] = json.loads(pattern)
        return json.dumps(
            [
                {key: self._matched(value, tags if key == "TAG" else words) for key, value in token.items()}
                for token in tokens
            ]
        )

    def _matched(self, value: object, texts: AbstractSet[str]) -> object:
        if not isinstance(value, dict) or "REGEX" not in value:
            return value
        expression = value["REGEX"]
        is_slow = self._patterns[expression].is_too_slow
        found = {text for text in texts if not is_slow and self._holds(expression, text)}
        if "IN" in value:
            found &= {*value["IN"], *map(fold, value["IN"])}
        return {name: part for name, part in value.items() if name != "REGEX"} | {"IN": sorted(found)}

    def _search(self, expression: str, text: str) -> bool:
        pattern = self._patterns[expression]
        return pattern.may_match(text) and any(pattern.spans(text))

    def _doc(self, words: list[str]) -> "Doc":
        if self._last is None or self._last[0] != words:
            from spacy.tokens import Doc  # noqa: PLC0415 - heavy

            tags = [self._tag(word) for word in words]
            self._last = words, Doc(_language().vocab, words=words, spaces=[False] * len(words), tags=tags)
        return self._last[1]


def _matcher(pattern: Sequence[Token]) -> "Matcher":
    from spacy.matcher import Matcher  # noqa: PLC0415 - heavy

    matcher = Matcher(_language().vocab, validate=True)
    folded = [{key: _folded(key, value) for key, value in token.items()} for token in pattern]
    matcher.add("rule", [folded], greedy="LONGEST")
    return matcher


@cache
def _language() -> "Language":
    import spacy  # noqa: PLC0415 - heavy

    return spacy.blank("zh")


def _folded(key: str, value: object) -> Any:  # noqa: ANN401 - whatever spaCy takes
    if isinstance(value, dict):
        return {name: part if name == "REGEX" else _folded(key, part) for name, part in value.items()}
    if key not in TEXT_KEYS:
        return value
    if isinstance(value, list):
        return [_folded(key, part) for part in value]
    return fold(value) if isinstance(value, str) else value
