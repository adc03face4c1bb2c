"""Tables in, files out: the only layer that writes."""
