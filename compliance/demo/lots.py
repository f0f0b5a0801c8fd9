"""Chance that is the same every time: drawn from an office's number, never from a generator."""

from hashlib import sha256


def lot(of: str, about: str) -> int:
    """A large number that depends on nothing but the two texts."""
    return int.from_bytes(sha256(f"{about}:{of}".encode()).digest()[:6])
