"""Files in, sources out: the only layer that reads transcripts."""
