"""Who keeps the duty, who will not, and why."""
