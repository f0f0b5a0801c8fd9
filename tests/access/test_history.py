"""History is append-only: in the model everywhere, in PostgreSQL for every program."""

import pytest
from django.db import IntegrityError, connection, transaction

from operators.models import HistoryEntry

UPDATE = "UPDATE operators_historyentry SET verb = 'x'"
DELETE = "DELETE FROM operators_historyentry"


@pytest.fixture
def entry(nerima):
    return HistoryEntry.objects.get()


def rewrite(entry):
    entry.verb = "x"
    entry.save()


def bulk_rewrite(entry):
    entry.verb = "x"
    HistoryEntry.objects.bulk_update([entry], ["verb"])


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(rewrite, id="saving again"),
        pytest.param(bulk_rewrite, id="bulk update"),
        pytest.param(lambda entry: HistoryEntry.objects.update(verb="x"), id="update of all"),
        pytest.param(lambda entry: entry.delete(), id="deleting one"),
        pytest.param(lambda entry: HistoryEntry.objects.all().delete(), id="deleting all"),
        pytest.param(lambda entry: entry.facility.history.all().delete(), id="deleting an office's"),
    ],
)
def test_the_model_refuses(entry, attempt):
    with pytest.raises(TypeError, match="append-only"), transaction.atomic():
        attempt(entry)
    assert HistoryEntry.objects.filter(pk=entry.pk, verb="登録").count() == 1


@pytest.mark.parametrize("statement", [UPDATE, DELETE])
def test_postgresql_refuses_every_program(entry, statement):
    """SQLite, the embedded default, has the model's guard only; this test says so, and tells when that changes."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError as error:
        outcome = "refused" if "append-only" in str(error) else str(error)
    else:
        outcome = "done"
    assert outcome == {"postgresql": "refused", "sqlite": "done"}[connection.vendor]
