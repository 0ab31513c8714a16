"""What unbound is told, as text: the laboratory's names, and DNS64 in front of them.

Two unbounds where there is DNS64: local data is answered before any module, so that the one with the data cannot
synthesise. Everything that the laboratory does not know does not exist.
"""

from collections.abc import Iterable, Sequence

from harness.networks.addressing import NAT64, PROOF, PROOF4_ADDRESS, PROOF6_ADDRESS, PROOF_IPV4, Placed, literal_of

HIDDEN_PORT = 5301
_SERVER = """server:
  username: ""
  chroot: ""
  directory: ""
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  do-not-query-localhost: no
  num-threads: 1
  verbosity: 1
  harden-below-nxdomain: no
  qname-minimisation: no
  module-config: "{modules}"
"""
_CONTROL = "remote-control:\n  control-enable: no\n"


def authority(placed: Iterable[Placed], interfaces: Sequence[str], pref64: bool = False) -> str:
    """The unbound that knows the names; `interfaces` are address or address@port. TTLs are short: 5 s."""
    known = [*placed, Placed(PROOF, PROOF4_ADDRESS, PROOF6_ADDRESS), Placed(PROOF_IPV4, PROOF4_ADDRESS, "")]
    lines = [_SERVER.format(modules="iterator"), *_listens(interfaces), '  local-zone: "." static\n']
    for one in known:
        lines += () if literal_of(one.host) else _zone(one)
    if pref64:  # RFC 7050: how a client without router advertisements learns of the prefix
        lines += _zone(Placed("ipv4only.arpa", "192.0.0.170", "")) + _data("ipv4only.arpa", "A", "192.0.0.171")
    return "".join([*lines, _CONTROL])


def dns64(interfaces: Sequence[str]) -> str:
    """The unbound that clients ask: it asks the other one, and makes AAAA for names that have none."""
    unblocked = [f'  local-zone: "{zone}" nodefault\n' for zone in ("test.", "invalid.")]
    head = _SERVER.format(modules="dns64 iterator") + f"  dns64-prefix: {NAT64}\n"
    onward = f'forward-zone:\n  name: "."\n  forward-addr: 127.0.0.1@{HIDDEN_PORT}\n'
    return "".join([head, *_listens(interfaces), *unblocked, onward, _CONTROL])


def _listens(interfaces: Sequence[str]) -> list[str]:
    listens = [f"  interface: {interface}\n" for interface in interfaces]
    return [*listens, "  access-control: 0.0.0.0/0 allow\n", "  access-control: ::0/0 allow\n"]


def _zone(one: Placed) -> list[str]:
    lines = [f'  local-zone: "{one.host}." static\n']
    for kind, address in (("A", one.ipv4), ("AAAA", one.ipv6)):
        lines += _data(one.host, kind, address) if address else ()
    return lines


def _data(host: str, kind: str, address: str) -> list[str]:
    return [f'  local-data: "{host}. 5 IN {kind} {address}"\n']
