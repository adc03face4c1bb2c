"""Codebooks of other programs in and out, one format a module.

``parse_*`` turns text or XML into a `Tree` and problems; ``write_*`` turns a codebook into text and what was lost.
"""
