"""The command line: chooses and shows, never computes."""

import gc
import sys


def main() -> None:
    """Run the command line; the only place that turns outcomes into exit codes."""
    from interview_coder.cli.language import choose_language  # noqa: PLC0415 - before any help text is made

    # A command builds up values and ends; looking for garbage every 700 objects costs a tenth of its time.
    gc.set_threshold(500_000, 50, 100)
    choose_language(sys.argv[1:])
    from interview_coder.cli.app import run  # noqa: PLC0415 - its texts are in the language chosen

    outcome = run(sys.argv[1:])
    gc.freeze()  # nothing is left to find: spares a last look at everything
    sys.exit(outcome)
