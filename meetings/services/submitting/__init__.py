"""Behind `meetings.services.submissions`: what stands in the way, and what exactly is frozen."""
