"""Logging as JSON lines on standard error, without personal data.

What a log may hold: what happened, where in the code, and keys of rows. Never what a person typed or whom it
is about: mail addresses and secret links are masked, and of an exception only its kind and its place are kept,
because messages of databases and parsers quote the values they stumbled over.
"""

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
PERSONAL_LINK = re.compile(r"(/(?:r/(?:minutes/|draft/|reports/)?|s/))[^/\s]+")
IMPORT_LINK = re.compile(r"(/members/import/)[^/\s]+")
CALENDAR_LINK = re.compile(r"(?<!/office)(/calendar/)[^/\s]+")  # the secret one, not /office/calendar/
RESET_LINK = re.compile(r"(/key/)[^/\s]+")
QUERY = re.compile(r"(/\S*\?)\S+")


def without_addresses(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Mask mail addresses, the secret part of links and what was searched for, in every text of the entry."""
    return {key: _masked(value) for key, value in event.items()}


def _masked(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = ADDRESS.sub("***@***", value)
    for shape in (PERSONAL_LINK, IMPORT_LINK, CALENDAR_LINK, RESET_LINK, QUERY):
        value = shape.sub(r"\1***", value)
    return value


def without_task_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Keep a task's name and number; Celery's own sentence quotes arguments, results and exceptions."""
    context = getattr(event.get("_record"), "data", None)
    if isinstance(context, Mapping) and "id" in context:
        outcome = "succeeded" if "return_value" in context else "failed" if "exc" in context else "noted"
        event["event"] = f"task {outcome}"
        event.update({key: str(context[key]) for key in ("name", "id", "runtime") if key in context})
    return event


def without_exception_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Replace the exception by its class and the lines it passed through."""
    raised = event.pop("exc_info", None)
    error = raised[1] if isinstance(raised, tuple) else raised
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        event["exception"] = f"{type(error).__module__}.{type(error).__qualname__}"
        event["at"] = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return event


PRIVATE: list[Processor] = [without_task_values, without_exception_values, without_addresses]
SHARED: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

structlog.configure(
    processors=[
        *SHARED,
        structlog.dev.set_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": SHARED,
            "processors": [
                *PRIVATE,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "celery.app.trace": {"level": "WARNING"},  # a line per failure, none per heartbeat
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
