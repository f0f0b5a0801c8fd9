"""What is printed: letters, rosters."""
