"""The ward's desk: what comes in is read, accepted or returned, and never lost."""
