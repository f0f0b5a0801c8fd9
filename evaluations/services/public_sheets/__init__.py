"""Makes the public words of an evaluation: begun beside final results, every place decided on, confirmed. [N 評価§6①]"""

from evaluations.services.public_sheets.all_at_once import replace_all, undo_all, undoable
from evaluations.services.public_sheets.confirming import confirm, obstacles, reopen
from evaluations.services.public_sheets.corrections import stay, take_over
from evaluations.services.public_sheets.deciding import keep_spot, replace_spot, revoke
from evaluations.services.public_sheets.errors import ChangedMeanwhile, PublicTextError
from evaluations.services.public_sheets.opening import begun, open_sheet
from evaluations.services.public_sheets.readiness import is_final
from evaluations.services.public_sheets.reviewing import Review, review_of
from evaluations.services.public_sheets.saving import save_fields

__all__ = [
    "ChangedMeanwhile",
    "PublicTextError",
    "Review",
    "begun",
    "confirm",
    "is_final",
    "keep_spot",
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
