"""What can be the category and the main category of a code in the three-level table."""

AUTO = "auto"
CATEGORIES = (AUTO, "construct", "parent", "family")
MAINS = (AUTO, "theory", "construct", "root", "family")
