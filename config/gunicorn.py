"""How gunicorn serves the portal: `gunicorn -c python:config.gunicorn config.wsgi`.

No access log: paths and queries of this portal can name people. What went wrong is logged by `config/logs.py`.
"""

from config.env import number, text
from config.logs import LOGGING

bind = f"{text('HOST', '127.0.0.1')}:{number('PORT', 8000)}"
workers = number("WEB_CONCURRENCY", 1)
worker_class = "gthread"  # SQLite lets one process write at a time; threads wait well, and pages are short
threads = 8
timeout = 60
graceful_timeout = 10
accesslog = None
logconfig_dict = {
    **LOGGING,
    "loggers": {
        **LOGGING["loggers"],
        "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
control_socket_disable = True
