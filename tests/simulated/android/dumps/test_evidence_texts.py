"""What a simulated handset says of itself is read by the same parsers as a phone's words, on every release."""

from datetime import timedelta

import pytest

from harness.devices.android.evidence.appops_dump import parse_appops_dump
from harness.devices.android.evidence.appops_last import parse_appops_last
from harness.devices.android.evidence.connectivity_dump import parse_connectivity
from harness.devices.android.evidence.discrete_access import parse_discrete_accesses
from harness.devices.android.evidence.exit_info import parse_exit_info
from harness.devices.android.evidence.frame_stats import parse_frame_stats
from harness.devices.android.evidence.location_dump import parse_location_dump
from harness.devices.android.evidence.meminfo import parse_meminfo
from harness.devices.android.evidence.netstats import parse_netstats
from harness.devices.android.evidence.package_dump import parse_package_dump
from harness.simulated.android import exit_reasons
from harness.simulated.android.first_packages import APP_PACKAGE
from harness.simulated.handset.processes import Exit
from tests.simulated.handset_on_paper import PaperHandset

RELEASES = (26, 28, 29, 30, 31, 34, 36)


@pytest.mark.parametrize("api", RELEASES)
def test_a_booked_use_is_read_from_the_ledger(api: int) -> None:
    handset = PaperHandset(api)
    core = handset.device.core
    core.ledger.book(APP_PACKAGE, "FINE_LOCATION", core.clock.now() - timedelta(minutes=2), "top")
    core.ledger.book(APP_PACKAGE, "CAMERA", core.clock.now() - timedelta(seconds=5), "bg", allowed=False)
    dumped = parse_appops_dump(handset.run(f"dumpsys appops --package {APP_PACKAGE}").out, core.clock.zone)
    found = {(one.operation, one.what) for one in dumped.records}
    assert {("FINE_LOCATION", "access"), ("CAMERA", "reject")} <= found
    last = {one.operation: one for one in parse_appops_last(handset.run(f"cmd appops get {APP_PACKAGE}").out).records}
    assert 119_000 < (last["FINE_LOCATION"].used_ago_ms or 0) < 125_000
    assert last["CAMERA"].rejected_ago_ms is not None


def test_each_use_is_listed_by_the_minute_since_android_12() -> None:
    handset = PaperHandset(34)
    core = handset.device.core
    for minutes in (1, 3):
        core.ledger.book(APP_PACKAGE, "FINE_LOCATION", core.clock.now() - timedelta(minutes=minutes), "cch")
    said = handset.run(f"dumpsys appops --package {APP_PACKAGE} --include-discrete 10").out
    found = parse_discrete_accesses(said, core.clock.zone)
    assert [one.state for one in found.records] == ["cch", "cch"]
    assert not parse_discrete_accesses(
        PaperHandset(30).run("dumpsys appops --include-discrete 9").out, core.clock.zone
    ).answered


@pytest.mark.parametrize("api", RELEASES)
def test_permissions_are_read_with_their_flags(api: int) -> None:
    handset = PaperHandset(api)
    handset.run(f"pm grant {APP_PACKAGE} android.permission.CAMERA")
    (facts,) = parse_package_dump(handset.run(f"dumpsys package {APP_PACKAGE}").out, APP_PACKAGE).records
    assert facts.granted("android.permission.CAMERA")
    assert facts.granted("android.permission.INTERNET")
    assert not facts.granted("android.permission.ACCESS_FINE_LOCATION")
    assert (facts.version_code, facts.uid, facts.target_sdk) == (7, 10_120, 34)


@pytest.mark.parametrize("api", (30, 34))
def test_the_ring_of_exits_holds_the_newest_sixteen(api: int) -> None:
    handset = PaperHandset(api)
    core = handset.device.core
    for number in range(20):
        reason = exit_reasons.ANR if number == 19 else exit_reasons.CRASH
        core.processes.record(Exit(core.clock.now(), 3000 + number, 10_120, APP_PACKAGE, APP_PACKAGE, reason, "why"))
    found = parse_exit_info(handset.run(f"dumpsys activity exit-info {APP_PACKAGE}").out, core.clock.zone).records
    assert [one.pid for one in found] == list(range(3019, 3003, -1))
    assert (found[0].reason, found[1].reason, found[1].description) == (exit_reasons.ANR, exit_reasons.CRASH, "why")


@pytest.mark.parametrize("api", RELEASES)
def test_a_request_for_the_position_is_read_with_its_interval(api: int) -> None:
    handset = PaperHandset(api)
    handset.device.location_asked(APP_PACKAGE, 5_000)
    found = parse_location_dump(handset.run("dumpsys location").out)
    assert {(one.package, one.interval_ms, one.now) for one in found.records} == {
        (APP_PACKAGE, 5_000, True),
        (APP_PACKAGE, 5_000, False),
    }
    assert not found.unread


def test_bytes_and_networks_and_measures_are_read() -> None:
    handset = PaperHandset(34)
    handset.device.manager.gateway.count(10_120, received=3_000, sent=500)
    handset.device.manager.inputs = 3
    (traffic,) = parse_netstats(handset.run("dumpsys netstats detail").out).records
    assert (traffic.uid, traffic.foreground, traffic.received_bytes, traffic.sent_bytes) == (10_120, True, 3_000, 500)
    (network,) = parse_connectivity(handset.run("dumpsys connectivity").out).records
    assert (network.interface, network.transport) == ("wlan0", "WIFI")
    assert parse_meminfo(handset.run(f"dumpsys meminfo -s {APP_PACKAGE}").out).records
    assert parse_frame_stats(handset.run(f"dumpsys gfxinfo {APP_PACKAGE} framestats").out).records
