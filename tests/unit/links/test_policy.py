from __future__ import annotations

from ipaddress import ip_address

import pytest

from profilelint.links.policy import (
    Endpoint,
    NameNotFoundError,
    Policy,
    UnsafeTargetError,
    embedded_addresses,
    is_metadata,
    is_public,
    network,
)
from profilelint.links.url import Target, parse


def target(url: str) -> Target:
    found = parse(url)
    assert isinstance(found, Target)
    return found


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "168.63.129.15",
        "223.255.255.254",
        "2001:4860:4860::8888",
        "2a00::1",
        "2606:4700::1",
        "64:ff9b::8.8.8.8",
    ],  # one a line hides the pattern
)
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::808:808",
        "::ffff:8.8.8.8",
        "::8.8.8.8",
        "2002:808:808::1",
        "4000::1",
        "2001::1",
        "1fff::1",
        "fe80::1",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    ("address", "inner"),
    [
        ("::ffff:10.0.0.1", ["10.0.0.1"]),
        ("::ffff:0:10.0.0.1", ["10.0.0.1"]),
        ("::10.0.0.1", ["10.0.0.1"]),
        ("64:ff9b::10.0.0.1", ["10.0.0.1"]),
        ("2002:0a00:0001::5", ["10.0.0.1"]),
        ("2001:0:a00:1:0:0:f5ff:fffe", ["10.0.0.1", "10.0.0.1"]),
        ("2a00::1", []),
        ("10.0.0.1", []),
    ],
)
def test_embedded_addresses(address: str, inner: list[str]) -> None:
    assert [str(each) for each in embedded_addresses(ip_address(address))] == inner


def test_metadata_wrapped_or_not() -> None:
    assert is_metadata(ip_address("169.254.169.254"))
    assert is_metadata(ip_address("::ffff:169.254.169.254"))
    assert is_metadata(ip_address("fd00:ec2::254"))
    assert not is_metadata(ip_address("169.254.169.253"))


def test_allowed_networks_cover_their_own_spelling_alone() -> None:
    policy = Policy(allowed=(network("10.0.0.0/8"),))
    assert policy.admits("10.1.2.3")
    assert not policy.admits("::ffff:10.1.2.3")
    assert not policy.admits("192.168.0.1")
    assert not policy.admits("one.zz")


def test_every_address_of_a_name_is_checked() -> None:
    answers = [Endpoint("8.8.8.8", 443), Endpoint("2a00::1", 443)]
    policy = Policy(resolve=lambda *_: answers)
    assert policy.endpoints(target("https://one.zz/")) == answers
    answers.append(Endpoint("10.0.0.1", 443))
    with pytest.raises(UnsafeTargetError) as caught:
        policy.endpoints(target("https://one.zz/"))
    assert caught.value.refusal == ("unsafe-address", "one.zz")


def test_a_metadata_address_behind_a_name_is_an_error() -> None:
    policy = Policy(resolve=lambda _, port: [Endpoint("169.254.169.254", port)])
    with pytest.raises(UnsafeTargetError) as caught:
        policy.endpoints(target("https://one.zz/"))
    assert caught.value.refusal == ("unsafe-metadata", "one.zz")


def test_a_name_without_addresses_is_not_found() -> None:
    with pytest.raises(NameNotFoundError):
        Policy(resolve=lambda *_: []).endpoints(target("https://one.zz/"))


def test_literals_are_never_resolved() -> None:
    def resolve(host: str, port: int) -> list[Endpoint]:
        raise AssertionError(host)

    policy = Policy(resolve=resolve)
    assert policy.endpoints(target("https://8.8.8.8/")) == [Endpoint("8.8.8.8", 443)]


@pytest.mark.parametrize("host", ["localhost", "metadata.google.internal", "a.internal", "one.zz."])
def test_refused_names_are_never_resolved(host: str) -> None:
    def resolve(host: str, port: int) -> list[Endpoint]:
        raise AssertionError(host)

    with pytest.raises(UnsafeTargetError):
        Policy(resolve=resolve).endpoints(target(f"https://{host}/"))


def test_ports() -> None:
    policy = Policy()
    assert [port for port in (80, 443, 8080, 8443, 22) if not _refused(policy, port)] == [
        80,
        443,
        8080,
        8443,
    ]
    assert not _refused(Policy(ports=frozenset({22})), 22)


def _refused(policy: Policy, port: int) -> bool:
    return policy.refuse(target(f"http://one.zz:{port}/")) is not None
