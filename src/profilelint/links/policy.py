"""Which addresses a run may connect to and how: the address table, the limits and the secrets.

A `Policy` is made from the command line, the environment or by a test, never from a repository's
configuration: whoever proposes a page may narrow what is checked
(`profilelint.links.settings.CheckSettings`), not widen it.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from profilelint.links.url import Refusal, Target, parse, refuse_name
from profilelint.model.named_tuple import NamedTuple

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network


class Endpoint(NamedTuple):
    """Where a name's service listens: an address in text and a port."""

    address: str
    port: int


_OWN_HEADERS: Final = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "accept-encoding", "upgrade"}
)

PORTS: Final = frozenset({80, 443, 8080, 8443})
"""The ports at which web pages are expected."""

Resolver = Callable[[str, int], list[Endpoint]]
"""Host name and port to endpoints; raises `NameNotFoundError` or `ResolutionError`."""


class NameNotFoundError(Exception):
    """The name system says that the name, or any address for it, does not exist."""


class ResolutionError(Exception):
    """The name system gave no answer."""


class NetworkUnavailableError(Exception):
    """This machine cannot reach the network, so no link can be judged."""


class UnsafeTargetError(Exception):
    """The address policy refuses a connection; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class Secret(NamedTuple):
    """A request header for one exact origin, as ``https://docs.host.example``."""

    origin: str
    name: str
    value: str


