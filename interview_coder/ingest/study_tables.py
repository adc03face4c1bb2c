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
class Notes:
    """Which rows some sources asked for: only what the tables list, so that it stays as small as they are.

    Folders are written as paths. ``names`` lists the rows asked for, ``labels`` who speaks in a source that
    speakers.csv lists, ``twice`` the names of a source that sources.csv lists more than once.
    """

    names: dict[str, dict[str, None]] = field(default_factory=dict)
    labels: dict[str, dict[str, dict[str, None]]] = field(default_factory=dict)
    twice: dict[str, list[list[str]]] = field(default_factory=dict)

    def add(self, other: "Notes") -> None:
        """Add what others asked for."""
        for folder, names in other.names.items():
            self.names.setdefault(folder, {}).update(names)
        for folder, sources in other.labels.items():
            for name, labels in sources.items():
                self.labels.setdefault(folder, {}).setdefault(name, {}).update(labels)
        for folder, twice in other.twice.items():
            self.twice.setdefault(folder, []).extend(twice)


@dataclass(frozen=True, slots=True)
class _Around:
    """A file, the tables with rows that may be about it, by folder, and what they may call it besides its id."""

    found: Found
    folders: Sequence[tuple[Path, Tables]]
    names: Sequence[str]


class StudyTables:
    """Hands out rows, and notes which were asked for."""

    def __init__(self) -> None:
        self._folders: dict[Path, Tables] = {}
        self._last: _Around | None = None
        self.notes = Notes()

    def source_row(self, found: Found, source_id: str) -> Row | None:
        """Return the row about a source: in its own folder's table, else in the one above it that was asked for."""
        return next((tables.sources[name] for _, tables, name in self._matches(found, source_id, "sources")), None)

    def speaker_rows(self, found: Found, source_id: str) -> dict[str, Row]:
        """Return the rows about a source's speakers, by label."""
        rows: dict[str, Row] = {}
        for _, tables, name in self._matches(found, source_id, "speakers"):
            for label, row in tables.speakers[name].items():
                rows.setdefault(label, row)
        return rows

    def note(self, found: Found, source: Source) -> None:
        """Note which source and which labels there were."""
        around = self._around(found)
        for folder, tables in around.folders:
            names = dict.fromkeys((source.id, *around.names))
            listed = [name for name in names if name in tables.sources]
            spoken = [name for name in names if name in tables.speakers]
            labels = dict.fromkeys(turn.speaker for turn in source.turns if turn.speaker) if spoken else {}
            for name in spoken:
                self.notes.labels.setdefault(str(folder), {}).setdefault(name, {}).update(labels)
            if listed or spoken:
                self.notes.names.setdefault(str(folder), {}).update(dict.fromkeys([*listed, *spoken]))
            if source.id == found.id and len(listed) > 1:
                self.notes.twice.setdefault(str(folder), []).append(listed)

    def take_notes(self) -> Notes:
        """Return what was noted since somebody last asked, and begin anew."""
        taken, self.notes = self.notes, Notes()
        return taken

    def open(self, found: Found) -> None:
        """Read the tables around a file, so that they are checked whoever reads the file."""
        self._around(found)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the tables, rows about nobody included."""
        return tuple(
            problem
            for folder, tables in self._folders.items()
            for problem in (*tables.problems, *self._twice(folder, tables), *self._leftover(folder, tables))
        )

    def _matches(self, found: Found, source_id: str, table: str) -> Iterator[tuple[Path, Tables, str]]:
        around = self._around(found)
        for folder, tables in around.folders:
            rows = tables.sources if table == "sources" else tables.speakers
            for name in dict.fromkeys((source_id, *around.names)) if rows else ():
                if name in rows:
                    yield folder, tables, name

    def _around(self, found: Found) -> _Around:
        """Return what is around a file; of the last one it is still known, for its other rows."""
        if self._last is None or self._last.found is not found:
            folders = dict.fromkeys((found.path.parent, found.root))
            for folder in folders:
                if folder not in self._folders:
                    self._folders[folder] = read_tables(folder)
            tables = [(folder, self._folders[folder]) for folder in folders]
            filled = [(folder, table) for folder, table in tables if table.sources or table.speakers]
            self._last = _Around(found, filled, _names(found))
        return self._last

    def _twice(self, folder: Path, tables: Tables) -> Iterator[Problem]:
        """Report rows about one source, one by its id and one by its file name; the more particular one counts."""
        for names in self.notes.twice.get(str(folder), ()):
            rows = [tables.sources[name] for name in names]
            for row in rows[1:]:
                yield study.repeated_row(row["source"], rows[0].where.line, row.place("source"))

    def _leftover(self, folder: Path, tables: Tables) -> Iterator[Problem]:
        unread, used = _Unread(folder), self.notes.names.get(str(folder), {})
        for name, row in tables.sources.items():
            if name not in used and name not in unread:
                yield study.unknown_source(name, row.place("source"))
        for name, rows in tables.speakers.items():
            if name not in used:
                first = next(iter(rows.values()))
                if name not in unread:
                    yield study.unknown_source(name, first.place("source"))
                continue
            known = list(self.notes.labels.get(str(folder), {}).get(name, ()))
            keys = {label_key(label) for label in known}
            for label, row in rows.items():
                if label not in keys:
                    yield study.unknown_label(row["label"], name, known, row.place("label"))


def _names(found: Found) -> Sequence[str]:
    """Return the names under which a table may list the sources of a file, the most particular first."""
    path = normalize("NFC", found.path.as_posix())
    root = normalize("NFC", found.root.as_posix()).rstrip("/")
    own = normalize("NFC", found.path.name)
    names = (found.id, path.removeprefix(f"{root}/"), own)
    return (*names, stem_of(found.path)) if found.id != own and "/" in found.id else names


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
