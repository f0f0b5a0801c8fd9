"""Commands of the publication room."""