# A table of our own: ipaddress.is_global gives different answers in different patch releases
# and is True for several of these.
_DENIED_V4: Final = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_GLOBAL_V6: Final = IPv6Network("2000::/3")  # all that is allocated; everything else is denied
_DENIED_V6: Final = tuple(
    IPv6Network(text)
    for text in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_NAT64: Final = IPv6Network("64:ff9b::/96")
# Where the last four bytes are an IPv4 address: mapped, SIIT, compatible, NAT64 and local NAT64.
_EMBEDDED_LOW: Final = (
    IPv6Network("::ffff:0:0/96"),
    IPv6Network("::ffff:0:0:0/96"),
    IPv6Network("::/96"),
    _NAT64,
    IPv6Network("64:ff9b:1::/48"),
)
_SIX_TO_FOUR: Final = IPv6Network("2002::/16")
_TEREDO: Final = IPv6Network("2001::/32")
_METADATA: Final = frozenset(
    ip_address(text)
    for text in (
        "169.254.169.254",
        "169.254.170.2",
        "169.254.170.23",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
    )
)


def embedded_addresses(address: IPAddress) -> list[IPAddress]:
    """Return the IPv4 addresses that an IPv6 transition address stands for."""
    if isinstance(address, IPv4Address):
        return []
    number = int(address)
    inner: list[IPAddress] = []
    if any(address in network for network in _EMBEDDED_LOW):
        inner.append(IPv4Address(number & 0xFFFFFFFF))
    if address in _SIX_TO_FOUR:
        inner.append(IPv4Address((number >> 80) & 0xFFFFFFFF))
    if address in _TEREDO:
        inner.append(IPv4Address((number >> 64) & 0xFFFFFFFF))
        inner.append(IPv4Address((number & 0xFFFFFFFF) ^ 0xFFFFFFFF))
    return inner


def is_metadata(address: IPAddress) -> bool:
    """Return whether a cloud's metadata service answers at the address, wrapped or not."""
    return address in _METADATA or any(each in _METADATA for each in embedded_addresses(address))


def is_public(address: IPAddress) -> bool:
    """Return whether the address is one of the public internet's.

    Of the transition forms only NAT64's well-known prefix (RFC 6052) may be, since networks
    without IPv4 reach every IPv4 site through it.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _DENIED_V4)
    if address in _NAT64:
        return all(is_public(each) for each in embedded_addresses(address))
    return address in _GLOBAL_V6 and not any(address in network for network in _DENIED_V6)


def system_resolver(host: str, port: int) -> list[Endpoint]:
    """Return what the machine's resolver says; see `Resolver`."""
    import socket

    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        absent = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        if error.errno in absent:
            raise NameNotFoundError(host) from error
        raise ResolutionError(host) from error
    except (UnicodeError, OSError) as error:
        raise ResolutionError(host) from error
    return [Endpoint(str(sockaddr[0]), port) for *_, sockaddr in answers]


class Policy:
    """What a run may connect to, how hard it may press, and which secrets it holds.

    Times are seconds. ``allowed`` names networks that are connected to although the table
    denies them. ``budget`` is for the whole run. ``pause`` lies between the starts of two
    requests to one host; ``recheck`` at least between the two looks that a broken verdict
    needs. ``control_name`` is a name that resolves whenever the network works. ``authorities``
    is a file of PEM certificates to trust besides the system's. ``resolve`` is called once per
    connection. Raises ValueError for a secret that cannot be sent as a header.
    """

    __slots__ = (
        "allowed",
        "authorities",
        "budget",
        "connect_timeout",
        "control_name",
        "first_byte_timeout",
        "pause",
        "per_host",
        "ports",
        "recheck",
        "resolve",
        "secrets",
        "threads",
        "total_timeout",
        "user_agent",
    )

    def __init__(
        self,
        *,
        resolve: Resolver = system_resolver,
        ports: frozenset[int] = PORTS,
        allowed: tuple[IPNetwork, ...] = (),
        secrets: tuple[Secret, ...] = (),
        authorities: str = "",
        control_name: str = "www.iana.org",
        user_agent: str = "",
        budget: float = 600.0,
        pause: float = 0.25,
        recheck: float = 2.0,
        per_host: int = 2,
        threads: int = 32,
        connect_timeout: float = 5.0,
        first_byte_timeout: float = 10.0,
        total_timeout: float = 20.0,
    ) -> None:
        from profilelint import __version__

        self.resolve = resolve
        self.ports = ports
        self.allowed = allowed
        self.secrets = tuple(map(_checked_secret, secrets))
        self.authorities = authorities
        self.control_name = control_name
        self.user_agent = user_agent or f"profilelint/{__version__} (link checker)"
        self.budget = budget
        self.pause = pause
        self.recheck = recheck
        self.per_host = per_host
        self.threads = threads
        self.connect_timeout = connect_timeout
        self.first_byte_timeout = first_byte_timeout
        self.total_timeout = total_timeout

    def refuse(self, target: Target) -> Refusal | None:
        """Return why a target is refused without resolving anything; None if it is not."""
        literal = _literal(target.host)
        if literal is not None:
            refusal = self._refuse_address(literal, target.host, literal=True)
        else:
            refusal = refuse_name(target.host)
        if refusal is None and target.port not in self.ports:
            refusal = Refusal("unsafe-port", str(target.port))
        return refusal

    def endpoints(self, target: Target) -> list[Endpoint]:
        """Return the checked endpoints of a target, resolving its name exactly once.

        Raises `UnsafeTargetError` if the target or any one address of its name is refused,
        `NameNotFoundError` or `ResolutionError` if the name has none.
        """
        refusal = self.refuse(target)
        if refusal is not None:
            raise UnsafeTargetError(refusal)
        if _literal(target.host) is not None:
            return [Endpoint(target.host, target.port)]
        endpoints = self.resolve(target.host, target.port)
        if not endpoints:
            raise NameNotFoundError(target.host)
        for endpoint in endpoints:
            address = _literal(endpoint.address.partition("%")[0])
            refusal = (
                Refusal("unsafe-address", target.host)
                if address is None
                else self._refuse_address(address, target.host, literal=False)
            )
            if refusal is not None:
                raise UnsafeTargetError(refusal)
        return endpoints

    def admits(self, address: str) -> bool:
        """Return whether an address, in text, may be connected to."""
        parsed = _literal(address.partition("%")[0])
        return parsed is not None and self._refuse_address(parsed, address, literal=True) is None

    def _refuse_address(self, address: IPAddress, host: str, *, literal: bool) -> Refusal | None:
        if any(address in network for network in self.allowed):
            return None
        if is_metadata(address):
            return Refusal("unsafe-metadata", host)
        if not is_public(address):
            return Refusal("unsafe-literal" if literal else "unsafe-address", host)
        return None


def network(text: str) -> IPNetwork:
    """Return the network that a text such as ``10.0.0.0/8`` names; raises ValueError."""
    return ip_network(text)


def _checked_secret(secret: Secret) -> Secret:
    target = parse(secret.origin)
    if not isinstance(target, Target) or target.resource != "/":
        raise ValueError(f'"{secret.origin}" is not the origin of a site, as "https://host.name"')
    name, value = secret.name, secret.value
    if not (name.isascii() and name.replace("-", "").replace("_", "").isalnum()):
        raise ValueError(f'"{name}" cannot be the name of a header')
    if name.lower() in _OWN_HEADERS:
        raise ValueError(f'the header "{name}" cannot be set')
    if not (value.isascii() and value.isprintable()):
        raise ValueError(f'the value of the header "{name}" has characters that cannot be sent')
    return secret._replace(origin=target.origin)


def _literal(host: str) -> IPAddress | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
