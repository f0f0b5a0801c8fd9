"""Tables for spreadsheets: nothing that one would run, nothing that one would read as another thing."""

from datetime import date

from operators.csv_text import csv_text


def test_cells_are_plain_and_no_text_begins_a_formula():
    dangerous: list[object] = [f"{sign}1+1" for sign in "=+-@\t\r\n＝＋－＠"]
    rows: list[list[object]] = [["桜の家", date(2026, 6, 1), -3, None, ""], dangerous]
    head, first, *guarded = csv_text(["名", "日"], rows).split("\r\n")
    assert (head, first) == ("名,日", "桜の家,2026-06-01,-3,,")
    assert "\r\n".join(guarded).count("'") == len(dangerous)
