"""Which rows of sources.csv and speakers.csv belong to which source, and which belong to none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from interview_coder.domain.problems import Problem, study
from interview_coder.domain.sources import Source
from interview_coder.ingest.files import Found, stem_of
from interview_coder.ingest.metadata import Row, Tables, label_key, read_tables


@dataclass(slots=True)
class _Used:
    """One folder's tables, and what sources have asked of them."""

    folder: Path
    tables: Tables
    names: set[str] = field(default_factory=set)
    labels: dict[str, list[str]] = field(default_factory=dict)


class StudyTables:
    """Hands out rows, and remembers which were asked for."""

    def __init__(self) -> None:
        self._folders: dict[Path, _Used] = {}

    def source_row(self, found: Found, source_id: str) -> Row | None:
        """Return the row about a source: in its own folder's table, else in the one above it that was asked for."""
        return next((used.tables.sources[name] for used, name in self._matches(found, source_id, "sources")), None)

    def speaker_rows(self, found: Found, source_id: str) -> dict[str, Row]:
        """Return the rows about a source's speakers, by label."""
        rows: dict[str, Row] = {}
        for used, name in self._matches(found, source_id, "speakers"):
            for label, row in used.tables.speakers[name].items():
                rows.setdefault(label, row)
        return rows

    def note(self, found: Found, source: Source) -> None:
        """Remember which source and which labels there were."""
        labels = list(dict.fromkeys(turn.speaker for turn in source.turns if turn.speaker))
        for used, name in self._matches(found, source.id, "speakers"):
            used.labels.setdefault(name, []).extend(labels)
        for used in self._around(found):
            used.names.update(_names(found, source.id))
            if source.id == found.id:
                rows = (used.tables.sources.get(name) for name in _names(found, source.id))
                _report_twice([row for row in rows if row], used)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the tables, rows about nobody included."""
        return tuple(
            problem for used in self._folders.values() for problem in (*used.tables.problems, *_leftover(used))
        )

    def _matches(self, found: Found, source_id: str, table: str) -> Iterator[tuple[_Used, str]]:
        for used in self._around(found):
            rows = used.tables.sources if table == "sources" else used.tables.speakers
            for name in _names(found, source_id):
                if name in rows:
                    yield used, name

    def _around(self, found: Found) -> list[_Used]:
        folders = dict.fromkeys((found.path.parent, found.root))
        for folder in folders:
            if folder not in self._folders:
                self._folders[folder] = _Used(folder, read_tables(folder))
        return [self._folders[folder] for folder in folders]


def _names(found: Found, source_id: str) -> list[str]:
    """Return the names under which a table may list a source, the most particular first."""
    path = normalize("NFC", found.path.as_posix())
    root = normalize("NFC", found.root.as_posix()).rstrip("/")
    relative = path.removeprefix(f"{root}/")
    names = [source_id, found.id, relative, normalize("NFC", found.path.name)]
    if found.id == normalize("NFC", found.path.name):
        return list(dict.fromkeys(names))
    return list(dict.fromkeys([*names, *([stem_of(found.path)] if "/" in found.id else [])]))


def _report_twice(rows: list[Row], used: _Used) -> None:
    """Report rows about one source, one by its id and one by its file name; the more particular one counts."""
    for row in rows[1:]:
        used.tables.problems.append(study.repeated_row(row["source"], rows[0].where.line, row.place("source")))


def _leftover(used: _Used) -> Iterator[Problem]:
    unread = _Unread(used.folder)
    for name, row in used.tables.sources.items():
        if name not in used.names and name not in unread:
            yield study.unknown_source(name, row.place("source"))
    for name, rows in used.tables.speakers.items():
        if name not in used.names:
            first = next(iter(rows.values()))
            if name not in unread:
                yield study.unknown_source(name, first.place("source"))
            continue
        known = list(dict.fromkeys(used.labels.get(name, [])))
        keys = {label_key(label) for label in known}
        for label, row in rows.items():
            if label not in keys:
                yield study.unknown_label(row["label"], name, known, row.place("label"))


class _Unread:
    """The files of a folder, read or not: a row about one of them is no mistake."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: set[str] | None = None

    def __contains__(self, name: str) -> bool:
        if self._names is None:
            self._names = set(_listed(self._folder))
        return name in self._names


def _listed(folder: Path) -> Sequence[str]:
    names: list[str] = []
    for path in folder.rglob("*"):
        relative = normalize("NFC", path.relative_to(folder).as_posix())
        names += [stem_of(path), normalize("NFC", path.name), relative]
    return names
