"""Problems of the rule language (IC301–IC399)."""
