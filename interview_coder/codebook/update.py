"""The lock of a codebook, resolved anew as far as is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interview_coder.codebook.compose import read_codebook
from interview_coder.codebook.lock import Locked, lock_path, lock_text, merged
from interview_coder.codebook.uses import Uses
from interview_coder.domain.ports import ExpressionParser
from interview_coder.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Update:
    """A lock to be written at ``path``; ``before`` and ``after`` are what it says about the codebook."""

    path: Path
    text: str
    before: tuple[Locked, ...]
    after: tuple[Locked, ...]
    problems: tuple[Problem, ...]

    @property
    def pairs(self) -> list[tuple[Locked | None, Locked | None]]:
        """Each used codebook before and after, sorted by name; None where it is new or gone."""
        old = {(one.name, one.source): one for one in self.before}
        new = {(one.name, one.source): one for one in self.after}
        return [(old.get(key), new.get(key)) for key in sorted({**old, **new})]


def update_lock(
    book: Path,
    names: Sequence[str] = (),
    *,
    parse: ExpressionParser,
    only_locked: bool = False,
    given: Mapping[Path, bytes] | None = None,
) -> Update:
    """Resolve what a codebook uses, with the network if need be.

    Args:
        book: The codebook's file.
        names: Names or sources of the used codebooks to resolve anew; none for all.
        parse: Reads one expression of the rule language.
        only_locked: Keep every version that is locked; fetch what is missing here.
        given: Bytes to read instead of a file's, by resolved path.

    Returns:
        The lock as it should be; it is of no use if there are errors.
    """

    def is_stale(entry: Locked) -> bool:
        return not only_locked and (not names or entry.name in names or entry.source in names)

    uses = Uses(book, may_fetch=True, is_stale=is_stale, given=given or {})
    _, problems = read_codebook(book, parse=parse, uses=uses)
    before = tuple(one for one in uses.lock.entries.values() if book.name in one.used_by)
    after = tuple({one.key: one for one in uses.found}.values())
    text = lock_text(merged(uses.lock.entries.values(), after, book.name))
    return Update(lock_path(book), text, before, after, problems)
