"""Digests that identify content: 32 hexadecimal digits of BLAKE2b (RFC 7693)."""

from __future__ import annotations

from typing import TYPE_CHECKING

try:
    # hashlib loads OpenSSL, which takes as long as three pages. The random module of the standard
    # library does without it in the same way.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable


def new_hash() -> blake2b:
    """Return a hash object of hashlib for bytes that come in parts."""
    return blake2b(digest_size=16)


def digest(data: bytes) -> str:
    """Return the digest of bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of_text(text: str) -> str:
    """Return the digest of a text, which may hold lone surrogates."""
    return digest(text.encode("utf-8", "surrogatepass"))


def digest_of_series(parts: Iterable[str]) -> str:
    """Return the digest of a series of texts, which is not that of any other series."""
    hashed = new_hash()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(data))
        hashed.update(data)
    return hashed.hexdigest()
