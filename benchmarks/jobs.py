"""How much faster two processes are than one, on a machine that may have other things to do.

    python benchmarks/jobs.py --folder /tmp/jobs                    # 200 MB
    python benchmarks/jobs.py --folder /tmp/jobs --megabytes 60 --rounds 3

The whole command with ``--jobs 1`` and ``--jobs 2`` in turn. Beside the clock the table shows how long the run would
have taken had no other process been in the way: the clock without the time in which it was ready to run and had to
wait for a core, by the system's own account (Linux, /proc/PID/schedstat). With two workers that is the wait of the one
that waited less, and, before and after them, that of the first process. What a worker spends without work counts.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import corpus
from measure import environment, table
from scale import POOL_MB, ROOT, children, write_files

Account = tuple[float, float, float]
"""Clock, seconds run, seconds waited for a core."""


@dataclass(slots=True)
class Watched:
    """The first and the last account of each process and what the first one waited beside its workers."""

    first: dict[int, Account] = field(default_factory=dict)
    last: dict[int, Account] = field(default_factory=dict)
    waited_beside: float = 0.0

    def look(self, pid: int) -> Account | None:
        account = account_of(pid)
        if account:
            self.first.setdefault(pid, account)
            self.last[pid] = account
        return account

    def workers(self, parent: int) -> list[int]:
        """Return the processes that did work, not the one that only keeps track of resources."""
        return [pid for pid, account in self.last.items() if pid != parent and account[1] > 1]


@dataclass(frozen=True, slots=True)
class Measured:
    clock: float
    ran: float
    parent: float
    alone: float


def account_of(pid: int) -> Account | None:
    """Return what the system has counted for the main thread of a process."""
    try:
        ran, waited, _ = Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return time.monotonic(), int(ran) / 1e9, int(waited) / 1e9


def measure(source: Path, book: Path, out: Path, jobs: int) -> Measured:
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "interview_coder", "--quiet", "code", str(source), "--out", str(out)]
    begun = time.monotonic()
    process = subprocess.Popen(
        [*command, "--codebook", str(book), "--jobs", str(jobs)], stdout=subprocess.DEVNULL, cwd=ROOT, env=environment()
    )
    seen = Watched()
    waited = 0.0
    while process.poll() is None:
        account = seen.look(process.pid)
        is_beside = [pid for pid in children(process.pid) if seen.look(pid)]
        if account and is_beside:
            seen.waited_beside += account[2] - waited
        waited = account[2] if account else waited
        time.sleep(0.02)
    if process.returncode:
        raise SystemExit(f"code ended with {process.returncode}")
    clock = time.monotonic() - begun
    workers = seen.workers(process.pid)
    parent_waited = seen.last[process.pid][2] - seen.waited_beside
    workers_waited = min((seen.last[pid][2] for pid in workers), default=0.0)
    ran = sum(account[1] for account in seen.last.values())
    return Measured(clock, ran, seen.last[process.pid][1], clock - parent_waited - workers_waited)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="where to put the corpus; emptied first")
    parser.add_argument("--megabytes", type=float, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    made = corpus.study(POOL_MB, 0.1)
    shutil.rmtree(given.folder, ignore_errors=True)
    source, book = given.folder / "corpus", given.folder / "book.yaml"
    source.mkdir(parents=True)
    book.write_text(corpus.codebook_text(made.codes()), encoding="utf-8")
    write_files(source, int(given.megabytes * 1e6), made.turns)
    found: dict[int, list[Measured]] = {1: [], 2: []}
    rows = []
    for _ in range(given.rounds):
        for jobs, runs in found.items():
            runs.append(one := measure(source, book, given.folder / f"out{jobs}", jobs))
            rows.append([str(jobs), *(f"{value:.1f}" for value in (one.clock, one.ran, one.parent, one.alone))])
            print(*rows[-1], flush=True)
    heads = ["jobs", "clock s", "main threads ran s", "of it the first process", "clock had nobody been in the way s"]
    print(table(heads, rows))
    for name in ("clock", "alone"):
        one, two = (statistics.median(getattr(run, name) for run in found[jobs]) for jobs in (1, 2))
        print(f"{name}: {one / two:.2f} ×")
    same = all(
        (given.folder / "out1" / name).read_bytes() == (given.folder / "out2" / name).read_bytes()
        for name in ("quotes.csv", "frequencies.csv", "matrix.csv", "cooccurrence.csv")
    )
    print("the same tables" if same else "DIFFERENT TABLES")


if __name__ == "__main__":
    main()
