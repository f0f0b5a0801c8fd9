"""Asks the portal from inside its container: `python -m config.probe /readyz [http://web:8000]`.

Named as the outside world names it, for a deployed portal answers to no other host.
"""

import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

from config.env import number, text


def status(path: str, server: str) -> int:
    """The status that the portal answers with; raises ``OSError`` when nobody answers."""
    outside = urlsplit(text("BASE_URL", "http://127.0.0.1:8000")).netloc
    connection = HTTPConnection(urlsplit(server).netloc, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": outside, "Accept": "application/json"})
        return connection.getresponse().status
    finally:
        connection.close()


if __name__ == "__main__":
    own = f"http://127.0.0.1:{number('PORT', 8000)}"
    sys.exit(status(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else own) != 200)
