"""Template tags of the compliance room."""
