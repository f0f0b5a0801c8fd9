"""`manage.py create_user`: accounts of a real installation."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from operators.models import HistoryEntry, User

NEW = "engawa-no-hidamari-8"


def create(monkeypatch: pytest.MonkeyPatch, *words: str, password: str = NEW) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    out = io.StringIO()
    call_command("create_user", "New@Example.jp", "練馬 花子", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def words(nerima):
    """What the command is told for each role."""
    return {
        "ward": ("--role=ward", "--municipality=131202"),
        "center": ("--role=center", "--municipality=131202", f"--center={nerima.support_center.name}"),
        "operator": ("--role=operator", f"--facility={nerima.facility.reference}", "--level=clerk"),
    }


@pytest.mark.parametrize(
    ("role", "door"), [("ward", "/ward/"), ("center", "/center/"), ("operator", "/office/")]
)
def test_each_role_can_sign_in_at_its_door(client, nerima, itabashi, monkeypatch, words, role, door):
    create(monkeypatch, *words[role])
    answer = client.post("/account/login/", {"login": "new@example.jp", "password": NEW})
    assert answer.url == door
    assert nerima.facility.name in client.get(door).content.decode()


def test_the_history_tells_it_without_naming_the_person(nerima, monkeypatch, words):
    create(monkeypatch, *words["operator"])
    user = User.objects.get(email="new@example.jp")
    entry = HistoryEntry.objects.get(subject=f"user {user.pk}")
    assert (entry.verb, entry.via, entry.by) == ("アカウント登録", "create_user", None)
    assert entry.changes == {
        "role": [None, "operator"],
        "offices": [None, ["1392000011/32"]],
        "corporations": [None, []],
    }


def test_an_operator_of_a_corporation(nerima, monkeypatch):
    nerima.corporation.number = "1234567890123"
    nerima.corporation.save()
    create(monkeypatch, "--role=operator", "--corporation=1234567890123", "--corporation=1234567890123")
    user = User.objects.get(email="new@example.jp")
    assert [a.corporation for a in user.assignments.all()] == [nerima.corporation]


def test_the_person_sets_the_password_by_mail(client, nerima, monkeypatch, mailoutbox, words):
    create(monkeypatch, *words["ward"], "--send-mail", password="")
    assert (mailoutbox[0].subject, mailoutbox[0].to) == ("【Engawa】アカウントのご案内", ["new@example.jp"])
    (link,) = re.findall(r"^http\S+/key/\S+$", str(mailoutbox[0].body), re.MULTILINE)
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert client.post("/account/login/", {"login": "new@example.jp", "password": NEW}).url == "/ward/"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--role=ward"], "--municipality に市町村コード", id="ward without a municipality"),
        pytest.param(
            ["--role=ward", "--municipality=999999"], "999999 は登録されていません", id="unknown municipality"
        ),
        pytest.param(
            ["--role=center", "--municipality=131202", "--center=ない"], "「ない」は登録", id="unknown centre"
        ),
        pytest.param(["--role=center", "--municipality=131202"], "--center に", id="centre without a name"),
        pytest.param(["--role=operator"], "--facility（例", id="operator of nothing"),
        pytest.param(
            ["--role=operator", "--facility=1392000011/99"], "1392000011/99 は登録", id="unknown office"
        ),
        pytest.param(["--role=operator", "--corporation=1"], "法人番号 1 の", id="unknown corporation"),
        pytest.param(
            ["--role=ward", "--municipality=131202", "--facility=1392000011/32"],
            "--facility は 区職員 には指定できません",
            id="what belongs to another role",
        ),
    ],
)
def test_what_is_missing_or_unknown_is_told(nerima, monkeypatch, arguments, message):
    with pytest.raises(CommandError, match=re.escape(message)):
        create(monkeypatch, *arguments)
    assert not User.objects.filter(email="new@example.jp").exists()


def test_a_weak_password_is_refused(nerima, monkeypatch, words):
    with pytest.raises(CommandError, match="短すぎます"):
        create(monkeypatch, *words["ward"], password="short")


def test_an_address_has_one_account(nerima, monkeypatch, words):
    create(monkeypatch, *words["ward"])
    with pytest.raises(CommandError, match="すでに登録されています"):
        create(monkeypatch, *words["center"])


def test_an_address_that_is_none(nerima, monkeypatch):
    with pytest.raises(CommandError, match="メールアドレスの形"):
        call_command("create_user", "hanako", "練馬 花子", "--role=ward", "--municipality=131202")
