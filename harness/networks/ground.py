"""Ground: the network that a run stands on, from its making to its end, told to whoever keeps the recording."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from harness.model.app import App
from harness.model.faults import BadInput, HarnessError
from harness.model.laboratory import Laboratory
from harness.model.saying import Saying
from harness.networks.addressing import place
from harness.networks.commands import why_not
from harness.networks.host import machine_families
from harness.networks.laboratory_network import LaboratoryNetwork
from harness.networks.network import HostNetwork, Network, Starter
from harness.networks.paired_probe import probe_from
from harness.networks.spec import HOST, find_network

PROBES = "system/ipv6-probes.json"


class Watch(Protocol):
    """Sees all that passes on a network, from before its first proof to after its last."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


def network_for(name: str, app: App, laboratory: Laboratory, starter: Starter, log: Path) -> Network:
    """The network of that name, not built yet. Raises BadInput for one unknown, or to which the app is unknown."""
    spec = find_network(name)
    if spec is None:
        return HostNetwork(laboratory)
    addresses = [urlsplit(address) for address in app.addresses.values() if "://" in address]
    known = {one.host for one in place(laboratory)}
    for address in addresses:
        if address.hostname not in known:
            what = Saying(f"{name} knows nothing of {address.hostname}", f"网络 {name} 上没有 {address.hostname}")
            mend = Saying("say in the laboratory file (--lab) where it stands", "在实验室解析文件（--lab）中写明其地址")
            raise BadInput(what, "--network", mend)
    ports = [port for address in addresses if (port := address.port)]
    return LaboratoryNetwork(spec, laboratory, starter, log, ports)


class Ground:
    """Stand on it before anything else, leave it after everything else; what is wrong comes back as words."""

    def __init__(
        self,
        network: Network,
        watch: Watch,
        record: Callable[[Mapping[str, Any]], object],
        keep: Callable[[bytes], object],
    ) -> None:
        """`record` takes the data of a NETWORK event, `keep` what the paired probes saw."""
        self.network, self._watch, self._record, self._keep = network, watch, record, keep
        self._stands = False

    def stand(self) -> tuple[str, ...]:
        """Build, begin to watch, prove. Raises RunFault or MissingComponent when there is nothing to stand on."""
        self.network.build()
        self._stands = True
        self._watch.start()
        return self._prove("before")

    def _prove(self, when: str) -> tuple[str, ...]:
        proof = self.network.prove()
        if proof is None:
            families = machine_families()
            self._record({"network": self.network.name, "when": when, "ipv4": families.ipv4, "ipv6": families.ipv6})
            return ()
        self._record(proof.data(when))
        return tuple(f"the network {proof.network} {when} the run: {fault}" for fault in proof.faults)

    def examine(self, app: App, laboratory: Laboratory) -> tuple[str, ...]:
        """After the last session: the app's hosts over both families, where there are both; then the last proof."""
        if not self._stands or not self.network.prefix:
            return ()
        faults: list[str] = []
        try:
            if isinstance(self.network, LaboratoryNetwork) and self.network.spec.name == "dual-stack":
                self._keep(probe_from(self.network.prefix, app, laboratory))
            faults += self._prove("after")
        except HarnessError as fault:
            faults.append(fault.line("en"))
        return tuple(faults)

    def leave(self) -> None:
        """Let go of everything; may be called at any time, and again."""
        self._watch.stop()
        self.network.remove()
        self._stands = False


def refuse_unbuildable(name: str) -> None:
    """Raise BadInput for an unknown network, MissingComponent for one that this machine cannot build."""
    if find_network(name) is not None and (lacking := why_not()):
        raise lacking


def usable(names: Sequence[str]) -> tuple[tuple[str, ...], HarnessError | None]:
    """The networks that can be had here, canonical and each once, and why the others cannot be; BadInput if unknown."""
    wanted = dict.fromkeys(spec.name if (spec := find_network(name)) else HOST for name in names)
    lacking = why_not()
    if lacking is None or not set(wanted) - {HOST}:
        return tuple(wanted), None
    if HOST not in wanted:
        raise lacking
    return (HOST,), lacking
