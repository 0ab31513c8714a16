"""The proxy's own process: `python -m harness.capture.proxy_process SETTINGS.json`.

It listens, says `ready` on its standard output, announces what passes, and ends on SIGTERM or when its standard input
closes (its parent is gone, however it went). Everything it knows comes from the settings file that proxy.py wrote, and
from the orders that its parent sends on its standard input: a line each, what to drop from the next form, or nothing.
"""

# mypy: allow-untyped-calls
# (mitmproxy ships types, but not for its masters and addon managers)

import asyncio
import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from mitmproxy import options
from mitmproxy.addons import default_addons
from mitmproxy.addons.errorcheck import ErrorCheck
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.addons.termlog import TermLog
from mitmproxy.master import Master

from harness.capture.field_drop import WHATS
from harness.capture.flow_store import FlowStore
from harness.capture.laboratory_loop import LaboratoryLoop
from harness.capture.proxy_addon import EvidenceAddon
from harness.capture.proxy_line import ProxyLine, encode
from harness.capture.proxy_settings import ProxySettings
from harness.capture.tunnel_addon import TunnelAddon
from harness.capture.tunnel_names import TunnelNames

EXIT_DISK = 5
END_TIMEOUT_S = 2.5


class _Lifecycle:
    """Says `ready` with the port, and keeps what is open when the proxy ends. Hooks are mitmproxy's, by name."""

    def __init__(self, master: Master, store: FlowStore, evidence: EvidenceAddon) -> None:
        self._master, self._store, self._evidence = master, store, evidence

    def running(self) -> None:
        server = self._master.addons.get("proxyserver")
        if isinstance(server, Proxyserver):
            ports = {one.mode.type_name: one.listen_addrs[0][1] for one in server.servers if one.listen_addrs}
            told = {"port": ports.get("regular"), "tunnel_port": ports.get("wireguard")}
            self._store.announce(ProxyLine("ready", told))

    def done(self) -> None:
        self._evidence.keep_all_open()
        self._store.announce(ProxyLine("ended", {}))
        self._store.close()


def _options(settings: ProxySettings) -> options.Options:
    host, port = settings.tunnel
    return options.Options(
        mode=["regular", *([f"wireguard:{settings.keys}@{host}:{port}"] if host else [])],
        listen_host="127.0.0.1",
        listen_port=settings.port,
        confdir=settings.confdir,
        http3=False,
        ssl_verify_upstream_trusted_ca=settings.trust,
    )


async def _serve(settings: ProxySettings, lines: BinaryIO) -> None:
    master = Master(_options(settings), event_loop=asyncio.get_running_loop())
    store = FlowStore(Path(settings.flows), lines, lambda fault: _disk_fault(fault, lines))
    evidence = EvidenceAddon(store)
    if settings.tunnel[0]:
        master.addons.add(TunnelAddon(TunnelNames.of(settings.laboratory()), store))
    master.addons.add(TermLog(out=sys.stderr), *default_addons(), ErrorCheck(repeat_errors_on_stderr=True))
    master.addons.add(evidence, _Lifecycle(master, store, evidence))
    # Nothing is dialled before a request is known: noise and self-tests are answered without a connection.
    master.options.update(connection_strategy="lazy", termlog_verbosity="warn")
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _end, master)
    threading.Thread(target=_obey_parent, args=(master, evidence, loop), daemon=True).start()
    await master.run()


def _end(master: Master) -> None:
    """Ask for the end; if it does not come in time, end anyway (the journal holds what was not kept)."""
    timer = threading.Timer(END_TIMEOUT_S, os._exit, args=(0,))
    timer.daemon = True
    timer.start()
    master.shutdown()


def _obey_parent(master: Master, evidence: EvidenceAddon, loop: asyncio.AbstractEventLoop) -> None:
    """Take the parent's orders until it closes our input: then it is gone, and so are we."""
    # Not sys.stdin: its lock would still be held by this thread when the interpreter ends.
    while order := os.read(0, 4096):
        words = order.decode("ascii", "replace").splitlines()
        what = next((known for known in WHATS if words and words[-1] == known), None)
        loop.call_soon_threadsafe(evidence.drop_next, what)
    _end(master)


def _disk_fault(fault: OSError, lines: BinaryIO) -> None:
    """Evidence cannot be written: better no traffic than traffic unseen."""
    try:
        lines.write(encode(ProxyLine("fault", {"text": f"cannot write flows: {fault.strerror}"})))
        lines.flush()
    finally:
        os._exit(EXIT_DISK)


def main(arguments: list[str]) -> int:
    settings = ProxySettings.load(Path(arguments[0]))
    laboratory = settings.laboratory()
    if settings.tunnel[0]:
        laboratory = replace(laboratory, resolve=TunnelNames.of(laboratory).led(laboratory))
    with asyncio.Runner(loop_factory=lambda: LaboratoryLoop(laboratory)) as runner:
        runner.run(_serve(settings, sys.stdout.buffer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
