"""``init``: a new study folder, empty or with the worked example."""

from pathlib import Path
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
    book = "codebooks/volunteer-governance.yaml" if example else "CODEBOOK"
    prefix = "" if folder == Path() else f"cd {folder} && "
    TALK.say(say("Next: ", "下一步：") + f"{prefix}interview-coder code --codebook {book}")
    return 0
