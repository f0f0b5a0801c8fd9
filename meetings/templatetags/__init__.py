"""Small pieces of the meetings' pages."""
