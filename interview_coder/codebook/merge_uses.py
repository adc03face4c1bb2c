"""Puts the codebooks that one uses before its own content."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from interview_coder.domain.codebook import Code, Codebook, Reference, Relation, Theory
from interview_coder.domain.problems import Problem, Where
from interview_coder.domain.problems import codebook as problems

Places = Mapping[tuple[str, str], Where]


@dataclass(slots=True)
class Merged:
    """Codebooks joined so far, by id; ``owners`` tells which codebook a thing came from."""

    books: dict[str, str] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    theories: dict[str, Theory] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    relations: dict[Relation, None] = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, book: Codebook, places: Places, where: Where) -> None:
        """Add a codebook; a clash is reported where a kind and id stand according to ``places``, else at ``where``."""
        other = self.books.setdefault(book.id, book.path)
        if other != book.path:
            self.problems.append(problems.two_files_one_id(book.id, other, where))
            return
        for code in book.codes:
            self._add_code(code, places.get(("code", code.id), where))
        for theory in book.theories:
            if self.theories.setdefault(theory.id, theory) != theory:
                self._clash("theory", theory.id, book, places.get(("theory", theory.id), where))
            self.owners.setdefault(("theory", theory.id), book.id)
        for reference in book.references:
            if self.references.setdefault(reference.id, reference) != reference:
                self._clash("reference", reference.id, book, places.get(("reference", reference.id), where))
            self.owners.setdefault(("reference", reference.id), book.id)
        self.relations.update(dict.fromkeys(book.relations))

    def _add_code(self, code: Code, at: Where) -> None:
        first = self.codes.setdefault(code.id, code)
        if first.where in code.replaced:
            self.codes[code.id] = code
        elif first.where != code.where and code.where not in first.replaced:
            self.problems.append(problems.code_in_two_books(code.id, first.where, (first.codebook, code.codebook), at))

    def into(self, book: Codebook) -> Codebook:
        """Return a codebook with everything merged in place of its own content."""
        return replace(
            book,
            codes=tuple(self.codes.values()),
            theories=tuple(self.theories.values()),
            references=tuple(self.references.values()),
            relations=tuple(self.relations),
        )

    def _clash(self, kind: str, name: str, book: Codebook, where: Where) -> None:
        books = (self.owners[kind, name], book.id)
        self.problems.append(problems.clash(kind, name, books, where))
