"""Makes the public version of minutes: begun beside final ones, every place decided on, confirmed. [N §8, 省令 34②]"""

from meetings.services.public_texts.craft import undoable
from meetings.services.public_texts.errors import ChangedMeanwhile, PublicTextError
from meetings.services.public_texts.minutes import MINUTES
from meetings.services.public_texts.opening import begun, open_text
from meetings.services.public_texts.reviewing import Review, review_of
from meetings.services.public_texts.taken_away import still_public

save_fields, replace_spot, keep_spot = MINUTES.save_fields, MINUTES.replace_spot, MINUTES.keep_spot
replace_all, undo_all, revoke = MINUTES.replace_all, MINUTES.undo_all, MINUTES.revoke
take_over, stay, reopen = MINUTES.take_over, MINUTES.stay, MINUTES.reopen
obstacles, needs_second = MINUTES.obstacles, MINUTES.needs_second
ask_second, confirm = MINUTES.ask_second, MINUTES.confirm

__all__ = [
    "ChangedMeanwhile",
    "PublicTextError",
    "Review",
    "ask_second",
    "begun",
    "confirm",
    "keep_spot",
    "needs_second",
    "obstacles",
    "open_text",
    "reopen",
    "replace_all",
    "replace_spot",
    "review_of",
    "revoke",
    "save_fields",
    "stay",
    "still_public",
    "take_over",
    "undo_all",
    "undoable",
]
