"""An office and its partner at a joint meeting, a meeting of its own, and a virus scanner to talk to."""

import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from meetings.enums import MaterialKind, Standing
from meetings.models import Material, Meeting, Participation
from meetings.services import materials
from operators.enums import Role
from operators.models import Facility, OperatorAssignment, User
from tests.makers import meeting, office, part_of
from tests.materials.samples import EICAR, upload

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@dataclass(frozen=True)
class Joint:
    """A joint meeting: ``host`` and ``guest`` with a person each."""

    meeting: Meeting
    host: Participation
    guest: Participation
    host_person: User
    guest_person: User

    def add(self, part: Participation | None, content: bytes, by: User, name: str = "資料.pdf") -> Material:
        """A file of one part, or of the common one."""
        return materials.add(
            meeting=self.meeting,
            participation=part,
            kind=MaterialKind.PAPER,
            upload=upload(content, name),
            by=by,
            at=NOW,
        )


@pytest.fixture
def joint(nerima, itabashi) -> Joint:
    """The world's office is the host, a neighbour the guest; another ward's world stands by."""
    guest: Facility = office(
        "community_day", "1372000901", municipality=nerima.municipality, name="となりのデイ"
    )
    person = User.objects.create_user("tonari@example.jp", None, name="隣 正子", role=Role.OPERATOR)
    OperatorAssignment.objects.create(user=person, facility=guest)
    made = meeting(date(2026, 11, 10), nerima.facility, guest)
    host_part, guest_part = part_of(made, nerima.facility), part_of(made, guest)
    Participation.objects.filter(pk=host_part.pk).update(standing=Standing.HOST)
    host_part.refresh_from_db()
    return Joint(made, host_part, guest_part, nerima.operator, person)


@dataclass
class FakeClamd:
    """A scanner that knows one virus; ``answer`` overrides what it says, ``seen`` counts bytes of each file."""

    address: str
    answer: str = ""
    seen: list[int] = field(default_factory=list)


def _conversation(clamd: Callable[[], FakeClamd]) -> type[socketserver.StreamRequestHandler]:
    """Clamd's side: ``nPING`` and ``nINSTREAM``, whose pieces come with their length until one of none."""

    class Conversation(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            command = self.rfile.readline()
            if command == b"nPING\n":
                self.wfile.write(b"PONG\n")
                return
            assert command == b"nINSTREAM\n"
            content = b""
            while size := struct.unpack("!L", self.rfile.read(4))[0]:
                content += self.rfile.read(size)
            clamd().seen.append(len(content))
            found = "stream: Eicar-Test-Signature FOUND" if EICAR in content else "stream: OK"
            self.wfile.write(f"{clamd().answer or found}\n".encode())

    return Conversation


@pytest.fixture(params=["tcp", "unix"])
def clamd(request, tmp_path, settings) -> Iterator[FakeClamd]:
    """A scanner on a real socket, of both kinds; the portal is told of it."""
    known: list[FakeClamd] = []
    handler = _conversation(lambda: known[0])
    path = str(tmp_path / "clamd.ctl")
    server: socketserver.BaseServer = (
        socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
        if request.param == "tcp"
        else socketserver.ThreadingUnixStreamServer(path, handler)
    )
    port = server.server_address[1] if request.param == "tcp" else 0  # type: ignore[index]
    known.append(FakeClamd(f"tcp://127.0.0.1:{port}" if request.param == "tcp" else f"unix://{path}"))
    settings.CLAMD_URL = known[0].address
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield known[0]
    server.shutdown()
    server.server_close()
