"""Codebook files in, a `Codebook` and its problems out."""

from interview_coder.codebook.compose import read_codebook
from interview_coder.codebook.locate import built_in_codebooks
from interview_coder.codebook.settings import SETTINGS_FILE, read_settings

__all__ = ["SETTINGS_FILE", "built_in_codebooks", "read_codebook", "read_settings"]
