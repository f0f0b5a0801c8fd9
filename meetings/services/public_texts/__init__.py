"""Makes the public version of minutes: begun beside final ones, every place decided on, confirmed. [N §8, 省令 34②]"""

from meetings.services.public_texts.all_at_once import replace_all, undo_all, undoable
from meetings.services.public_texts.confirming import ask_second, confirm, needs_second, obstacles, reopen
from meetings.services.public_texts.corrections import stay, take_over
from meetings.services.public_texts.deciding import keep_spot, replace_spot, revoke
from meetings.services.public_texts.errors import ChangedMeanwhile, PublicTextError
from meetings.services.public_texts.opening import begun, open_text
from meetings.services.public_texts.reviewing import Review, review_of
from meetings.services.public_texts.saving import save_fields
from meetings.services.public_texts.taken_away import still_public

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
