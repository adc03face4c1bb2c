"""All commands in the order in which help lists them; a module adds its own to the app when it is imported.

A command line needs one of them, so only that one's module is imported: ``table chain`` is in ``table_chain`` if
there is such a module, else somewhere in ``table`` and ``table_…``.
"""

from collections.abc import Sequence
from importlib import import_module

from typer.models import CommandInfo, TyperInfo

MODULES = (
    "code",
    "codebook",
    "codebook_add",
    "codebook_check",
    "codebook_convert",
    "codebook_diff",
    "codebook_merge",
    "codebook_new",
    "codebook_release",
    "codebook_show",
    "codebook_test",
    "codebook_update",
    "explain",
    "find",
    "init",
    "report",
    "table",
    "table_chain",
    "table_cooccurrence",
    "table_frequencies",
    "table_levels",
    "table_matrix",
    "table_saturation",
    "table_survey",
    "table_triangulation",
    "words",
    "words_tables",
    "words_pictures",
)
_FLAGS = ("-q", "--quiet")


def load(arguments: Sequence[str]) -> None:
    """Import the modules that a command line needs: all of them where it names no command."""
    for name in needed(arguments):
        import_module(f"interview_coder.cli.{name}")
    _put_in_order()


def needed(arguments: Sequence[str]) -> Sequence[str]:
    """Return the modules in which the command of a command line can be.

    Example:
        >>> needed(["--lang", "zh", "codebook", "check", "book.yaml"])
        ('codebook_check',)
    """
    if arguments[:1] == ["--version"]:
        return ()
    group, command = [*_after_options(arguments), "", ""][:2]
    exact = f"{group}_{command}".replace("-", "_")
    if exact in MODULES:
        return (exact,)
    return tuple(name for name in MODULES if name == group or name.startswith(f"{group}_")) or MODULES


def _after_options(arguments: Sequence[str]) -> Sequence[str]:
    """Return the command line from the command on; nothing if other options come first."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        if arguments[place] not in ("--lang", *_FLAGS) and not arguments[place].startswith("--lang="):
            return ()
        place += 2 if arguments[place] == "--lang" else 1
    return arguments[place:]


def _place(module: str) -> int:
    return MODULES.index(module) if module in MODULES else len(MODULES)


def _put_in_order() -> None:
    """List commands in our order, whichever was imported first."""
    from interview_coder.cli.app import app  # noqa: PLC0415 - which imports the commands

    def place(command: CommandInfo) -> int:
        return _place(getattr(command.callback, "__module__", "").rpartition(".")[2])

    def place_of_group(group: TyperInfo) -> int:
        return _place(str(group.name))

    app.registered_commands.sort(key=place)
    app.registered_groups.sort(key=place_of_group)
    for group in app.registered_groups:
        if group.typer_instance:
            group.typer_instance.registered_commands.sort(key=place)
