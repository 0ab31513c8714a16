"""The ground of a run: what it records, in which order, and what it refuses."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from harness.model.faults import BadInput, MissingComponent
from harness.model.laboratory import Endpoint, Laboratory
from harness.networks import ground
from harness.networks.commands import failed
from harness.networks.ground import Ground, network_for, refuse_unbuildable, usable
from harness.networks.laboratory_network import LaboratoryNetwork
from harness.networks.measurement import Measured
from harness.networks.network import HostNetwork
from harness.networks.proof import Proof
from tests.judge.conftest import make_app

APP = make_app(addresses={"browser": "https://banshi.lincheng.test:8443/"})
LAB = Laboratory(resolve={"banshi.lincheng.test": Endpoint("127.0.0.1", 1)})


class Starter:
    token, owner = "0123456789abcdef", "1@1"
    scratch = Path("/nonexistent")

    def spawn(self, role: str, argv: Sequence[str], **_: object) -> subprocess.Popen[bytes]:
        raise AssertionError(role)

    def end(self, process: subprocess.Popen[bytes], timeout_s: float = 5.0) -> None: ...


@dataclass
class Scripted(HostNetwork):
    """A network of ours that says what it is told."""

    faults: tuple[str, ...] = ()
    log: list[str] = field(default_factory=list)
    name = "ipv6-only"
    prefix = ("ip", "netns", "exec", "x")

    def build(self) -> None:
        self.log.append("build")

    def prove(self) -> Proof:
        self.log.append("prove")
        return Proof("ipv6-only", Measured(), self.faults)

    def remove(self) -> None:
        self.log.append("remove")


@dataclass
class Watch:
    log: list[str]

    def start(self) -> None:
        self.log.append("watch")

    def stop(self) -> None:
        self.log.append("unwatch")


def stood(network: Scripted) -> tuple[Ground, list[Mapping[str, Any]]]:
    events: list[Mapping[str, Any]] = []
    return Ground(network, Watch(network.log), events.append, lambda content: None), events


def test_the_watch_sees_both_proofs() -> None:
    network = Scripted()
    one, events = stood(network)
    assert one.stand() == ()
    assert one.examine(APP, LAB) == ()
    one.leave()
    assert network.log == ["build", "watch", "prove", "prove", "unwatch", "remove"]
    assert [event["when"] for event in events] == ["before", "after"]


def test_a_network_that_is_not_what_it_claims_is_a_fault_of_the_run() -> None:
    one, events = stood(Scripted(faults=("an IPv4 literal is reachable",)))
    assert one.stand() == ("the network ipv6-only before the run: an IPv4 literal is reachable",)
    assert events[0]["ok"] is False


def test_a_proof_that_cannot_be_had_is_a_fault_too(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Scripted()
    one, _ = stood(network)
    one.stand()
    monkeypatch.setattr(Scripted, "prove", lambda self: (_ for _ in ()).throw(failed("gone")))
    assert one.examine(APP, LAB) == ("network: the laboratory network: gone",)


def test_the_machines_own_network_only_says_its_families() -> None:
    events: list[Mapping[str, Any]] = []
    one = Ground(HostNetwork(LAB), Watch([]), events.append, lambda content: None)
    assert one.stand() == ()
    assert one.examine(APP, LAB) == ()
    assert events[0]["network"] == "host"
    assert "ipv4" in events[0]
    assert len(events) == 1


def test_a_network_that_does_not_know_the_app_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"--network: ipv6-only knows nothing of banshi\.lincheng\.test; .*--lab"):
        network_for("ipv6-only", APP, Laboratory(), Starter(), tmp_path / "log")


def test_the_apps_own_port_is_heard(tmp_path: Path) -> None:
    network = network_for("ipv6-only", APP, LAB, Starter(), tmp_path / "log")
    assert isinstance(network, LaboratoryNetwork)
    assert 8443 in {one.port for one in network._listening}
    assert network.laboratory.resolve == {}


def test_the_host_keeps_the_laboratorys_names(tmp_path: Path) -> None:
    assert network_for("host", APP, LAB, Starter(), tmp_path / "log").laboratory is LAB


def test_without_root_other_networks_are_left_out_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    names, lacking = usable(["host", "N2"])
    assert names == ("host",)
    assert lacking is not None
    assert "root" in lacking.line("en")
    with pytest.raises(MissingComponent):
        usable(["N2"])
    with pytest.raises(MissingComponent):
        refuse_unbuildable("N2")
    refuse_unbuildable("host")


def test_a_network_by_number_and_by_name_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "why_not", lambda: None)
    assert usable(["N2", "ipv6-only", "host"]) == (("ipv6-only", "host"), None)
    with pytest.raises(BadInput, match="there is no network"):
        usable(["host", "N9"])
