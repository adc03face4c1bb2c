"""Processor time of whole commands, start-up included, and how many times a bare Python that is.

    python benchmarks/startup.py                 # the table, as Markdown
    python benchmarks/startup.py --rounds 9

Each command is a process of its own; its time is user and system time of the process and its children. The commands
take turns, each round begins with ``python -c pass``, and the medians are shown: read the ratios, which hold when the
machine is slower or busy. Modules are compiled (.pyc) and codebooks remembered by a first round that is not counted.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import measure

ROOT = Path(__file__).parents[1]
SMALL = """\
codebook: small
version: 1.0.0
title: 小手册
codes:
  - {id: money, name: 钱, definition: 说到钱, examples: [没有经费], rules: [经费, 没钱, 缺 NEAR/3 钱]}
  - {id: trust, name: 信任, definition: 说到信任, examples: [大家信得过他], rules: [信任, 信得过]}
  - {id: strain, name: 压力, definition: 说到压力, examples: [压力大], rules: [压力, 压力*]}
  - {id: growth, name: 成长, definition: 说到成长, examples: [学习中成长], rules: ['/学习.{0,3}成长/']}
  - {id: pay, name: 补贴, definition: 说到补贴, examples: [志愿者有补贴], rules: [志愿者 AND 补贴]}
"""
CHARACTERS = (
    "我们你他这那有没来去上下大小多少好坏人家国地方时候事情学生老师工作生活社会问题经济文化历史发展建设服务组织社区居民"
)
SIGNS = "甲乙丙丁戊己庚辛壬癸"
THREE = ("01 组织负责人 周老师（小橘灯）.txt", "03 志愿者 李（退休）.docx", "06 志愿者 桂姐（农村）.txt")


FIRST = "code, the example study, nothing remembered"
"""The command as it runs the first time: no codebook was read before."""


def big_codebook(n_codes: int, n_terms: int) -> str:
    """Return a codebook of many codes with many different terms."""
    chance = random.Random(1)
    lines = ["codebook: big", "version: 1.0.0", "title: 大手册", "codes:"]
    for number in range(n_codes):
        lines += [f"  - id: code_{number}", f"    name: 编码{number}", "    rules:"]
        for term in range(number * n_terms // n_codes, (number + 1) * n_terms // n_codes):
            sign = "".join(SIGNS[int(digit)] for digit in str(term))
            lines.append(f"      - {''.join(chance.choices(CHARACTERS, k=3))}{sign}")
    return "\n".join(lines) + "\n"


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is measured, by the name it has in the table."""
    ours = [sys.executable, "-m", "interview_coder"]
    small, big = folder / "small.yaml", folder / "big.yaml"
    small.write_text(SMALL, encoding="utf-8")
    big.write_text(big_codebook(2_000, 50_000), encoding="utf-8")
    study = ["--codebook", str(ROOT / "codebooks/volunteer-governance.yaml"), "--out", str(folder / "study")]
    three = [str(ROOT / "transcripts" / name) for name in THREE]
    return {
        "bare Python": [sys.executable, "-c", "pass"],
        "--version": [*ours, "--version"],
        "--help": [*ours, "--help"],
        "codebook check, 5 codes": [*ours, "codebook", "check", str(small)],
        "codebook check maslow (34 codes)": [*ours, "codebook", "check", str(ROOT / "codebooks/maslow.yaml")],
        "codebook check, 2,000 codes, 50,000 terms": [*ours, "codebook", "check", str(big)],
        "code, 3 transcripts, 5 codes": [*ours, "code", *three, "--codebook", str(small), "--out", str(folder / "a")],
        "code, 3 transcripts, maslow": [*ours, "code", *three, "--codebook", "maslow", "--out", str(folder / "b")],
        "code, the example study": [*ours, "code", str(ROOT / "transcripts"), *study],
        FIRST: [*ours, "code", str(ROOT / "transcripts"), *study],
    }


def seconds(command: list[str], cache: Path) -> float:
    """Run a command with a folder for what it remembers; return the processor time that it and its children took."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "IC_CACHE": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode(errors='replace')}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        wanted = commands(Path(name))
        times: dict[str, list[float]] = {label: [] for label in wanted}
        for number in range(rounds + 1):
            for label, command in wanted.items():
                took = seconds(command, Path(name) / ("cache" if label != FIRST else f"cache{number}"))
                if number:
                    times[label].append(took)
    bare = statistics.median(times["bare Python"])
    rows = [
        [label, f"{statistics.median(took):.2f}", f"{min(took):.2f}", f"{statistics.median(took) / bare:.0f}"]
        for label, took in times.items()
    ]
    print(measure.machine().replace(", one used", ""))
    print(measure.table(["command", "CPU s (median)", "least", "× bare Python"], rows))


if __name__ == "__main__":
    main()
