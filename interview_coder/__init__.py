"""Code Chinese interviews with a codebook of rules."""
