"""Addresses that are no public hosts are not connected to, however they are written, named or reached."""

from __future__ import annotations

import httpcore
import pytest

from dateline.fetching import connecting
from dateline.fetching.addresses import refusal
from dateline.fetching.client import Asked, Client
from dateline.fetching.connecting import Deadline, Guarded
from dateline.fetching.errors import AddressRefused, FetchError, Trouble

from .server import Server

NEVER = (
    "0.0.0.0 169.254.169.254 192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 239.255.255.250 "
    "240.0.0.1 255.255.255.255 :: ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::a00:1 "
    "2001::1 2001:db8::1 2002:7f00:1::1 3fff::1 4000::1 5f00::1 100::1 fe80::1%lo fe80::1 ff02::1"
).split()
OWN = (
    "10.0.0.1 100.64.0.1 100.127.255.254 127.0.0.1 127.8.8.8 172.16.0.1 172.31.255.255 192.168.1.1 ::1 fc00::1 fd12::1 fec0::1"
).split()
PUBLIC = "8.8.8.8 1.1.1.1 100.63.0.1 100.128.0.1 172.32.0.1 193.0.0.1 2606:4700:4700::1111 2a00:1450::1".split()


@pytest.mark.parametrize("address", [*NEVER, *OWN])
def test_what_is_no_public_host_is_refused(address: str) -> None:
    assert refusal(address) is not None


@pytest.mark.parametrize("address", NEVER)
def test_some_are_refused_whatever_is_allowed(address: str) -> None:
    assert refusal(address, allow_private=True) is not None


@pytest.mark.parametrize("address", OWN)
def test_own_servers_can_be_allowed(address: str) -> None:
    assert refusal(address, allow_private=True) is None


@pytest.mark.parametrize("address", PUBLIC)
def test_public_hosts_pass(address: str) -> None:
    assert refusal(address) is None


def test_what_is_no_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not appear to be"):
        refusal("example.org")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "127.1"])
def test_loopback_is_refused_however_it_is_written(server: Server, host: str) -> None:
    port = server.url.rpartition(":")[2]
    with Client("Dateline/test") as client, pytest.raises(FetchError) as raised:
        client.get(Asked(f"http://{host}:{port}/"), lambda _: None)
    assert raised.value.trouble is Trouble.ADDRESS
    assert "is this machine, not a public host" in str(raised.value)
    assert server.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(server: Server) -> None:
    """A name that resolves to a public address first and to loopback next gets no second chance: each is checked at connect."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"], ["127.0.0.1"]])
    backend = Guarded(Deadline(), allow_private=False, resolve=lambda host, port: next(answers))
    asked: list[str] = []

    class Recording(httpcore.SyncBackend):
        def connect_tcp(self, host: str, *rest: object, **named: object) -> httpcore.NetworkStream:
            asked.append(host)
            raise httpcore.ConnectError("not today")

    backend._system = Recording()
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("rebind.example", 80, 1.0)
    with pytest.raises(AddressRefused, match=r"rebind\.example \(127\.0\.0\.1\) is this machine"):
        backend.connect_tcp("rebind.example", 80, 1.0)
    assert asked == ["8.8.8.8"]


def test_of_mixed_addresses_only_public_ones_are_tried() -> None:
    backend = Guarded(
        Deadline(), allow_private=False, resolve=lambda host, port: ["10.0.0.1", "8.8.8.8", "::1", "1.1.1.1"]
    )
    assert backend._allowed("mixed.example", 80, 1.0) == ["8.8.8.8", "1.1.1.1"]


def test_a_socket_of_this_machine_is_refused() -> None:
    with pytest.raises(AddressRefused):
        Guarded(Deadline(), allow_private=True).connect_unix_socket("/run/some.socket")


@pytest.mark.parametrize(
    ("target", "trouble"),
    [
        ("http://10.0.0.1/secret", Trouble.ADDRESS),
        ("http://[::1]/", Trouble.ADDRESS),
        ("file:///etc/passwd", Trouble.URL),
    ],
)
def test_a_redirect_into_a_private_network_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch, target: str, trouble: Trouble
) -> None:
    """The server's own address counts as public here; where it redirects to does not."""

    def but_127_0_0_1(address: str, *, allow_private: bool) -> str | None:
        return None if address == "127.0.0.1" else refusal(address, allow_private=allow_private)

    monkeypatch.setattr(connecting, "refusal", but_127_0_0_1)
    server.redirect("/", target)
    with Client("Dateline/test") as client, pytest.raises(FetchError) as raised:
        client.get(Asked(f"{server.url}/"), lambda _: None)
    assert raised.value.trouble is trouble
    assert server.asked == ["/"]
