"""All surfaces of a codebook found in one pass over a text, by a multi-pattern automaton."""

from collections.abc import Sequence

import ahocorasick_rs


class Scanner:
    """Finds every occurrence of every surface, overlapping ones too."""

    def __init__(self, surfaces: Sequence[str]) -> None:
        self._automaton = ahocorasick_rs.AhoCorasick(surfaces, matchkind=ahocorasick_rs.MatchKind.Standard)

    def occurrences(self, text: str) -> list[tuple[int, int, int]]:
        """Return ``(surface index, start, end)`` in code points."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True)
