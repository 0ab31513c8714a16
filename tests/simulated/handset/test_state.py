"""A simulated handset's state: clock, disk, logs, ledger, processes, loopback."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from harness.simulated.handset.clock import DeviceClock
from harness.simulated.handset.files import Files, NoSpace
from harness.simulated.handset.ledger import Ledger
from harness.simulated.handset.location_requests import LocationRequests
from harness.simulated.handset.logs import LogLine, Logs
from harness.simulated.handset.loopback import Loopback
from harness.simulated.handset.package import Manifest, Packages
from harness.simulated.handset.processes import Exit, Processes

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_a_clock_that_jumps_leaves_the_uptime_alone() -> None:
    clock = DeviceClock(wall=lambda: NOON, monotonic_s=lambda: 1000.0, up_before_ms=5_000)
    clock.jump(3_600_000)
    assert clock.now() == NOON + timedelta(hours=1)
    assert (clock.uptime_ms(), clock.local().hour) == (5_000, 21)


def test_a_full_disk_takes_nothing_more_and_a_mount_hides_what_is_below() -> None:
    files = Files(lambda: NOON, free_bytes=10)
    files.write("/data/a/one", b"12345")
    with pytest.raises(NoSpace):
        files.write("/data/a/two", b"123456")
    files.binds["/data/b"] = "/data/a"
    assert files.read("/data/b/one") == b"12345"
    assert files.remove("/data/a")
    assert files.free_bytes == 10


def test_logs_forget_from_the_old_end() -> None:
    logs = Logs(capacity=2)
    for text in ("one", "two", "three"):
        logs.write(LogLine(NOON, 1, 1, "I", "t", text))
    assert [line.text for line in logs.lines(["main"])] == ["two", "three"]


def test_a_use_that_lasts_gets_its_length_when_it_ends() -> None:
    ledger = Ledger()
    use = ledger.begin("a.b", "CAMERA", NOON, "top")
    assert use.running
    ledger.end(use, NOON + timedelta(seconds=2))
    assert (use.running, use.duration_ms) == (False, 2_000)
    assert list(ledger.of("a.b", NOON + timedelta(days=2))) == []


def test_positions_asked_for_and_given_are_summed() -> None:
    requests = LocationRequests()
    requests.asked("a.b", 5_000, NOON)
    requests.delivered("a.b")
    requests.ended("a.b", NOON + timedelta(minutes=1))
    one = requests.by_package["a.b"]
    assert (one.given, one.shortest_ms, one.total_at(NOON)) == (1, 5_000, timedelta(minutes=1))


def test_a_package_keeps_uid_and_grants_over_an_update() -> None:
    packages = Packages(frozenset({"p.CAMERA"}))
    first = packages.install(Manifest("a.b", requests=("p.CAMERA",)), NOON)
    first.grants["p.CAMERA"].granted = True
    second = packages.install(Manifest("a.b", 2, requests=("p.CAMERA",)), NOON + timedelta(days=1))
    assert (second.uid, second.installed_at, second.holds("p.CAMERA")) == (first.uid, NOON, True)


def test_an_exit_is_kept_when_the_process_is_gone() -> None:
    processes = Processes()
    process = processes.start("a.b", 10_120, NOON)
    processes.end(process.pid, Exit(NOON, process.pid, 10_120, "a.b", "a.b", 4))
    assert processes.named("a.b") is None
    assert [one.reason for one in processes.exits["a.b"]] == [4]


def test_a_port_where_nothing_listens_refuses() -> None:
    with pytest.raises(ConnectionRefusedError):
        asyncio.run(Loopback().connect(8080))
