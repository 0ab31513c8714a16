"""Laboratory networks for real: each is what it claims, touches nothing of the machine, and is gone after any end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.devices.process_tree import Owner, ProcessTree
from harness.model.laboratory import Absence, Endpoint, Laboratory
from harness.networks.commands import ask, tool, why_not
from harness.networks.laboratory_network import LaboratoryNetwork
from harness.networks.namespace import standing, sweep_dead_networks
from harness.networks.spec import SPECS, find_network

pytestmark = [pytest.mark.end_to_end, pytest.mark.skipif(why_not() is not None, reason=str(why_not()))]
LAB = Laboratory(
    resolve={"both.test": Endpoint("127.0.0.1", 9), "four.test": Endpoint("127.0.0.1", 9)},
    ipv6={"four.test": Absence.NONE},
)


@pytest.fixture
def tree() -> Iterator[ProcessTree]:
    one = ProcessTree(os.urandom(8).hex())
    yield one
    one.end_all()


def network(name: str, tree: ProcessTree, log: Path) -> LaboratoryNetwork:
    spec = find_network(name)
    assert spec is not None
    return LaboratoryNetwork(spec, LAB, tree, log)


def the_machine() -> tuple[str, ...]:
    ip = tool("ip")
    told = [ask(ip, "-o", "addr"), ask(ip, "route"), ask(ip, "-6", "route"), ask(ip, "-o", "link")]
    settings = [Path("/proc/sys/net", name).read_text() for name in ("ipv4/ip_forward", "ipv6/conf/all/forwarding")]
    return (*told, *settings, Path("/etc/resolv.conf").read_text())


@pytest.mark.parametrize("name", [*SPECS, "weak-60ms-2pct-800kbit"])
def test_a_network_is_what_it_claims_and_leaves_no_trace(name: str, tree: ProcessTree, tmp_path: Path) -> None:
    before = the_machine()
    one = network(name, tree, tmp_path / "network.log")
    one.build()
    try:
        proof = one.prove()
        during = the_machine()
    finally:
        one.remove()
    assert proof.faults == ()
    assert before == during == the_machine()
    assert not [left for left in standing() if left.token == tree.token]
    one.remove()


def test_two_networks_stand_beside_each_other(tmp_path: Path) -> None:
    trees = [ProcessTree(os.urandom(8).hex()) for _ in range(2)]
    both = [network(name, one, tmp_path / name) for name, one in zip(("ipv6-only", "ipv4-only"), trees, strict=True)]
    try:
        for one in both:
            one.build()
        assert [one.prove().faults for one in both] == [(), ()]
    finally:
        for one, own in zip(both, trees, strict=True):
            one.remove()
            own.end_all()


KILLED = """
import sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from harness.devices.process_tree import ProcessTree
from harness.model.laboratory import Laboratory
from harness.networks.laboratory_network import LaboratoryNetwork
from harness.networks.spec import find_network
tree = ProcessTree({token!r})
one = LaboratoryNetwork(find_network("ipv6-nat64"), Laboratory(), tree, Path({log!r}))
one.build()
print(tree._warden.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("with_warden", [False, True])
def test_what_a_killed_run_left_is_removed_by_the_next_start(tmp_path: Path, with_warden: bool) -> None:
    token = os.urandom(8).hex()
    code = KILLED.format(root=str(Path(__file__).parents[2]), token=token, log=str(tmp_path / "log"))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert child.stdout is not None
    warden = int(child.stdout.readline())
    mine = [one for one in standing() if one.token == token]
    assert len(mine) == 2
    if with_warden:
        os.kill(warden, signal.SIGKILL)
    child.kill()
    child.wait()
    child.stdout.close()
    sweep_dead_networks(lambda owner: (found := Owner.parse(owner)) is not None and found.alive())
    assert not [one for one in standing() if one.token == token]
    assert not list(Path("/etc/netns").glob(f"*{token}*"))
    deadline = time.monotonic() + 10
    while _living(token) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _living(token) or with_warden  # processes outside the namespaces are the sweep of processes' to take
    if with_warden:
        from harness.devices.process_tree import reap

        reap(token, None)


def _living(token: str) -> list[str]:
    return [
        path.parent.name
        for path in Path("/proc").glob("[0-9]*/environ")
        if f"HARNESS_RUN_TOKEN={token}".encode() in _content(path)
    ]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
