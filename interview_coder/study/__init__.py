"""A study on disk: settings and layout."""
