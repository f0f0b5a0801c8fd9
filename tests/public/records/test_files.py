"""Files of published records: right type and name, nothing guessed, nothing after a withdrawal."""

from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.access.rows.public_records import public_file_of
from tests.makers import office, public_record_of
from tests.public.records.made import taken_back

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)


@pytest.fixture
def record():
    return public_record_of(office(), DAY)


def test_the_pdf_opens_in_the_browser_under_its_japanese_name(client, record):
    public_file_of(record, "pdf", title="見本の里 令和8年5月20日 議事録")
    answer = client.get(f"/minutes/{record.key}/minutes.pdf")
    assert (answer.status_code, answer.getvalue()) == (200, b"%PDF-1.7 mihon")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    name = quote("見本の里 令和8年5月20日 議事録.pdf")
    assert answer["Content-Disposition"] == f"inline; filename*=utf-8''{name}"


def test_a_file_can_load_and_run_nothing(client, record):
    picture = public_file_of(record, "image")
    answer = client.get(f"/minutes/{record.key}/files/{picture.key}/")
    assert answer.getvalue() == b"\x89PNG mihon"
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; img-src 'self'; ")


def test_a_type_that_is_not_known_is_only_saved(client, record):
    page = public_file_of(record, "image", content_type="text/html", title="絵")
    answer = client.get(f"/minutes/{record.key}/files/{page.key}/")
    assert answer.getvalue()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; ")


def test_who_has_the_file_is_not_sent_it_again(client, record):
    public_file_of(record, "pdf")
    address = f"/minutes/{record.key}/minutes.pdf"
    first = client.get(address)
    first_read = first.getvalue()
    assert first["Cache-Control"] == "public, max-age=300"
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "public, max-age=300")
    other = client.get(address, headers={"If-None-Match": '"something-else"'})
    assert other.getvalue() == first_read


def test_names_that_are_guessed_are_not_there(client, record):
    other = public_record_of(office(number="1392000027"), DAY)
    evaluation = public_record_of(office(number="1392000035"), DAY, kind="evaluation")
    foreign = public_file_of(other, "image")
    public_file_of(evaluation, "pdf")
    public_file_of(record, "image")
    for path in (
        f"/minutes/{record.key}/minutes.pdf",
        f"/minutes/{record.key}/files/{foreign.key}/",
        f"/minutes/{record.key}/files/2345678912/",
        f"/minutes/{record.key}/files/../",
        f"/minutes/{evaluation.key}/minutes.pdf",
        f"/evaluations/{record.key}/evaluation.pdf",
        "/minutes/nobody2345/minutes.pdf",
    ):
        assert client.get(path).status_code == 404, path


def test_the_files_of_a_withdrawn_record_are_gone_for_whoever_has_them_too(client, record):
    public_file_of(record, "pdf")
    picture = public_file_of(record, "image")
    addresses = [f"/minutes/{record.key}/minutes.pdf", f"/minutes/{record.key}/files/{picture.key}/"]
    answers = [client.get(address) for address in addresses]
    known = [answer["ETag"] for answer in answers if answer.getvalue()]
    taken_back(record)
    for address, etag in zip(addresses, known, strict=True):
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 410


def test_a_file_that_the_storage_lost_is_not_found(client, record):
    Path(public_file_of(record, "pdf").file.path).unlink()
    assert client.get(f"/minutes/{record.key}/minutes.pdf").status_code == 404
