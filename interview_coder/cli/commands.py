"""All commands in the order in which help lists them; each module adds its own to the app."""

from interview_coder.cli import (
    code,
    codebook,
    codebook_add,
    codebook_check,
    codebook_convert,
    codebook_diff,
    codebook_merge,
    codebook_new,
    codebook_release,
    codebook_show,
    codebook_test,
    codebook_update,
    explain,
    find,
    init,
    table,
)

__all__ = [
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
    "table",
]
