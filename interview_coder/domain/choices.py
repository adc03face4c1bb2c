"""What analyses can be asked for: words that functions and options share, apart from what works with them."""

AUTO = "auto"
CATEGORIES = (AUTO, "construct", "parent", "family")
MAINS = (AUTO, "theory", "construct", "root", "family")
"""The category and the main category of a code in the three-level table."""

CODES, CONSTRUCTS = "codes", "constructs"
OF = (CODES, CONSTRUCTS)
"""What is counted."""

CASES, SEGMENTS = "cases", "segments"
PER = (CASES, SEGMENTS)
"""What a test takes for one observation: a case that speaks of something or does not, or a unit."""

UNIT, TURN, WINDOW, CASE = "unit", "turn", "window", "case"
WITHIN = (UNIT, TURN, WINDOW, CASE)
INCLUSION, OVERLAP, PROXIMITY, ANY = "inclusion", "overlap", "proximity", "any"
RELATIONS = (ANY, INCLUSION, OVERLAP, PROXIMITY)
"""Where two codes stand together, and how their hits lie."""

OWN = ("case", "kind", "role", "speaker", "source")
"""What units can be grouped by, besides the attributes of their sources."""
