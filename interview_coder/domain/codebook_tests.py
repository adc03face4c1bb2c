"""What testing a codebook gives: each text with the codes it should get and those it got."""

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coder.domain.codebook import Rule
from interview_coder.domain.problems import Message, Where

EXAMPLE, COUNTEREXAMPLE, PASSAGE = "example", "counterexample", "test"
PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"
_KINDS = {
    EXAMPLE: Message("example", "例句"),
    COUNTEREXAMPLE: Message("counterexample", "反例"),
    PASSAGE: Message("test", "测试"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A code that was found in a text: the words that a rule hit, and the rule."""

    code: str
    words: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text that was tested.

    ``code`` is the code whose example or counterexample it is, empty for a passage of ``tests:``. ``missing`` are
    the codes that should have been found, ``unexpected`` those that should not.
    """

    kind: str
    code: str
    text: str
    where: Where
    expected: tuple[str, ...]
    found: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    unexpected: tuple[Evidence, ...] = ()
    is_skipped: bool = False

    @property
    def outcome(self) -> str:
        """``passed``, ``failed`` or ``skipped`` (the code has no rules to test)."""
        if self.is_skipped:
            return SKIPPED
        return FAILED if self.missing or self.unexpected else PASSED

    @property
    def title(self) -> Message:
        """What was tested, in a few words."""
        kind = _KINDS[self.kind]
        return Message(f"{kind.en} of {self.code}", f"{self.code} 的{kind.zh}") if self.code else kind

    @property
    def difference(self) -> Message:
        """Expected and found codes line by line: ``-`` is missing, ``+`` should not be there."""
        return Message(
            "\n".join([*_missing(self, "should be coded, is not"), *_unexpected(self, "should not be coded")]),
            "\n".join([*_missing(self, "应有而没有"), *_unexpected(self, "不应有")]),
        )


@dataclass(frozen=True, slots=True)
class UnfiredRule:
    """A rule that holds in none of its code's examples and in no passage that expects the code."""

    code: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class CodebookReport:
    """The outcome of testing one codebook's own codes; ``n_rules`` counts their rules."""

    codebook: str
    version: str
    path: str
    texts: tuple[CheckedText, ...]
    n_rules: int
    unfired: tuple[UnfiredRule, ...]

    def with_outcome(self, outcome: str) -> Sequence[CheckedText]:
        """Return the texts that passed, failed or were skipped."""
        return [text for text in self.texts if text.outcome == outcome]

    @property
    def coverage(self) -> float:
        """Share of rules that at least one example or passage fires; 1 where there are no rules."""
        return 1 - len(self.unfired) / self.n_rules if self.n_rules else 1.0


def _missing(text: CheckedText, label: str) -> list[str]:
    return [f"- {code}  ({label})" for code in text.missing]


def _unexpected(text: CheckedText, label: str) -> list[str]:
    lines = []
    for found in text.unexpected:
        rule = f" ← {found.rule.where} {found.rule.text}" if found.rule else ""
        lines.append(f"+ {found.code}  ({label}): 「{found.words}」{rule}")
    return lines
