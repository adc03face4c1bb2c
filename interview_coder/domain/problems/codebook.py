"""Problems of codebook files (IC201–IC299)."""
