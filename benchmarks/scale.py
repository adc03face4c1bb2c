"""How time and memory of ``code`` grow with the corpus: generates text, codes it, prints the table.

    python benchmarks/scale.py --folder /tmp/scale 0.03 0.1 0.3        # sizes in GB, one after the other
    python benchmarks/scale.py --folder /tmp/scale --jobs 2 0.3
    python benchmarks/scale.py --folder /tmp/scale --form jsonl 0.3

Text and codebook (300 terms, 30 codes; 10 % of the sentences hold a term) are those of corpus.py. The first GB is
stored; beyond it, files are further names (hard links) of the first ones, so that the disk holds more text than it
stores. Memory is the largest resident set of any process of the run, by the system's own high-water mark; time is the
clock of the whole command, start and writing included; CPU seconds say more where others use the machine.
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import corpus

ROOT = Path(__file__).parents[1]
POOL_MB = 30
FILE_CHARACTERS = 50_000
DISTINCT_FILES = 7_000


def write_files(folder: Path, n_bytes: int, turns: tuple[str, ...]) -> None:
    """Write transcripts of about 150 KB; each holds other turns than the last."""
    chance, written, distinct = random.Random(1), 0, list[Path]()
    pages = corpus.transcripts(iter(lambda: chance.choice(turns), ""), FILE_CHARACTERS)
    for number, page in enumerate(islice(pages, DISTINCT_FILES)):
        path = _path(folder, number)
        path.write_text(page, encoding="utf-8")
        distinct.append(path)
        written += path.stat().st_size
        if written >= n_bytes:
            return
    number, mean = len(distinct), written / len(distinct)
    while number < n_bytes / mean:
        os.link(distinct[number % len(distinct)], _path(folder, number))
        number += 1


def _path(folder: Path, number: int) -> Path:
    path = folder / f"{number // 1000:04}" / f"访谈{number:06}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write_table(path: Path, n_bytes: int, turns: tuple[str, ...]) -> None:
    """Write posts, a turn in each row."""
    chance, written, number = random.Random(2), 0, 0
    with path.open("wb") as file:
        while written < n_bytes:
            number += 1
            row = {"id": f"p{number}", "text": chance.choice(turns), "district": "农村"}
            written += file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: bytes read, seconds, processor seconds, MB of the largest process."""

    n_bytes: int
    seconds: float
    cpu: float
    peak: float
    codings: int


def measure(source: Path, out: Path, book: Path, arguments: list[str]) -> Measured:
    n_bytes = sum(file.stat().st_size for file in source.rglob("*") if file.is_file()) if source.is_dir() else 0
    n_bytes = n_bytes or source.stat().st_size
    command = [sys.executable, "-m", "interview_coder", "--quiet", "code", str(source), "--out", str(out)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    process = subprocess.Popen([*command, "--codebook", str(book), *arguments], stdout=subprocess.DEVNULL, cwd=ROOT)
    peak = watched(process)
    seconds = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"code ended with {process.returncode}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    codings = json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]["codings"]
    return Measured(n_bytes, seconds, cpu, peak, codings)


def watched(process: "subprocess.Popen[bytes]") -> float:
    """Wait for a process; return the MB of the largest of it and its children, by the system's own high-water mark."""
    peak = 0
    while process.poll() is None:
        for pid in (process.pid, *children(process.pid)):
            peak = max(peak, high_water(pid))
        time.sleep(0.2)
    return peak / 1024


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def high_water(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=float, help="GB of text")
    parser.add_argument("--folder", type=Path, required=True, help="where to put the corpora; emptied size by size")
    parser.add_argument("--form", choices=("files", "jsonl"), default="files")
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--share", type=float, default=0.1, help="sentences that hold a term")
    given = parser.parse_args()
    made = corpus.study(POOL_MB, given.share)
    rows: list[Measured] = []
    print("| GB | seconds | CPU seconds | MB/s | peak MB | codings |\n| --- | --- | --- | --- | --- | --- |")
    for size in given.sizes:
        folder, book = given.folder / "corpus", given.folder / "book.yaml"
        shutil.rmtree(given.folder, ignore_errors=True)
        folder.mkdir(parents=True)
        book.write_text(corpus.codebook_text(made.codes()), encoding="utf-8")
        source = folder if given.form == "files" else folder / "posts.jsonl"
        write = write_files if given.form == "files" else write_table
        write(source, int(size * 1e9), made.turns)
        found = measure(source, given.folder / "out", book, ["--jobs", given.jobs])
        rows.append(found)
        cells = (f"{found.n_bytes / 1e9:.2f}", f"{found.seconds:.0f}", f"{found.cpu:.0f}")
        rate = f"{found.n_bytes / 1e6 / found.seconds:.1f}"
        print("| " + " | ".join((*cells, rate, f"{found.peak:.0f}", f"{found.codings:,}")) + " |", flush=True)
    print(f"\nfarthest from the median: seconds per byte {deviation([row.seconds / row.n_bytes for row in rows]):.1%},")
    print(f"CPU seconds per byte {deviation([row.cpu / row.n_bytes for row in rows]):.1%}")


def deviation(rates: list[float]) -> float:
    middle = statistics.median(rates)
    return max(abs(rate / middle - 1) for rate in rates)


if __name__ == "__main__":
    main()
