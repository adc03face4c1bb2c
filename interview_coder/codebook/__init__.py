"""Codebook files in, a `Codebook` and its problems out."""
