"""What leaves the evaluations' room as a file that other programs read."""
