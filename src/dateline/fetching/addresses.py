"""Which addresses may be connected to: public hosts, and a person's own servers where they are allowed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # RFC 4291, 2.4: all that is given out today


@dataclass(frozen=True, slots=True)
class _Special:
    network: IPv4Network | IPv6Network
    what: str
    own: bool


@cache
def _specials() -> tuple[_Special, ...]:
    """Narrower networks first, so that the reason given is the closest one."""
    raw = tomllib.loads((files("dateline.fetching") / "data" / "addresses.toml").read_text("utf-8"))
    rows = [_Special(ip_network(row["net"]), row["what"], row.get("own", False)) for row in raw["networks"]]
    return tuple(sorted(rows, key=lambda row: -row.network.prefixlen))


def refusal(address: str, *, allow_private: bool = False) -> str | None:
    """Why `address` (IPv4 or IPv6, as text) is not connected to; None where it may be. ValueError for no address."""
    parsed = ip_address(address.partition("%")[0])
    special = _special(parsed)
    if special is not None:
        return None if special.own and allow_private else special.what
    if isinstance(parsed, IPv6Address) and parsed not in _GLOBAL_UNICAST:
        return "outside the public addresses"
    return None


def _special(address: IPv4Address | IPv6Address) -> _Special | None:
    return next((s for s in _specials() if s.network.version == address.version and address in s.network), None)
