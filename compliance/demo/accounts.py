"""The demo's logins. [CONTRACT: Demo logins]"""

from django.contrib.auth.hashers import make_password

from compliance.demo import cast
from operators.enums import OperatorLevel, Role
from operators.importing.journal import Journal
from operators.models import Facility, Municipality, OperatorAssignment, SupportCenter, User

CENTER = "見本 石神井地域包括支援センター"


def make_accounts(*, municipality: Municipality, password: str, journal: Journal) -> None:
    """One person of each role; the operator manages three offices."""
    center = SupportCenter.objects.get(municipality=municipality, name=CENTER)
    hashed = make_password(password)  # slow by design: once for the three
    ward = User(email="ward@example.jp", name="見本 太郎", role=Role.WARD, municipality=municipality)
    operator = User(email="operator@example.jp", name="見本 花子", role=Role.OPERATOR)
    supporter = User(email="center@example.jp", name="例示 一郎", role=Role.CENTER, support_center=center)
    for user in (ward, operator, supporter):
        user.password = hashed
        user.save()
        journal.add(f"user {user.pk}", {"role": [None, user.role]}, verb="登録", municipality=municipality)
    _assign(operator, journal)


def _assign(operator: User, journal: Journal) -> None:
    for office in Facility.objects.order_by("pk"):
        if office.reference in cast.OPERATORS_OFFICES:
            OperatorAssignment.objects.create(user=operator, facility=office, level=OperatorLevel.MANAGER)
            told = {"assigned": [None, operator.pk]}
            journal.add(f"facility {office.reference}", told, verb="担当の登録", facility=office)
