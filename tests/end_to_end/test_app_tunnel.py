"""The tunnel for apps that do not heed the proxy setting: a real WireGuard client into the proxy, below a run.

That a whole run uses it: tests/faults/test_app_tunnel.py (`make faults`).
"""

import asyncio
import shutil
import ssl
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness.capture.app_tunnel import keys_file
from harness.capture.proxy import ProxyChannel
from harness.demo.server import DemoServer
from harness.devices.android.wireguard import keys_of
from harness.devices.process_tree import ProcessTree
from harness.model.laboratory import Endpoint
from harness.networks.commands import why_not
from harness.simulated.handset.wireguard_tunnel import TunnelOrder, WireguardTunnel
from tests.capture.sink import MemorySink
from tests.end_to_end.stage import until

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.timeout(120),
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
]
TLS_HOST = "duban.lincheng.test"
ADDRESS, RESOLVER = "10.0.0.1/32", "10.0.0.53"  # mitmproxy's own


def test_the_client_is_here() -> None:
    assert shutil.which("wireguard-go"), "wireguard-go is not installed: make install"


@pytest.fixture
def tree() -> Iterator[ProcessTree]:
    tree = ProcessTree(f"tunnel-{uuid.uuid4().hex[:8]}")
    yield tree
    tree.end_all()


def test_tls_is_read_and_quic_is_refused(server: DemoServer, tree: ProcessTree, tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    laboratory = replace(server.laboratory, wireguard=Endpoint("127.0.0.1", 0))
    proxy = ProxyChannel(sink, tree, laboratory, keys=keys_file(laboratory, tree.scratch))
    route = proxy.start()
    keys = keys_of(route.tunnel_keys)
    order = TunnelOrder(keys.client_private, keys.server_public, ADDRESS, RESOLVER, f"127.0.0.1:{route.tunnel_port}")
    trusted = ssl.create_default_context(cafile=str(tree.scratch / "proxy" / "mitmproxy-ca-cert.pem"))
    assert asyncio.run(_asked(order, trusted, tmp_path / "client.log")).startswith(b"HTTP/1.1 200")
    told = [event.data for event in sink.events]
    assert until(lambda: any(event.data.get("text", "").startswith("quic refused") for event in sink.events), 5), told
    (asked,) = [data for data in told if data.get("url")]
    assert (asked["url"], asked["tunnel"]) == (f"https://{TLS_HOST}/", True)
    proxy.stop()


async def _asked(order: TunnelOrder, trusted: ssl.SSLContext, log: Path) -> bytes:
    """The first answer to a request over TLS, after a datagram to a port where QUIC is spoken."""
    tunnel = WireguardTunnel(order)
    await tunnel.up(log)
    try:
        await tunnel.send("192.0.2.1", 443, b"\xc0" + bytes(1199))
        stream, _ = await tunnel.connect(TLS_HOST, 443)
        await stream.writer.start_tls(trusted, server_hostname=TLS_HOST)
        await stream.write(f"GET / HTTP/1.1\r\nHost: {TLS_HOST}\r\nConnection: close\r\n\r\n".encode())
        return await asyncio.wait_for(stream.read(), 15.0)
    finally:
        await tunnel.down()
