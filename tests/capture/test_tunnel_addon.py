"""The tunnel's own resolver answers the laboratory's names, and QUIC through it is refused and told."""

import pytest
from mitmproxy.net.dns import types
from mitmproxy.proxy.mode_specs import ProxyMode
from mitmproxy.test import tflow

from harness.capture.proxy_line import ProxyLine
from harness.capture.tunnel_addon import TunnelAddon
from harness.capture.tunnel_names import TunnelNames
from harness.model.laboratory import Endpoint, Laboratory

LABORATORY = Laboratory(resolve={"app.test": Endpoint("127.0.0.1", 18443)})


class Told:
    def __init__(self) -> None:
        self.lines: list[ProxyLine] = []

    def announce(self, line: ProxyLine) -> None:
        self.lines.append(line)


def addon(told: Told) -> TunnelAddon:
    return TunnelAddon(TunnelNames.of(LABORATORY), told)


@pytest.mark.parametrize(("kind", "answers"), [(types.A, 1), (types.AAAA, 0)])
def test_a_name_of_the_laboratory_is_answered_over_ipv4_alone(kind: int, answers: int) -> None:
    flow = tflow.tdnsflow()
    assert flow.request.question
    flow.request.question.name, flow.request.question.type = "app.test", kind
    addon(Told()).dns_request(flow)
    assert flow.response and len(flow.response.answers) == answers


def test_other_names_are_left_to_others() -> None:
    flow = tflow.tdnsflow()
    addon(Told()).dns_request(flow)
    assert flow.response is None


@pytest.mark.parametrize(
    ("mode", "protocol", "port", "refused"),
    [
        ("wireguard", "udp", 443, True),
        ("wireguard", "udp", 53, False),
        ("wireguard", "tcp", 443, False),
        ("regular", "udp", 443, False),
    ],
)
def test_quic_is_refused_and_told(mode: str, protocol: str, port: int, refused: bool) -> None:
    told, client = Told(), tflow.tclient_conn()
    client.proxy_mode, client.sockname = ProxyMode.parse(mode), ("203.0.113.9", port)
    client.transport_protocol = "udp" if protocol == "udp" else "tcp"
    addon(told).client_connected(client)
    assert bool(client.error) is refused
    assert [line.data["host"] for line in told.lines] == (["203.0.113.9"] if refused else [])
