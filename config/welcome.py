"""What `make run` prints when the portal answers."""

import sys

from config.settings import BASE_URL, DEBUG, DEMO_PASSWORD

LOGINS = (
    ("区職員", "ward@example.jp"),
    ("事業者", "operator@example.jp"),
    ("地域包括支援センター", "center@example.jp"),
)


def lines() -> list[str]:
    """The address, and the demo logins where the demo may be loaded."""
    told = ["", f"  Engawa 縁側  {BASE_URL}/", ""]
    if DEBUG:
        told += [f"    {address:<22} {who}" for who, address in LOGINS]
        told += [f"    パスワード: {DEMO_PASSWORD}", ""]
    return [*told, "  Ctrl-C で終了します。", ""]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
