"""The forms that come with the portal: the structures of seed 評価§5, one file for each kind of office."""

from functools import lru_cache
from hashlib import sha256
from json import dumps
from pathlib import Path

import yaml

from evaluations.form import Form
from rules.kinds import ServiceKind

FOLDER = Path(__file__).parent / "form_files"


@lru_cache
def shipped(service: ServiceKind) -> Form | None:
    """The form of a kind of office; None for kinds without an evaluation."""
    path = FOLDER / f"{service.value}.yaml"
    if not path.exists():
        return None
    return Form.from_json(yaml.safe_load(path.read_text(encoding="utf-8")))


def digest_of(form: Form) -> str:
    """The hash by which two editions are known to be the same."""
    return sha256(dumps(form.as_json(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()
