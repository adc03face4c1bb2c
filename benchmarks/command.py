"""The whole command ``code`` beside the matching alone of spaCy, on the same transcripts and terms.

    python benchmarks/command.py                 # 3 MB at 1, 10 and 50 % of sentences hit
    python benchmarks/command.py --rounds 5

Ours is a process of its own with one worker: start, reading, matching, all tables, the workbook and the report, by
its processor time. The same without the start is shown too, for the start does not grow with the text. spaCy (blank
zh with jieba, PhraseMatcher) is timed on a slice of the same turns, its pipeline ready, and scaled by length.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus
from engines import SHARES, spacy_matcher
from measure import alternating, environment, machine, pin, table

ROOT = Path(__file__).parents[1]
GOAL = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=3)
    parser.add_argument("--slice", type=float, default=1, help="megabytes for spaCy")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pin()
    print(f"{machine()}; spaCy on {options.slice:g} MB, scaled\n")
    rows = [compare(corpus.study(options.megabytes, share), options) for share in SHARES]
    heads = [
        "sentences hit",
        "MB",
        "spaCy, matching alone, s",
        "`code`, all of it, s",
        "of it the start",
        "ratio",
        "goal",
    ]
    print(table(heads, rows))


def compare(made: corpus.Study, options: argparse.Namespace) -> list[str]:
    part = made.turns[: round(len(made.turns) * options.slice / options.megabytes)]
    n_part = sum(len(turn.encode()) for turn in part)
    spacy = spacy_matcher(made.terms)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "book.yaml"
        book.write_text(corpus.codebook_text(made.codes()), encoding="utf-8")
        corpus.as_interviews(made.turns, folder / "talk")
        corpus.as_interviews(made.turns[:1], folder / "little")
        seconds(folder / "little", book, folder / "out")  # compiles modules
        times: dict[str, list[float]] = {"spacy": [], "code": [], "start": []}
        for _ in range(options.rounds):
            times["spacy"].append(alternating({"spacy": lambda: spacy(part)}, rounds=1)["spacy"])
            times["code"].append(seconds(folder / "talk", book, folder / "out"))
            times["start"].append(seconds(folder / "little", book, folder / "out"))
    matching = statistics.median(times["spacy"]) * made.n_bytes / n_part
    whole, start = statistics.median(times["code"]), statistics.median(times["start"])
    cells = (f"{made.share:.0%}", f"{made.n_bytes / 1e6:.1f}", f"{matching:.1f}", f"{whole:.2f}", f"{start:.2f}")
    return [*cells, f"{matching / whole:.1f} ×", f"≥ {GOAL} ×" if made.share < max(SHARES) else ""]


def seconds(source: Path, book: Path, out: Path) -> float:
    """Run the command; return its processor time."""
    command = [sys.executable, "-m", "interview_coder", "code", str(source), "--codebook", str(book)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment()}
    subprocess.run([*command, "--out", str(out), "--jobs", "1"], check=True, cwd=ROOT, **quiet)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
