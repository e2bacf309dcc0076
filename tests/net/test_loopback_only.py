"""The hook that keeps these tests on this machine bites."""

from __future__ import annotations

import socket

import pytest


@pytest.mark.parametrize(
    "address", ["192.0.2.1", "10.0.0.1", "169.254.169.254", "8.8.8.8", "localhost"]
)
def test_connection_beyond_loopback_is_refused(address: str) -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as plain,
        pytest.raises(PermissionError, match="loopback only"),
    ):
        plain.connect((address, 80))


def test_datagram_beyond_loopback_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plain,
        pytest.raises(PermissionError, match="loopback only"),
    ):
        plain.sendto(b"x", ("192.0.2.1", 53))


def test_connection_beyond_loopback_by_ipv6_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as plain,
        pytest.raises(PermissionError, match="loopback only"),
    ):
        plain.connect(("2001:db8::1", 80))
