"""The operators' room on the screen."""
