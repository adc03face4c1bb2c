"""Problems that show only while coding (IC501–IC599)."""
