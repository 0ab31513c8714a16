"""What the phone counts of the app's network: bytes in front and behind, sockets by family, the networks it stands on.

Byte counters only grow, so each reading tells what was added since the one before. Sockets are those that stand at the
moment of the reading: they show what an app spoke, never what it did not.
"""

import ipaddress
from collections import Counter
from collections.abc import Sequence
from functools import partial

from harness.capture.android_answers import AndroidAnswers
from harness.devices.android.evidence.connectivity_dump import PhoneNetwork, parse_connectivity
from harness.devices.android.evidence.netstats import UidTraffic, parse_netstats
from harness.devices.android.evidence.sockets import NAT64, Socket, Table, parse_sockets
from harness.model.event import EventKind

TABLES: tuple[Table, ...] = ("tcp", "tcp6", "udp", "udp6")
MOST_PEERS = 100


class AndroidConnections:
    """`read` writes UID_TRAFFIC, SOCKETS and PHONE_NETWORK events; raises what the handset raises."""

    def __init__(self, answers: AndroidAnswers) -> None:
        self._answers = answers
        self._counted: dict[tuple[bool, str], tuple[int, int]] = {}
        self._networks: tuple[PhoneNetwork, ...] = ()

    def read(self, uid: int, moment: str) -> None:
        self._read_bytes(uid, moment)
        self._read_networks(moment)
        self._read_sockets(uid, moment)

    def _read_bytes(self, uid: int, moment: str) -> None:
        """The first reading is where counting begins."""
        _, parsed = self._answers.read("netstats", "dumpsys netstats detail", moment, parse_netstats)
        for one in parsed.records:
            if one.uid == uid:
                self._tell_bytes(one, moment)

    def _tell_bytes(self, one: UidTraffic, moment: str) -> None:
        key = (one.foreground, one.network)
        before = self._counted.get(key)
        self._counted[key] = (one.received_bytes, one.sent_bytes)
        if before is None:
            return
        received, sent = max(0, one.received_bytes - before[0]), max(0, one.sent_bytes - before[1])
        if received or sent:
            told = {"foreground": one.foreground, "network": one.network, "moment": moment}
            self._answers.say(EventKind.UID_TRAFFIC, {**told, "received_bytes": received, "sent_bytes": sent})

    def _read_networks(self, moment: str) -> None:
        _, parsed = self._answers.read("connectivity", "dumpsys connectivity", moment, parse_connectivity)
        if parsed.records == self._networks:
            return
        self._networks = parsed.records
        for one in parsed.records:
            data = {
                "interface": one.interface,
                "transport": one.transport,
                "ipv6": one.has_ipv6,
                "nat64_prefix": one.nat64_prefix,
                "clat": one.clat,
                "moment": moment,
            }
            self._answers.say(EventKind.PHONE_NETWORK, data)

    def _read_sockets(self, uid: int, moment: str) -> None:
        found: list[Socket] = []
        for table in TABLES:
            command, parse = f"cat /proc/net/{table}", partial(parse_sockets, table=table)
            _, parsed = self._answers.read(f"sockets-{table}", command, moment, parse)
            found += [one for one in parsed.records if one.uid == uid and one.outside]
        if found:
            prefix = _prefix(self._networks)
            families = Counter(one.family(prefix).value for one in found)
            peers = sorted({f"{one.peer} {one.peer_port}" for one in found})[:MOST_PEERS]
            self._answers.say(EventKind.SOCKETS, {"families": dict(families), "peers": peers, "moment": moment})


def _prefix(networks: Sequence[PhoneNetwork]) -> ipaddress.IPv6Network:
    """The NAT64 prefix of the network that has one, else the well-known one."""
    for one in networks:
        if one.nat64_prefix:
            try:
                return ipaddress.IPv6Network(one.nat64_prefix, strict=False)
            except ValueError:
                continue
    return NAT64
