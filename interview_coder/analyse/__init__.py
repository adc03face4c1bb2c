"""Analyses: codings in, tables out; one analysis a module."""
