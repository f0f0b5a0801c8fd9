"""The course of a round: the duty, the timeline, where it stands, what comes next."""
