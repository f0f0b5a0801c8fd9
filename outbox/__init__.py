"""What is owed to whom by mail or letter, and the proof of it. Knows no meeting."""
