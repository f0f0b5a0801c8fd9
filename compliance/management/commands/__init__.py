"""Commands of the compliance room."""
