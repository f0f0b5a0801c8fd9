"""The forms of signing in and of the settings."""
