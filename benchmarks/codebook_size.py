"""Does matching cost more with more terms? The same talk with codebooks of 30, 2,000 and 50,000 terms.

    python benchmarks/codebook_size.py              # 10 MB; about two minutes

The 30 terms are in all three codebooks, so that there is as much to find; the others are words of jieba's dictionary
and words put together of two, none of which occurs in the talk. Each size is a process of its own, in turn, several
times; the table has medians. Loading is the automaton and the word splitter, which learns every term as a word;
memory is what the process takes more after it, jieba's dictionary included.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

from corpus import SEED, Study, some_terms, study
from measure import alternating, machine, pin, table

SIZES = (30, 2_000, 50_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measured(options.one, options.megabytes)))
        return
    found: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
    for _ in range(options.rounds):
        for size in SIZES:
            command = [sys.executable, __file__, "--one", str(size), "--megabytes", str(options.megabytes)]
            found[size].append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    medians = {
        size: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for size, runs in found.items()
    }
    print(f"{machine()}\n")
    print(table(["terms", "loading s", "memory MB", "MB/s", "against 30 terms", "hits"], list(_rows(medians))))


def _rows(medians: dict[int, dict[str, float]]):  # noqa: ANN202
    least = medians[SIZES[0]]["matching"]
    for size, run in medians.items():
        cost = f"{run['matching'] / least:.2f} × the time"
        rate = f"{run['megabytes'] / run['matching']:.0f}"
        yield [f"{size:,}", f"{run['loading']:.2f}", f"{run['memory']:.0f}", rate, cost, f"{run['hits']:.0f}"]


def _measured(size: int, megabytes: float) -> dict[str, float]:
    pin()
    terms, made = _terms(size, megabytes)
    from interview_coder.pipeline.hits import term_finder

    before, begin = _resident(), time.process_time()
    finder = term_finder(terms)
    list(finder.find(["经费"]))
    loading, memory = time.process_time() - begin, _resident() - before
    hits = sum(len(part.text) for part in finder.find(made.turns))
    times = alternating({"matching": lambda: list(finder.find(made.turns))}, rounds=3)
    return {"loading": loading, "memory": memory, "hits": hits, "megabytes": made.n_bytes / 1e6, **times}


@cache
def _terms(size: int, megabytes: float) -> tuple[list[str], Study]:
    """Return the terms, and talk of which a tenth of the sentences holds one of the first thirty."""
    import jieba

    few = list(some_terms(SIZES[0]))
    made = study(megabytes, 0.1, few)
    everything = "\n".join(made.turns)
    with jieba.get_dict_file() as file:
        words = [line.split()[0].decode() for line in file]
    draw = random.Random(SEED)
    draw.shuffle(words)
    joined = (left[:3] + right[:3] for left, right in zip(words, reversed(words), strict=True))
    pool = [word for pair in zip(words, joined, strict=True) for word in pair if 2 <= len(word) <= 6]
    spare = (word for word in dict.fromkeys(pool) if word not in everything and word.isalpha())
    return [*few, *(word for word, _ in zip(spare, range(size - len(few)), strict=False))], made


def _resident() -> float:
    """Return the memory in use now, in MB, as the operating system counts it (Linux; elsewhere the peak so far)."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text("ascii").split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
