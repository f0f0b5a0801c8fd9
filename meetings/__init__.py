"""Members, meetings and what belongs to them."""
