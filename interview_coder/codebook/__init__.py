"""Codebook files in, a `Codebook` and its problems out."""

from interview_coder.codebook.compose import read_codebook
from interview_coder.codebook.locate import built_in_codebooks

__all__ = ["built_in_codebooks", "read_codebook"]
