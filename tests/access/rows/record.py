"""The record as it is read and its files: the answers at each address."""

from tests.access import worlds
from tests.access.worlds import OPERATOR, STRANGERS, Row

ROWS: dict[str, Row] = {
    "minutes_preview": Row(OPERATOR, STRANGERS, worlds.meeting),
    "minutes_pdf": Row(OPERATOR, STRANGERS, worlds.meeting),
    "minutes_docx": Row(OPERATOR, STRANGERS, worlds.meeting),
    "minutes_list_xlsx": Row(OPERATOR, STRANGERS, worlds.office),
}
