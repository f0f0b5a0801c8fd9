"""The demo: the real offices of a ward with an invented year around a given day, through the doors of real data."""
