"""Problems of transcripts and their texts (IC101–IC149)."""
