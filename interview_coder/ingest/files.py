"""Which files are transcripts, under which ids, and which are left alone or reported."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from interview_coder.domain.order import natural, natural_key
from interview_coder.domain.problems import Message, Problem, Severity, Where, transcripts

READERS = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown", ".xml", ""), "text:read_text"),
    **dict.fromkeys((".docx", ".doc", ".docm"), "docx:read_docx"),
    **dict.fromkeys((".srt", ".vtt", ".sbv", ".ass", ".ssa", ".ttml"), "subtitles:read_subtitles"),
    **dict.fromkeys((".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".tsv"), "sheet:read_sheet"),
    **dict.fromkeys((".parquet", ".jsonl", ".ndjson"), "data_tables:read_stretch"),
}
"""Module and function that read a type of file; imported only when there is such a file. Tables of texts are read in
stretches."""

TABLES = ("sources.csv", "speakers.csv")
_LOCKS = ("~$", ".~", "~wrl")
_SKIPPED_FOLDERS = ("__macosx", "__pycache__", "node_modules")
_SKIPPED_NAMES = ("thumbs.db", "desktop.ini", "license", "makefile", "lexicon.txt", "codebooks.lock")
_STUDY_FILES = (".yaml", ".yml")
"""Codebooks and settings, which may lie beside the transcripts of a small study."""
_RESULTS = ("run.json", "quotes.csv")
"""A folder with both was written by us."""
_WRITTEN = (
    *_RESULTS,
    "frequencies.csv",
    "constructs.csv",
    "matrix.csv",
    "cooccurrence.csv",
    "results.xlsx",
    "report.html",
)
_ADVICE = {
    ".pdf": Message(
        "save the text as .txt or .docx; scanned pages need text recognition first",
        "另存为 .txt 或 .docx；扫描件请先做文字识别",
    ),
    ".rtf": Message("open it in Word or WPS and save it as .docx", "用 Word 或 WPS 打开，另存为 .docx"),
    ".wps": Message("open it in WPS and save it as .docx", "用 WPS 打开，另存为 .docx"),
    **dict.fromkeys(
        (".mp3", ".wav", ".m4a", ".aac", ".amr", ".mp4", ".mov", ".flac", ".ogg", ".wma", ".avi"),
        Message("transcribe the recording first", "请先把录音转写成文字"),
    ),
}
_OTHER_ADVICE = Message(
    "export it as .txt, .md, .docx, .srt, .vtt, .xlsx or .csv",
    "请导出为 .txt、.md、.docx、.srt、.vtt、.xlsx 或 .csv",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A transcript file; ``root`` is the folder that was asked for, or the file's own.

    There may be hundreds of thousands, and a text takes a third of the memory that a path does.
    """

    file: str
    root: Path
    id: str = ""

    @property
    def path(self) -> Path:
        """Where the file is."""
        return Path(self.file)


@dataclass(slots=True)
class Discovery:
    """What a search found: files to read, and problems of those that are not read."""

    files: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_files(paths: Iterable[Path]) -> Discovery:
    """Find the transcripts among files and folders.

    Returns:
        Each file once, with its id, in natural order of the ids, whatever the order asked for.
    """
    discovery = Discovery()
    for path in paths:
        _find(path, discovery)
    discovery.files = _with_ids(_unique(discovery.files))
    discovery.problems = list(dict.fromkeys(discovery.problems))
    return discovery


def _unique(files: Iterable[Found]) -> list[Found]:
    """Return the first of those that are the same file."""
    unique: dict[str, Found] = {}
    for found in files:
        real = os.path.realpath(found.file)
        unique.setdefault(found.file if real == found.file else real, found)
    return list(unique.values())


def suffix_of(path: Path) -> str:
    """Return the last extension in lower case; a dot and blanks or a sentence after it make no extension."""
    suffix = path.suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""


def stem_of(path: Path) -> str:
    """Return the file name without its last extension, in composed form (NFC)."""
    name = normalize("NFC", path.name)
    suffix = suffix_of(Path(name))
    return name[: len(name) - len(suffix)] if suffix else name


def _find(path: Path, discovery: Discovery) -> None:
    where = Where(str(path))
    if _is_skipped(path.name) and path.is_file():
        return
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        discovery.problems.append(transcripts.missing_path(where))
    except OSError as error:
        discovery.problems.append(_os_problem(error, where))
    else:
        if stat.S_ISDIR(mode):
            _find_in_folder(path, discovery)
        elif _is_lock(path.name):
            discovery.problems.append(transcripts.lock_file(where))
        elif suffix_of(path) in READERS and stat.S_ISREG(mode):
            discovery.files.append(Found(str(path), path.parent))
        else:
            discovery.problems.append(_unknown_type(path, Severity.ERROR))


