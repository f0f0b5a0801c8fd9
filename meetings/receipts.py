"""Receipt numbers: one series per ward and year, on screen and on paper. [N §8]"""

from django.db.models import Max

from meetings.models import Submission
from operators.models import Municipality
from rules.fiscal_year import FiscalYear


def next_serial(municipality: Municipality, year: FiscalYear) -> int:
    """The next free number of a ward's 年度, inside the caller's transaction; who comes second waits for it.

    The ward's own row is the lock: it leaves others free to refer to the ward meanwhile, and it is given up with
    the transaction, so that a number is never given twice and a submission that failed leaves no gap.
    """
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    given = Submission.objects.filter(municipality=municipality, fiscal_year=year.year)
    return (given.aggregate(last=Max("serial"))["last"] or 0) + 1
