"""Settings: everything that differs between machines comes from the environment (`config/env.py`).

The table of names is in docs/operations.md; a test keeps it, `.env.example` and this file alike.
"""

import os
from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import logs
from config.env import BASE_DIR, VAR_DIR, env, flag, folder, machine_key, text, words

# --- What kind of machine this is ---

DEBUG = flag("DEBUG", default=True)
SECRET_KEY = text("SECRET_KEY", "")
EMAIL_URL = text("EMAIL_URL", "")
if not DEBUG and not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY を設定してください（DEBUG=false では必須です）。")
if not DEBUG and not EMAIL_URL:
    raise ImproperlyConfigured(
        "EMAIL_URL を設定してください（DEBUG=false では必須です。通知が届かなくなるためです）。"
    )
folder(VAR_DIR)
SECRET_KEY = SECRET_KEY or machine_key(VAR_DIR / "secret-key")
# Links in mails and on paper are signed: an old key named here keeps them open after a new one is given.
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
BASE_URL = text("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
BEHIND_PROXY = flag("BEHIND_PROXY", default=False)
DEMO_PASSWORD = text("DEMO_PASSWORD", "engawa-demo")

# --- The building ---

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "import_export",
    "template_partials",
    "config",
    "outbox",
    "operators",
    "publication",
    "meetings",
    "evaluations",
    "compliance",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "operators.middleware.ClosedByDefaultMiddleware",
]
if DEBUG:
    MIDDLEWARE.append("config.middleware.NotFoundMiddleware")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # forms are drawn by templates/django/forms

# --- Data ---

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url_config(text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'engawa.sqlite3'}"))
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, not memory: browser tests share the database between threads. One per process: runs may overlap.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test-{os.getpid()}.sqlite3")}
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
    DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = text("REDIS_URL", "")
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "engawa",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 5},
    }
    if REDIS_URL
    else {  # files, because the web and the worker must see the same cache
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR_DIR / "cache"),
    }
}

MEDIA_ROOT = text("MEDIA_ROOT", str(VAR_DIR / "media"))
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "meetings.uploads.receiving.CountingUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 50  # the request is refused; the form says its own, smaller number
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # the editor of very long minutes posts more than the usual 1000
UPLOAD_LARGEST = 25 * 1024 * 1024  # bytes of one file
UPLOAD_AT_ONCE = 20  # files in one form
UPLOAD_PIXELS = 50_000_000  # of one picture; unpacked it takes up to four bytes each
UPLOAD_UNPACKED = 250 * 1024 * 1024  # bytes of everything in one Office file
CLAMD_URL = text("CLAMD_URL", "")  # the virus scanner; none: files are not scanned
CLAMD_TIMEOUT = 30  # seconds
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True  # a name such as "=1+1" stays a name in Excel

# --- Background work (schedule: config/celery.py) ---

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    {"socket_connect_timeout": 2, "visibility_timeout": 3600}
    if REDIS_URL
    else {
        "data_folder_in": str(folder(VAR_DIR / "broker" / "messages")),
        "data_folder_out": str(folder(VAR_DIR / "broker" / "messages")),
        "control_folder": str(folder(VAR_DIR / "broker" / "control")),
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_TASK_IGNORE_RESULT = True  # what was done is in the database, not in a result store
# Acknowledged at the start: rows in the database hold what is owed and sweeps repeat it, while putting a task
# back to a broker that is gone ends the worker.
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_TIME_LIMIT = 600
CELERY_TIMEZONE = "Asia/Tokyo"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1

# --- Mail ---

# The embedded default sends nothing: it keeps each mail as a file, out of the log and off the network.
globals().update(env.email_url_config(EMAIL_URL or f"filemail:///{VAR_DIR / 'mail'}"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("DEFAULT_FROM_EMAIL", "engawa@localhost")
BOUNCE_EMAIL = text("BOUNCE_EMAIL", DEFAULT_FROM_EMAIL)  # the envelope's sender
REPLY_TO_EMAIL = text("REPLY_TO_EMAIL", "")

OUTBOX_BATCH = 200  # mails a sweep takes on
OUTBOX_RUN = timedelta(minutes=5)  # then the next sweep goes on
OUTBOX_STUCK_AFTER = timedelta(minutes=15)  # longer than any task may run
OUTBOX_ATTEMPTS = 16  # with pauses of 1, 2, 4 … minutes, at most four hours: a day and a half
OUTBOX_LATE_AFTER = timedelta(hours=1)  # then the log says so

# --- Notices of meetings ---

NOTICE_AHEAD = timedelta(days=3)  # an automatic notice goes out so long before the last day in time
NOTICE_QUIET = timedelta(minutes=30)  # after the last edit, changes are told by themselves, in one mail
NOTICE_REMIND_AFTER = timedelta(days=7)  # nobody is reminded to answer who has had the notice for less

# --- Minutes of meetings ---

MINUTES_LINK_DAYS = 365  # so long a copy can be read by its link; never longer than the record is kept
DRAFT_LINK_DAYS = 60  # so long after the request a draft can be read by its link

# --- Who may come in ---

AUTH_USER_MODEL = "operators.User"
AUTHENTICATION_BACKENDS = ["operators.adapter.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "operators.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "operators.forms.signing_in.LoginForm",
    "reset_password": "operators.forms.signing_in.ResetPasswordForm",
    "reset_password_from_key": "operators.forms.signing_in.ResetPasswordKeyForm",
    "change_password": "operators.forms.signing_in.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the ward makes the accounts
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "【Engawa】"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

SESSION_COOKIE_AGE = 60 * 60 * 10  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not DEBUG
CSRF_FAILURE_VIEW = "operators.views.errors.csrf_failed"
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# --- What a browser may do ---

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside the machine
SECURE_HSTS_SECONDS = 0 if DEBUG else 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = logs.LOGGING

# --- Words and files ---

LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = text("STATIC_ROOT", str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG  # nothing to collect on a developer's machine and in the embedded default
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
