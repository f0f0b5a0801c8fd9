"""What the offices of a ward answered, told together and never of fewer than three."""
