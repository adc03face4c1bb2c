"""Problems of a study's own files: sources.csv, speakers.csv, lexicon, settings (IC401–IC499)."""
