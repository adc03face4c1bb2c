"""``python -m interview_coder``."""

from interview_coder.cli import main

main()