def _find_in_folder(root: Path, discovery: Discovery) -> None:
    before = len(discovery.files), len(discovery.problems)
    for path in _walk(root, root, (os.path.realpath(root),), discovery.problems):
        if suffix_of(path) in READERS:
            discovery.files.append(Found(str(path), root))
        else:
            discovery.problems.append(_unknown_type(path, Severity.WARNING))
    if len(discovery.files) == before[0]:
        discovery.problems.append(transcripts.nothing_to_read(Where(str(root))))


def _walk(folder: Path, root: Path, above: tuple[str, ...], problems: list[Problem]) -> Iterator[Path]:
    """Yield the files in a folder and below; hidden ones, a study's own tables and results are not among them."""
    ours = all((folder / name).is_file() for name in _RESULTS)
    if ours and folder != root:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: natural(entry.name))
    except OSError as error:
        problems.append(_os_problem(error, Where(str(folder))))
        return
    for entry in entries:
        path = folder / entry.name
        if _is_lock(entry.name):
            problems.append(transcripts.lock_file(Where(str(path))))
        elif (
            _is_skipped(entry.name)
            or (ours and entry.name in _WRITTEN)
            or not _may_follow(entry, path, root, above, problems)
        ):
            continue
        elif entry.is_dir():
            yield from _walk(path, root, (*above, os.path.realpath(path)), problems)
        elif entry.is_file():
            yield path


def _may_follow(
    entry: "os.DirEntry[str]", path: Path, root: Path, above: Sequence[str], problems: list[Problem]
) -> bool:
    """Tell whether an entry may be read; report links that lead astray."""
    if not entry.is_symlink():
        return True
    where, target = Where(str(path)), os.path.realpath(path)
    try:
        path.stat()
    except OSError as error:
        problems.append(_os_problem(error, where))
        return False
    if target in above:
        problems.append(transcripts.link_loop(where))
        return False
    if not Path(target).is_relative_to(os.path.realpath(root)):
        problems.append(transcripts.link_outside(where))
        return False
    return True


def _is_lock(name: str) -> bool:
    return name.lower().startswith(_LOCKS) or name.startswith(".~lock.")


def _is_skipped(name: str) -> bool:
    low = name.lower()
    return (
        low.startswith((".", "readme"))
        or low in TABLES
        or low in _SKIPPED_FOLDERS
        or low in _SKIPPED_NAMES
        or low.endswith(_STUDY_FILES)
    )


def _unknown_type(path: Path, severity: Severity) -> Problem:
    suffix = suffix_of(path)
    return transcripts.unknown_type(suffix or path.name, _ADVICE.get(suffix, _OTHER_ADVICE), Where(str(path)), severity)


def _os_problem(error: OSError, where: Where) -> Problem:
    loops = 40, 62
    if error.errno in loops:
        return transcripts.link_loop(where)
    return transcripts.cannot_open(error.strerror or type(error).__name__, where)


def _with_ids(files: Sequence[Found]) -> list[Found]:
    """Give each file its id: the stem, with the extension where two share it, with folders where that is not enough."""
    names = _distinct(files)
    named = [Found(found.file, found.root, name) for found, name in zip(files, names, strict=True)]
    return sorted(named, key=lambda found: (natural_key(found.id), found.file))


def _name(path: Path, level: int) -> str:
    """Return what a file may be called: its stem, then its name, then with one folder more at each level."""
    if not level:
        return stem_of(path)
    folders = _folders(path)
    kept = folders[max(len(folders) - level + 1, 0) :]
    return "/".join([*(normalize("NFC", part) for part in kept), normalize("NFC", path.name)])


def _folders(path: Path) -> tuple[str, ...]:
    return Path(os.path.realpath(path.parent)).parts[1:]


def _distinct(files: Sequence[Found]) -> list[str]:
    """Choose for each file the shortest name that no other file shares."""
    level = [0] * len(files)
    names = [stem_of(found.path) for found in files]
    while True:
        shared = {name for name, count in Counter(names).items() if count > 1}
        again = [place for place, name in enumerate(names) if name in shared]
        if all(level[place] > len(_folders(files[place].path)) for place in again):
            return names
        for place in again:
            level[place] += 1
            names[place] = _name(files[place].path, level[place])
