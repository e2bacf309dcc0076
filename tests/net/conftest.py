"""Tests against real servers on loopback; nothing else may be reached.

The audit hook is installed when this file is imported, before any test or fixture runs, so that
a faulty guard never sends a packet to anyone.
"""

from __future__ import annotations

import contextlib
import ipaddress
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # so that tests.net.loopback is found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.net.loopback import Authority, Internet

_LOOPBACK_V4 = ipaddress.ip_network("127.0.0.0/8")
_SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}


def refuse_the_world(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _SENDING:
        return
    address = arguments[1]
    if isinstance(address, str | bytes):
        return  # a socket in the file system, which leads nowhere else
    with contextlib.suppress(ValueError, TypeError, IndexError):
        host = ipaddress.ip_address(str(address[0]).partition("%")[0])  # type: ignore[index]
        if host in _LOOPBACK_V4 or host == ipaddress.ip_address("::1"):
            return
    raise PermissionError(f"tests reach loopback only, not {address!r}")


sys.addaudithook(refuse_the_world)


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Internet]:
    from tests.net.loopback import Internet

    internet = Internet(tmp_path)
    yield internet
    internet.close()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    from tests.net.loopback import Authority

    return Authority(tmp_path_factory.mktemp("authority"))
