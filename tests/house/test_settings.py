"""What the environment makes of the settings; each case asks a fresh process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = "import json, sys; import config.settings as s; print(json.dumps([getattr(s, n) for n in sys.argv[1:]], default=str))"
DEPLOYED = {
    "DEBUG": "false", "SECRET_KEY": "k" * 60, "EMAIL_URL": "smtp+tls://who:secret@mail.example.jp:587",
    "ALLOWED_HOSTS": "engawa.example.jp", "BASE_URL": "https://engawa.example.jp/",
}  # fmt: skip


def ask(*names: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Read settings in a process that knows only ``environment``."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", ASK, *names],
        cwd=ROOT,
        env=bare | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def settings_of(tmp_path):
    def read(*names: str, **environment: str) -> list:
        answer = ask(*names, VAR_DIR=str(tmp_path), **environment)
        assert answer.returncode == 0, answer.stderr
        return json.loads(answer.stdout)

    return read


def test_no_environment_is_the_embedded_default(settings_of, tmp_path):
    debug, databases, broker, folders, mail = settings_of(
        "DEBUG", "DATABASES", "CELERY_BROKER_URL", "CELERY_BROKER_TRANSPORT_OPTIONS", "EMAIL_BACKEND"
    )
    assert debug is True
    assert databases["default"]["NAME"] == str(tmp_path / "engawa.sqlite3")
    assert broker.startswith("filesystem://")
    assert folders["data_folder_in"] == folders["data_folder_out"] == str(tmp_path / "broker" / "messages")
    assert mail == "django.core.mail.backends.filebased.EmailBackend"


def test_empty_values_count_as_not_given(settings_of):
    names = ("DEBUG", "BASE_URL", "ALLOWED_HOSTS", "CELERY_BROKER_URL", "DEMO_PASSWORD")
    emptied = dict.fromkeys(
        ("DEBUG", "BASE_URL", "ALLOWED_HOSTS", "REDIS_URL", "DEMO_PASSWORD", "DATABASE_URL"), ""
    )
    assert settings_of(*names, **emptied) == settings_of(*names)


def test_the_key_of_a_machine_is_made_once_and_for_itself(settings_of, tmp_path):
    first, second = settings_of("SECRET_KEY"), settings_of("SECRET_KEY")
    assert first == second
    assert len(first[0]) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_keys_used_before_keep_what_was_signed_under_them(settings_of):
    assert settings_of("SECRET_KEY_FALLBACKS") == [[]]
    assert settings_of("SECRET_KEY_FALLBACKS", SECRET_KEY_FALLBACKS="old-key, older-key") == [
        ["old-key", "older-key"]
    ]


@pytest.mark.parametrize("missing", ["SECRET_KEY", "EMAIL_URL"])
def test_a_deployed_portal_does_not_start_without(missing, tmp_path):
    answer = ask("DEBUG", VAR_DIR=str(tmp_path), **{**DEPLOYED, missing: ""})
    assert answer.returncode == 1
    assert f"{missing} を設定してください" in answer.stderr


def test_a_deployed_portal_is_closed_to_plain_http(settings_of):
    names = (
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "DEBUG",
    )
    assert settings_of(*names, **DEPLOYED) == [True, True, True, 31536000, False]


def test_servers_are_named_by_their_addresses(settings_of):
    servers = {"DATABASE_URL": "postgres://u:p%40ss@db:5433/engawa", "REDIS_URL": "redis://cache:6379/1"}
    databases, broker, caches = settings_of("DATABASES", "CELERY_BROKER_URL", "CACHES", **DEPLOYED, **servers)
    found = {key: databases["default"][key] for key in ("ENGINE", "HOST", "PORT", "USER", "PASSWORD", "NAME")}
    assert found == {
        "ENGINE": "django.db.backends.postgresql", "HOST": "db", "PORT": 5433, "USER": "u", "PASSWORD": "p@ss",
        "NAME": "engawa",
    }  # fmt: skip
    assert (broker, caches["default"]["LOCATION"]) == ("redis://cache:6379/1", "redis://cache:6379/1")


def test_the_folder_of_the_scheduler_is_made_where_servers_hold_the_data(tmp_path):
    servers = {"DATABASE_URL": "postgres://db/engawa", "REDIS_URL": "redis://cache"}
    answer = ask("CELERY_BEAT_SCHEDULE_FILENAME", VAR_DIR=str(tmp_path / "new"), **DEPLOYED, **servers)
    assert Path(json.loads(answer.stdout)[0]).parent.is_dir()


@pytest.mark.parametrize(
    ("behind", "proxies"), [pytest.param("true", 1, id="own proxy"), pytest.param("false", 0, id="no proxy")]
)
def test_only_a_proxy_of_ours_is_believed(settings_of, behind, proxies):
    assert settings_of("ALLAUTH_TRUSTED_PROXY_COUNT", BEHIND_PROXY=behind) == [proxies]
