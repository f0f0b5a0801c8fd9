"""The same file sent twice at the same moment, by two people or by an impatient one: it is kept once."""

import threading
from pathlib import Path

import pytest
from django.db import connection

from meetings.models import Material
from meetings.services.materials import AlreadyThere
from tests.materials import samples


@pytest.mark.django_db(transaction=True)
def test_the_same_file_twice_at_once_is_kept_once(joint, settings):
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def send() -> None:
        try:
            together.wait()
            outcomes.append(joint.add(joint.host, samples.pdf(), joint.host_person).title)
        except AlreadyThere as refusal:
            outcomes.append(refusal.words)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _ in range(2)]
    for each in senders:
        each.start()
    for each in senders:
        each.join()
    kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert (Material.objects.count(), len(kept)) == (1, 1)
    assert sorted(outcomes) == ["同じ内容のファイルが、すでに登録されています（「資料.pdf」）。", "資料.pdf"]
