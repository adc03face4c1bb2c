"""The commands, put together, and the one boundary where an outcome becomes an exit code."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from interview_coder._version import __version__
from interview_coder.cli.help_text import Commands
from interview_coder.cli.language import say
from interview_coder.cli.reporting import INTERRUPTED, OUR_BUG, PROBLEMS, TALK

app = Commands(
    name="interview-coder",
    help=say(
        "Code Chinese interviews with a codebook: every number traceable to the words it came from.",
        "用编码手册为中文访谈编码：每个数字都能追溯到原话。",
    ),
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"interview-coder {__version__}")
        raise typer.Exit


@app.callback()
def main_options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help=say("Show the version.", "显示版本。")),
    ] = False,
    lang: Annotated[
        str, typer.Option("--lang", help=say("Language of messages: zh or en.", "信息的语言：zh 或 en。"))
    ] = "",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help=say("Only errors and results.", "只显示错误与结果。"))
    ] = False,
) -> None:
    """Options that stand before the command."""
    TALK.quiet = quiet
    if lang and not lang.lower().startswith(("zh", "en")):
        raise typer.BadParameter(say("choose zh or en", "请选择 zh 或 en"), param_hint="--lang")


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; no traceback reaches the user."""
    _speak_utf8()
    from interview_coder.cli import commands  # noqa: PLC0415 - adds the commands to the app

    commands.load(arguments)
    try:
        outcome = app(args=list(arguments), standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        TALK.say(say("Interrupted.", "已中断。"))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads us has seen enough (`| head`); keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from interview_coder.cli.file_errors import explain_file_error  # noqa: PLC0415 - only when needed

        TALK.quiet = False
        TALK.say(explain_file_error(error))
        return PROBLEMS
    except Exception as error:  # noqa: BLE001 - the last boundary: our bug, reported as such
        return _wrong_use(error)
    return outcome if isinstance(outcome, int) else 0


def _wrong_use(error: Exception) -> int:
    """Show a wrong use as such; anything else is our bug."""
    show, code = getattr(error, "show", None), getattr(error, "exit_code", None)
    if not isinstance(code, int):
        return _report_bug(error)
    explained = _explained(error)
    if explained:
        context = getattr(error, "ctx", None)
        command = getattr(context, "command_path", "interview-coder")
        TALK.quiet = False
        TALK.say(f"{explained}\n" + say(f"help: {command} --help", f"帮助：{command} --help"))
    elif callable(show):
        show()
    return code


def _explained(error: Exception) -> str:
    """Return what is wrong with a command line, in the user's language; empty if the library has to say it."""
    message, hint = str(getattr(error, "message", "")), str(getattr(error, "param_hint", None) or "")
    parameter = getattr(error, "param", None)
    name = hint or " / ".join(getattr(parameter, "opts", ()) or ())
    match type(error).__name__:
        case "NoSuchOption":
            return _no_option(getattr(error, "option_name", ""))
        case "MissingParameter":
            shown = getattr(parameter, "human_readable_name", name)
            return say(f"{shown} is missing.", f"缺少 {shown}。")
        case "BadParameter":
            return say(f"{name}: {message}", f"{name}：{message}")
        case "UsageError" if message.startswith("No such command"):
            command = message.partition("'")[2].rpartition("'")[0]
            return say(f"There is no command '{command}'.", f"没有命令“{command}”。")
        case "UsageError" if message.startswith("Got unexpected extra argument"):
            extra = message.partition("(")[2].rpartition("(")[2].rstrip(")")
            return say(
                f"Too many arguments: {extra}; a name with blanks needs quotes.",
                f"多出了参数：{extra}；含空格的名称请加引号。",
            )
        case "UsageError" if message.startswith("Missing command"):
            return say("A command is missing.", "缺少命令。")
    return ""


def _no_option(option: str) -> str:
    """Say that there is no such option, and where one belongs that stands before the command."""
    said = say(f"There is no option {option}.", f"没有选项 {option}。")
    if option in ("-q", "--quiet", "--lang", "--version"):
        said += say(" It stands before the command: ", "它写在命令之前：") + f"interview-coder {option} …"
    return said


def _report_bug(error: Exception) -> int:
    import tempfile  # noqa: PLC0415 - seldom used
    import traceback  # noqa: PLC0415 - seldom used

    handle, name = tempfile.mkstemp(prefix="interview-coder-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
        log.write(f"interview-coder {__version__}, Python {sys.version}\n")
        log.write(f"command: {Path(sys.argv[0]).name} {sys.argv[1:]}\n")
        traceback.print_exception(error, file=log)
    TALK.quiet = False
    TALK.say(
        say(
            f"This is a mistake of ours ({type(error).__name__}). Please report it with the file {name}",
            f"这是程序自身的错误（{type(error).__name__}）。请把这个文件连同问题一起反馈：{name}",
        )
    )
    return OUR_BUG


def _speak_utf8() -> None:
    """Write UTF-8 wherever the locale says otherwise, unless the user asked for an encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and not os.environ.get("PYTHONIOENCODING"):
            reconfigure(encoding="utf-8", errors="backslashreplace")
        elif reconfigure:
            reconfigure(errors="backslashreplace")
