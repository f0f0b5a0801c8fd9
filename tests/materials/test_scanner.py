"""The virus scanner over a real socket: clean, infected, silent, gone; and what the health page says of it."""

import logging

import pytest

from config.celery import heartbeat
from meetings.models import Material
from meetings.uploads.refusals import FileRefused
from tests.materials import samples

JSON = {"Accept": "application/json"}
NOT_SCANNED = "ウイルスの検査ができませんでした。しばらくしてから、もう一度お試しください。"


@pytest.mark.django_db
def test_a_clean_file_is_kept_as_scanned(joint, clamd):
    content = samples.pdf()
    assert joint.add(joint.host, content, joint.host_person).scanned is True
    assert clamd.seen == [len(content)]


@pytest.mark.django_db
def test_without_a_scanner_files_are_kept_as_not_scanned(joint):
    assert joint.add(joint.host, samples.pdf(), joint.host_person).scanned is False


@pytest.mark.django_db
def test_an_infected_file_is_refused(joint, clamd):
    with pytest.raises(FileRefused, match="ウイルスが見つかったため"):
        joint.add(joint.host, samples.infected_image(), joint.host_person)
    assert Material.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("INSTREAM size limit exceeded. ERROR", id="too large for it"),
        pytest.param("stream: Can't allocate memory ERROR", id="an error"),
        pytest.param("what?", id="nonsense"),
        pytest.param(" ", id="nothing"),
    ],
)
def test_no_answer_no_file(joint, clamd, answer):
    clamd.answer = answer
    with pytest.raises(FileRefused, match=NOT_SCANNED):
        joint.add(joint.host, samples.pdf(), joint.host_person)
    assert Material.objects.count() == 0


@pytest.mark.django_db
def test_a_scanner_that_is_gone_keeps_files_out_and_the_log_knows_no_name(joint, settings, free_port, caplog):
    settings.CLAMD_URL = f"tcp://127.0.0.1:{free_port}"
    with caplog.at_level(logging.WARNING), pytest.raises(FileRefused, match=NOT_SCANNED):
        joint.add(joint.host, samples.pdf(), joint.host_person, name="見本太郎様.pdf")
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "見本" not in caplog.text


def ready(client) -> tuple[int, str]:
    heartbeat()
    answer = client.get("/readyz", headers=JSON)
    return answer.status_code, answer.json()["parts"]["scanner"]


@pytest.mark.django_db
def test_the_health_page_knows_the_scanner(client, clamd):
    assert ready(client) == (200, "ok")


@pytest.mark.django_db
def test_the_health_page_says_when_it_is_gone(client, settings, free_port):
    settings.CLAMD_URL = f"tcp://127.0.0.1:{free_port}"
    assert ready(client) == (503, "failed")


@pytest.mark.django_db
def test_a_portal_without_scanner_is_ready_and_says_so(client):
    assert ready(client) == (200, "off")
    page = client.get("/readyz", headers={"Accept": "text/html"}).content.decode()
    assert "<dt>ウイルス検査</dt><dd>－ 未設定（使っていません）</dd>" in page
