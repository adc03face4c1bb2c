"""Units and words: where a sentence and where a word ends."""
