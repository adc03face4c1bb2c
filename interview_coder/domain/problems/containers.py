"""Problems of file formats and tables of answers (IC150–IC199)."""
