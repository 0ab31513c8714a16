"""What the proxy does for a WireGuard tunnel alone: it knows the laboratory's names, and it refuses QUIC.

An app whose QUIC is not answered falls back to TLS over TCP, as it does behind many firewalls; that is what the proxy
reads. Each refusal is told.
"""

from typing import Protocol

from mitmproxy import connection, dns
from mitmproxy.net.dns import types
from mitmproxy.proxy.mode_specs import WireGuardMode

from harness.capture.proxy_line import ProxyLine
from harness.capture.tunnel_names import TunnelNames

QUIC_PORT = 443
LIFETIME_S = 60


class Teller(Protocol):
    """flow_store.FlowStore is one."""

    def announce(self, line: ProxyLine) -> None: ...


class TunnelAddon:
    """Hooks are mitmproxy's, by name. It must stand before mitmproxy's own resolver."""

    def __init__(self, names: TunnelNames, teller: Teller) -> None:
        self._names, self._teller = names, teller

    def dns_request(self, flow: dns.DNSFlow) -> None:
        question = flow.request.question
        if question is None or (address := self._names.address_of(question.name)) is None:
            return
        answers = []
        if question.type == types.A:
            answers = [dns.ResourceRecord(question.name, question.type, question.class_, LIFETIME_S, address.packed)]
        flow.response = flow.request.succeed(answers)

    def client_connected(self, client: connection.Client) -> None:
        if not isinstance(client.proxy_mode, WireGuardMode) or client.transport_protocol != "udp":
            return
        if client.sockname[1] == QUIC_PORT:
            client.error = "QUIC is refused"
            told = {"text": "quic refused: the app is to fall back to TCP", "host": str(client.sockname[0])}
            self._teller.announce(ProxyLine("traffic_error", told))
