"""The ledger's offices, and a way to import rows of it."""

import pytest

from operators.models import Facility
from tests.importing.files import run, write_csv
from tests.makers import office


@pytest.fixture
def home(db) -> Facility:
    """グループホーム in Nerima."""
    return office("group_home", "1392000012")


@pytest.fixture
def day(db) -> Facility:
    """地域密着型通所介護 in Nerima."""
    return office("community_day", "1392000020")


@pytest.fixture
def other(db) -> Facility:
    """小規模多機能型居宅介護 in Nerima."""
    return office("small_multifunctional", "1392000038")


@pytest.fixture
def ledger(tmp_path):
    """Import rows of the ledger from a CSV file."""
    return lambda *rows, arguments=(): run(
        "import_meetings", write_csv(tmp_path / "ledger.csv", list(rows)), *arguments
    )


@pytest.fixture
def offices(tmp_path):
    """Import rows of offices from a CSV file."""
    return lambda *rows, arguments=(): run(
        "import_facilities", write_csv(tmp_path / "offices.csv", list(rows)), *arguments
    )
