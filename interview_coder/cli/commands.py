"""All commands in the order in which help lists them; each module adds its own to the app."""

from interview_coder.cli import code, codebook, explain, find, init

__all__ = ["code", "codebook", "explain", "find", "init"]
