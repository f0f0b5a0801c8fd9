"""Plans meetings: draft, change, fix, cancel, record, and bind partners. [N §2, §4, 合同]

A draft is its office's own. A fixed meeting (予定) is announced when its first notice exists; from then on what
people were told is versioned by ``Meeting.sequence``. An office is bound by hosting or by its own confirmation.
"""

from meetings.services.scheduling.agenda import AgendaLine, change_agenda, change_part
from meetings.services.scheduling.details import Details
from meetings.services.scheduling.endings import cancel, record_held, record_not_held
from meetings.services.scheduling.errors import (
    AlreadyAnsweredError,
    AlreadyInvitedError,
    DuplicateMeetingError,
    InThePastError,
    NoCouncilError,
    NotADraftError,
    NotPlannedError,
    NotTheHostError,
    NotYetError,
    OverlappingMeetingError,
    ReasonMissingError,
    SchedulingError,
)
from meetings.services.scheduling.invitations import answer_invitation, invite_partner, withdraw_invitation
from meetings.services.scheduling.planning import change, discard_draft, draft, fix

__all__ = [
    "AgendaLine",
    "AlreadyAnsweredError",
    "AlreadyInvitedError",
    "Details",
    "DuplicateMeetingError",
    "InThePastError",
    "NoCouncilError",
    "NotADraftError",
    "NotPlannedError",
    "NotTheHostError",
    "NotYetError",
    "OverlappingMeetingError",
    "ReasonMissingError",
    "SchedulingError",
    "answer_invitation",
    "cancel",
    "change",
    "change_agenda",
    "change_part",
    "discard_draft",
    "draft",
    "fix",
    "invite_partner",
    "record_held",
    "record_not_held",
    "withdraw_invitation",
]
