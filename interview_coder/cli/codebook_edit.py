"""Edits of a codebook's file on behalf of other commands."""

import sys
from pathlib import Path

from interview_coder.cli.language import say
from interview_coder.cli.reporting import FINE, PROBLEMS, TALK, show_problems


def own_file(name: str) -> Path | None:
    """Return the file that a name stands for, if it is the user's own; the codebooks of the package are not edited."""
    if not name:
        found = sorted(Path("codebooks").glob("*.y*ml"))
        return found[0] if len(found) == 1 else None
    candidates = (Path(name), *(Path("codebooks") / f"{name}{suffix}" for suffix in (".yaml", ".yml")))
    return next((path for path in candidates if path.is_file()), None)


def add_rule_to(name: str, code: str, rule: str) -> int:
    """Add a rule to a code of the codebook that ``name`` stands for, and check the file then."""
    from interview_coder.codebook import read_codebook  # noqa: PLC0415 - only when used
    from interview_coder.codebook.add_rule import add_rule  # noqa: PLC0415
    from interview_coder.coding.parse import parse_expression  # noqa: PLC0415
    from interview_coder.export.edited_file import write_edited  # noqa: PLC0415

    path = own_file(name)
    if path is None:
        sys.stderr.write(
            say("name the codebook's file with --codebook", "请用 --codebook 指定要改的编码手册文件") + "\n"
        )
        return PROBLEMS
    before = path.read_bytes()
    data, problems = add_rule(before, path.as_posix(), code, rule)
    outcome = show_problems(problems)
    if data is None or data == before:
        return outcome
    write_edited(path, data)
    TALK.say(say(f"{path}: rule added to {code}", f"{path}：已为 {code} 添加规则"))
    _, found = read_codebook(path, parse=parse_expression)
    return show_problems(problem for problem in found if problem.is_error) if found else FINE
