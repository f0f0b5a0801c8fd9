"""The clocks of the meetings' papers: planned from what is known, announced ahead, held back, approved. [N §8, 省令 36②]"""

from meetings.services.retention.acts import (
    NotTheirs,
    ReasonNamesPeople,
    approve,
    hold,
    may_act,
    may_approve,
    release,
    take_back,
)

__all__ = [
    "NotTheirs",
    "ReasonNamesPeople",
    "approve",
    "hold",
    "may_act",
    "may_approve",
    "release",
    "take_back",
]
