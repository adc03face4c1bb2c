"""Rules on text: parse, compile, match, and turn hits into codings."""
