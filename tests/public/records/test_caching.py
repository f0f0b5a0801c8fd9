"""How long a public page may be kept, and that what changed or went is never taken for unchanged."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils.http import http_date

from operators.models import Facility
from publication.caching import released_at
from publication.models import PublicRecord
from tests.makers import office, public_record_of
from tests.public.records.made import taken_back

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)


@pytest.fixture
def home():
    return office(name="見本の里")


@pytest.fixture
def record(home):
    return public_record_of(home, DAY)


@pytest.fixture
def templates(settings, tmp_path):
    """A folder whose templates stand before the portal's: another release."""
    released_at.cache_clear()
    folders = [tmp_path, *settings.TEMPLATES[0]["DIRS"]]
    yield tmp_path, lambda: setattr(settings, "TEMPLATES", [settings.TEMPLATES[0] | {"DIRS": folders}])
    released_at.cache_clear()


def address(record: PublicRecord) -> str:
    return f"/minutes/{record.key}/"


def asked(client: Client, path: str, **headers: str) -> int:
    return client.get(path, headers=headers).status_code


def test_nobody_in_particular_gets_a_page_that_may_be_kept_and_no_cookie(record):
    for path in (address(record), f"/facilities/{record.facility.number}/32/"):
        answer = Client().get(path)
        assert answer["Cache-Control"] == "public, max-age=300"
        assert answer["Vary"] == "Cookie"
        assert {"ETag", "Last-Modified"} <= set(answer.headers)
        assert dict(answer.cookies) == {}
        assert b"csrf" not in answer.content


def test_a_page_that_did_not_change_is_not_sent_again(client, record):
    for path in (address(record), f"/facilities/{record.facility.number}/32/"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert {name: again[name] for name in ("ETag", "Cache-Control", "Vary")} == {
            name: first[name] for name in ("ETag", "Cache-Control", "Vary")
        }
        assert asked(client, path, **{"If-Modified-Since": first["Last-Modified"]}) == 304
        assert asked(client, path, **{"If-Modified-Since": "Wed, 01 Jan 2020 00:00:00 GMT"}) == 200
        assert asked(client, path, **{"If-Modified-Since": "何かの日"}) == 200


def test_a_correction_a_new_neighbour_and_a_new_name_are_changes(client, home, record):
    path = address(record)

    def seen() -> tuple[str, str]:
        answer = client.get(path)
        return answer["ETag"], answer["Last-Modified"]

    later = datetime(2030, 1, 1, tzinfo=UTC)  # after the newest template
    etag, _ = seen()
    PublicRecord.objects.filter(pk=record.pk).update(corrected_on=date(2026, 7, 1), changed_at=later)
    corrected, moment = seen()
    assert (corrected != etag, moment) == (True, http_date(later.timestamp()))
    neighbour = public_record_of(home, date(2026, 7, 20), changed_at=later.replace(month=2))
    followed = seen()
    assert (followed[0] != corrected, followed[1]) == (True, http_date(later.replace(month=2).timestamp()))
    taken_back(neighbour)
    assert seen()[0] == corrected
    Facility.objects.filter(pk=home.pk).update(name="見本の郷")
    assert seen()[0] != corrected


def test_a_new_release_of_the_templates_is_a_change(client, record, templates):
    folder, release = templates
    first = client.get(address(record))
    file = Path(folder, "publication/record/entry.html")
    file.parent.mkdir(parents=True)
    file.write_text("<p>{{ entry.text }}</p>", encoding="utf-8")
    os.utime(file, (datetime(2031, 1, 1, tzinfo=UTC).timestamp(),) * 2)
    release()
    released_at.cache_clear()
    second = client.get(address(record))
    assert second["ETag"] != first["ETag"]
    assert second["Last-Modified"] == "Wed, 01 Jan 2031 00:00:00 GMT"


def test_what_was_taken_back_is_gone_whatever_the_asker_remembers(client, record):
    first = client.get(address(record))
    taken_back(record)
    for known in (
        {"If-None-Match": first["ETag"]},
        {"If-Modified-Since": first["Last-Modified"]},
        {"If-None-Match": "*"},
    ):
        answer = client.get(address(record), headers=known)
        assert (answer.status_code, answer["Cache-Control"]) == (410, "no-cache")


def test_a_page_for_somebody_is_kept_by_nobody(client, nerima):
    record = public_record_of(nerima.facility, DAY)
    etag = Client().get(address(record))["ETag"]
    client.force_login(nerima.operator)
    answer = client.get(address(record), headers={"If-None-Match": etag})
    assert (answer.status_code, answer["Cache-Control"], answer["Vary"]) == (
        200,
        "private, no-store",
        "Cookie",
    )
    assert nerima.operator.name in answer.content.decode()


def test_what_is_gone_or_never_was_is_stored_by_nobody_either_for_somebody_signed_in(client, nerima):
    record = public_record_of(nerima.facility, DAY)
    taken_back(record)
    client.force_login(nerima.operator)
    for path, status in ((address(record), 410), ("/minutes/aaaaaaaaaa/", 404), ("/nowhere/", 404)):
        answer = client.get(path)
        assert (path, answer.status_code, answer["Cache-Control"]) == (path, status, "private, no-store")
        assert nerima.operator.name in answer.content.decode()


def test_a_message_that_waits_for_somebody_is_kept_by_nobody(client, record):
    client.cookies["messages"] = "waiting"
    assert client.get(address(record))["Cache-Control"] == "private, no-store"


def test_only_reading_is_possible(client, record):
    assert client.post(address(record)).status_code == 405
    assert client.head(address(record)).status_code == 200
