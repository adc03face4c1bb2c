"""``init``: a new study folder, empty or with the worked example."""

import re
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from interview_coder.cli.app import app
from interview_coder.cli.language import say
from interview_coder.cli.reporting import TALK


@app.command("init", help=say("Start a study folder.", "新建研究文件夹。"))
def init_command(
    folder: Annotated[Path, typer.Argument(help=say("Where to start it.", "放在哪里。"))] = Path(),
    example: Annotated[
        bool, typer.Option("--example", help=say("With the worked example study.", "带上完整的示例研究。"))
    ] = False,
) -> int:
    """Make FOLDER a study: transcripts/, codebooks/, and on request the worked example."""
    from interview_coder.export.study_folder import start_study  # noqa: PLC0415 - only when used

    made = start_study(folder, example=example)
    for path in made:
        TALK.say(str(path))
    prefix = "" if folder == Path() else f"cd {_quoted(str(folder))} && "
    command = f"{prefix}interview-coder code"
    if not example:
        TALK.say(
            say(
                "Next: put transcripts into transcripts/ and choose a codebook (interview-coder codebook list), then",
                "下一步：把转录稿放进 transcripts/，选一本编码手册（interview-coder codebook list），然后",
            )
        )
        command += say(" --codebook NAME", " --codebook 手册")
    TALK.say(say("Next: ", "下一步：") + command if example else "  " + command)
    return 0


def _quoted(name: str) -> str:
    """Return a name as a shell takes it; Chinese characters need no quotes."""
    return name if re.fullmatch(r"[\w./:\\-]+", name) else quote(name)
