"""A laboratory network in two namespaces of its own: the client's, where app and proxy run, and the gateway's, where
resolver, translator and the laboratory's servers are. No interface, route or setting of the machine is touched.
"""

import select
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path

from harness.model.laboratory import Laboratory
from harness.networks import addressing, resolver_files, translator_files
from harness.networks.advertisement import advertisement
from harness.networks.bridge import BridgeSettings
from harness.networks.commands import ask, failed, tool, why_not
from harness.networks.link_lines import black_hole_rules, client_lines, gateway_lines
from harness.networks.measurement import parse_measured
from harness.networks.namespace import Namespace
from harness.networks.network import Starter
from harness.networks.proof import Proof, judge_network
from harness.networks.spec import NetworkSpec
from harness.networks.weak_link import LinkSettings

READY_TIMEOUT_S = 15.0
PROVE_TIMEOUT_S = 60.0
RESOLVER_TIMEOUT_S = 10.0
APP_DEVICE, GATE_DEVICE = "app0", "gate0"


class LaboratoryNetwork:
    """`ports` are those that apps use besides the web's. Logs go to `log`."""

    def __init__(
        self, spec: NetworkSpec, laboratory: Laboratory, starter: Starter, log: Path, ports: Sequence[int] = ()
    ) -> None:
        self.spec, self.name = spec, spec.name
        self.laboratory = replace(laboratory, resolve={}, ipv4={}, ipv6={})
        self._starter, self._log = starter, log
        self._placed = addressing.place(laboratory)
        self._listening = tuple(addressing.listening(self._placed, laboratory, ports))
        owner = str(starter.owner)
        self.app = Namespace(owner, starter.token, "app")
        self.gate = Namespace(owner, starter.token, "gate")
        self._processes: list[subprocess.Popen[bytes]] = []

    @cached_property
    def prefix(self) -> tuple[str, ...]:
        return self.app.prefix()

    @property
    def device(self) -> str:
        """The client's only way out, for whoever counts what passes."""
        return APP_DEVICE

    def build(self) -> None:
        """Raises MissingComponent or RunFault; nothing is left behind then."""
        if lacking := why_not():
            raise lacking
        self.remove()
        try:
            self._build()
        except BaseException:  # an interruption too
            self.remove()
            raise

    def _build(self) -> None:
        self.app.make(self._resolvers())
        self.gate.make()
        self.app.switch(**{"ipv6__conf__all__accept_ra": 0, "ipv6__conf__default__accept_ra": 0})
        if not self.spec.ipv6:
            self.app.switch(ipv6__conf__all__disable_ipv6=1, ipv6__conf__default__disable_ipv6=1)
        self.gate.switch(ipv4__ip_forward=1, ipv6__conf__all__forwarding=1)
        self._link()
        self.gate.configure(gateway_lines(self.spec, GATE_DEVICE, addressing.literals(self._placed)))
        self.app.configure(client_lines(self.spec, APP_DEVICE))
        if self.spec.black_hole:
            ask(*self.gate.prefix(), tool("nft"), "-f", "-", stdin=black_hole_rules(GATE_DEVICE))
        if self.spec.nat64:
            self._translate()
        self._resolve()
        self._bridge()
        self._await_resolver()

    def _resolvers(self) -> tuple[str, ...]:
        return (addressing.GATEWAY4,) if self.spec.ipv4 else (addressing.GATEWAY6,)

    def _link(self) -> None:
        if self.spec.weakness is None:
            ends = ("link", "add", "name", APP_DEVICE, "netns", self.app.name)
            ask(tool("ip"), *ends, "type", "veth", "peer", "name", GATE_DEVICE, "netns", self.gate.name)
            return
        settings = LinkSettings(
            (str(self.app.path), str(self.gate.path)), (APP_DEVICE, GATE_DEVICE), asdict(self.spec.weakness), 1
        )
        settings.dump(path := self._folder / "link.json")
        self._start_ready("network-link", [sys.executable, "-m", "harness.networks.weak_link", str(path)])

    @property
    def _folder(self) -> Path:
        folder = self._starter.scratch / "network"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _translate(self) -> None:
        """NAT64 on the gateway; with PREF64 the client's own half too, as a phone has it."""
        own = "2001:db8:64:1::1"
        self._tayga(self.gate, "nat64", translator_files.nat64(str(self._folder), own))
        lines = ["addr add 198.19.1.1/32 dev nat64", f"route add {translator_files.POOL} dev nat64"]
        self.gate.configure(["link set nat64 up", *lines, f"route add {addressing.NAT64} dev nat64"])
        if not self.spec.pref64:
            return
        self.app.switch(ipv4__ip_forward=1, ipv6__conf__all__forwarding=1)
        self._tayga(self.app, "clat", translator_files.clat())
        self.app.configure(
            [
                "link set clat up",
                f"addr add {addressing.CLAT4}/32 dev clat",
                "route add default dev clat mtu 1260",
                f"route add {addressing.CLAT6}/128 dev clat",
            ]
        )

    def _tayga(self, where: Namespace, name: str, text: str) -> None:
        file = self._folder / f"{name}.conf"
        file.write_text(text, encoding="ascii")
        command = [*where.prefix(), tool("tayga"), "-c", str(file)]
        ask(*command, "--mktun")
        self._start("network-translator", [*command, "-d"])

    def _resolve(self) -> None:
        own = [
            one for one, has in ((addressing.GATEWAY4, self.spec.ipv4), (addressing.GATEWAY6, self.spec.ipv6)) if has
        ]
        hidden = [f"127.0.0.1@{resolver_files.HIDDEN_PORT}"]
        first = hidden if self.spec.nat64 else own
        self._unbound("names", resolver_files.authority(self._placed, first, self.spec.pref64))
        if self.spec.nat64:
            self._unbound("dns64", resolver_files.dns64(own))

    def _unbound(self, name: str, text: str) -> None:
        file = self._folder / f"{name}.conf"
        file.write_text(text, encoding="utf-8")
        self._start("network-resolver", [*self.gate.prefix(), tool("unbound"), "-c", str(file)])

    def _bridge(self) -> None:
        table = {f"{one.address} {one.port}": (one.to.address, one.to.port) for one in self._listening}
        echoes = [addressing.PROOF4_ADDRESS, addressing.PROOF6_ADDRESS]
        message = b""
        if self.spec.pref64:
            message = advertisement("2001:db8:1::/64", addressing.GATEWAY6, addressing.NAT64)
        settings = BridgeSettings(str(self.gate.path), table, echoes, addressing.ECHO_PORT, GATE_DEVICE, message.hex())
        settings.dump(path := self._folder / "bridge.json")
        self._start_ready("network-bridge", [sys.executable, "-m", "harness.networks.bridge", str(path)])

    def _start(self, role: str, argv: list[str]) -> subprocess.Popen[bytes]:
        process = self._starter.spawn(role, argv, log=self._log)
        self._processes.append(process)
        return process

    def _start_ready(self, role: str, argv: list[str]) -> None:
        """Start a process of ours and wait until it says that it is ready."""
        process = self._starter.spawn(role, argv, log=self._log, stdout_pipe=True, stdin_pipe=True)
        self._processes.append(process)
        assert process.stdout is not None
        readable, _, _ = select.select([process.stdout], [], [], READY_TIMEOUT_S)
        if not readable or process.stdout.readline(64).strip() != b"ready":
            raise failed(f"{role} did not become ready, see {self._log.name}")

    def _await_resolver(self) -> None:
        """The resolver has no word for ready: it is asked until it answers."""
        deadline = time.monotonic() + RESOLVER_TIMEOUT_S
        where = self._resolvers()[0]
        while time.monotonic() < deadline:
            if any(process.poll() is not None for process in self._processes):
                break
            if self.app.within(lambda: resolver_answers(where)):
                return
            time.sleep(0.03)
        raise failed(f"the resolver did not answer, see {self._log.name}")

    def prove(self) -> Proof:
        """Asked from inside, by a process of its own. Raises RunFault when nothing can be asked."""
        asked = [word for word, wanted in (("weak", self.spec.weakness), ("pref64", self.spec.pref64)) if wanted]
        argv = (*self.prefix, sys.executable, "-m", "harness.networks.measurement", *asked)
        try:
            measured = parse_measured(ask(*argv, timeout_s=PROVE_TIMEOUT_S))
        except (ValueError, TypeError) as fault:
            raise failed(f"the measurement said {type(fault).__name__}") from fault
        return judge_network(self.spec, measured)

    def listen(self) -> socket.socket:
        return self.app.within(lambda: socket.create_server(("127.0.0.1", 0)))

    def remove(self) -> None:
        """May be called at any time, and again. Raises RunFault when a namespace stays."""
        for process in reversed(self._processes):
            self._starter.end(process, timeout_s=2.0)
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
        self._processes.clear()
        self.app.remove()
        self.gate.remove()


def resolver_answers(address: str) -> bool:
    """Whether anything answers a query for the root at the resolver's port, within a moment."""
    query = b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x01"
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as one:
        one.settimeout(1.0)
        try:
            one.connect((address, 53))
            one.send(query)
            return one.recv(512)[:2] == query[:2]
        except OSError:
            return False
