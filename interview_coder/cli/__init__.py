"""The command line: chooses and shows, never computes."""
