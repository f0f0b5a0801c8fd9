"""Makes the public words of an evaluation: begun beside final results, every place decided on, confirmed. [N 評価§6①]"""

from evaluations.services.public_sheets.craft import SHEETS
from evaluations.services.public_sheets.errors import ChangedMeanwhile, PublicTextError
from evaluations.services.public_sheets.opening import begun, open_sheet
from evaluations.services.public_sheets.readiness import is_final
from evaluations.services.public_sheets.reviewing import Review, review_of
from meetings.services.public_texts.craft import undoable

save_fields, replace_spot, keep_spot = SHEETS.save_fields, SHEETS.replace_spot, SHEETS.keep_spot
replace_all, undo_all, revoke = SHEETS.replace_all, SHEETS.undo_all, SHEETS.revoke
take_over, stay, reopen = SHEETS.take_over, SHEETS.stay, SHEETS.reopen
obstacles, needs_second = SHEETS.obstacles, SHEETS.needs_second
ask_second, confirm = SHEETS.ask_second, SHEETS.confirm

__all__ = [
    "ChangedMeanwhile",
    "PublicTextError",
    "Review",
    "ask_second",
    "begun",
    "confirm",
    "is_final",
    "keep_spot",
    "needs_second",
    "obstacles",
    "open_sheet",
    "reopen",
    "replace_all",
    "replace_spot",
    "review_of",
    "revoke",
    "save_fields",
    "stay",
    "take_over",
    "undo_all",
    "undoable",
]
