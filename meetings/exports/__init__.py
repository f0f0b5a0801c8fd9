"""What leaves as a file that other programs read."""
