"""The answers of a ward's offices as CSV, for Excel: with BOM."""

import csv
import io
from collections.abc import Iterable

from evaluations.answers.rows import HEADER, Row, inert


def answers_csv(rows: Iterable[Row]) -> str:
    """The text of the file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()
