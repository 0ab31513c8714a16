import hashlib
from datetime import timedelta
from pathlib import Path

from harness.capture.android_ledger import AndroidLedger
from harness.model.event import EventKind
from harness.model.faults import DeviceLost
from harness.model.saying import Saying
from tests.capture.android_phone import NOW, SESSION, HandClock, phone
from tests.capture.sink import MemorySink
from tests.devices.android.paper_handset import Answer

PACKAGE = "com.gov.demo"
HEAD = f"Current AppOps Service state:\n  Uid u0a120:\n    Package {PACKAGE}:\n"


def _ledger(tmp_path: Path, clock: HandClock, **answers: Answer) -> tuple[MemorySink, AndroidLedger]:
    sink = MemorySink(tmp_path)
    return sink, AndroidLedger(sink, phone(clock, **answers), PACKAGE, clock, poll_s=0)


def _booked(state: str, ago: str) -> str:
    access = f"Access: [{state}-s] 2026-11-22 10:00:00.000 (-{ago})"
    return f"      FINE_LOCATION (allow):\n        null=[\n          {access}\n"


def test_an_access_is_told_once_with_the_moment_on_our_clock(tmp_path: Path) -> None:
    clock = HandClock()
    ages = iter(["", "2s0ms", "7s0ms"])
    said = lambda _: HEAD + (_booked("top", ago) if (ago := next(ages)) else "")  # noqa: E731
    sink, ledger = _ledger(tmp_path, clock, appops=said)
    ledger.attach(SESSION)
    for seconds in (10, 15):
        clock.t = NOW + timedelta(seconds=seconds)
        ledger.read("phase:after_consent")
    (access,) = sink.data(EventKind.ACCESS)
    assert access["at_ms"] == (NOW.timestamp() + 8) * 1000
    assert (access["category"], access["state"], access["told_by"]) == ("location", "top", "dump")


def test_what_was_booked_before_the_session_is_none_of_it(tmp_path: Path) -> None:
    sink, ledger = _ledger(tmp_path, HandClock(), appops=HEAD + _booked("top", "1m0s0ms"))
    ledger.attach(SESSION)
    assert sink.data(EventKind.ACCESS) == []


def test_one_access_told_by_three_dumps_is_one(tmp_path: Path) -> None:
    clock = HandClock()
    discrete = (
        f"Discrete accesses:\n  Uid: 10120\n    Package: {PACKAGE}\n      FINE_LOCATION\n        Attribution: null\n"
        "          Access [TOP-SELF] at 2026-11-22 10:01:00.000 for 60000 milliseconds\n"
        "          Access [CACHED-SELF] at 2026-11-22 10:03:00.000\n"
    )
    texts = iter([HEAD, HEAD + _booked("top", "10s0ms") + discrete])
    lasts = iter(["No operations.\n", "FINE_LOCATION: allow; time=+10s1ms ago\n"])
    sink, ledger = _ledger(tmp_path, clock, appops=lambda _: next(texts), last=lambda _: next(lasts))
    ledger.attach(SESSION)
    clock.t = NOW + timedelta(seconds=100)
    ledger.read("end")
    told = [(access["told_by"], access["state"], access["span_ms"]) for access in sink.data(EventKind.ACCESS)]
    assert told == [("dump", "top", 0.0), ("discrete", "cch", 60_000.0)]


def test_every_answer_is_kept_with_its_hash(tmp_path: Path) -> None:
    sink, ledger = _ledger(tmp_path, HandClock())
    ledger.attach(SESSION)
    dumps = sink.data(EventKind.DUMP)
    assert {dump["name"] for dump in dumps} >= {"appops", "appops-last", "package", "location", "services", "jobs"}
    for dump in dumps:
        content = (tmp_path / dump["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == dump["sha256"]


def test_the_package_its_permissions_requests_and_schedule_are_told(tmp_path: Path) -> None:
    sink, ledger = _ledger(tmp_path, HandClock())
    ledger.attach(SESSION)
    (package,) = sink.data(EventKind.PACKAGE)
    assert (package["target_sdk"], package["signers"]) == (36, ["4e5f6a7b", "99aabbcc"])
    permissions = {told["permission"]: told for told in sink.data(EventKind.PERMISSION)}
    fine = permissions["android.permission.ACCESS_FINE_LOCATION"]
    assert (fine["granted"], fine["declared"], fine["by_user"], fine["changed"]) == (True, True, True, False)
    assert [told.get("count") for told in sink.data(EventKind.LOCATION_REQUEST)] == [120, 3, None, None]
    assert {told["what"] for told in sink.data(EventKind.SCHEDULE)} == {"foreground_service", "service", "job", "alarm"}


def test_a_permission_that_changes_is_told_again(tmp_path: Path) -> None:
    line = "      runtime permissions:\n        android.permission.CAMERA: granted={}, flags=[ ]\n"
    texts = iter(
        [f"Packages:\n  Package [{PACKAGE}] (a):\n" + line.format(state) for state in ("false", "true", "true")]
    )
    sink, ledger = _ledger(tmp_path, HandClock(), package=lambda _: next(texts))
    ledger.attach(SESSION)
    ledger.read("phase:after_consent")
    ledger.detach()
    told = [(one["granted"], one["changed"], one["moment"]) for one in sink.data(EventKind.PERMISSION)]
    assert told == [(False, False, "before_start"), (True, True, "phase:after_consent")]


def test_our_own_operation_must_be_booked(tmp_path: Path) -> None:
    _, ledger = _ledger(tmp_path, HandClock())
    assert ledger.self_test(SESSION).ok
    _, deaf = _ledger(tmp_path / "deaf", HandClock(), canary="No operations.\n")
    assert not deaf.self_test(SESSION).ok
    _, stale = _ledger(tmp_path / "stale", HandClock(), canary="VIBRATE: allow; time=+1h0m0s0ms ago\n")
    assert not stale.self_test(SESSION).ok


def test_a_handset_that_vanishes_ends_the_channel_and_not_the_run(tmp_path: Path) -> None:
    answers = iter(["Current AppOps Service state:\n"])

    def gone(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise DeviceLost(Saying("gone", "断开"), "PAPER1") from None

    sink, ledger = _ledger(tmp_path, HandClock(), appops=gone)
    ledger.attach(SESSION)
    ledger.read("phase:after_consent")
    ledger.detach()
    assert [told["state"] for told in sink.data(EventKind.CHANNEL)] == ["started", "lost"]


def test_a_phone_that_hides_its_ledger_is_not_covered(tmp_path: Path) -> None:
    sink, ledger = _ledger(tmp_path, HandClock(), appops="Permission Denial: can't dump AppOpsService\n")
    ledger.attach(SESSION)
    assert sink.data(EventKind.CHANNEL)[-1]["state"] == "lost"


def test_the_last_uses_are_polled_in_between(tmp_path: Path) -> None:
    clock, sink = HandClock(), MemorySink(tmp_path)
    handset = phone(clock, last="READ_CLIPBOARD: allow; time=+0 ago\n")
    ledger = AndroidLedger(sink, handset, PACKAGE, clock, poll_s=0.01)
    handset.transcript[r"cmd appops get com\.gov\.demo"] = "No operations.\n"
    ledger.attach(SESSION)
    clock.t = NOW + timedelta(seconds=5)
    handset.transcript[r"cmd appops get com\.gov\.demo"] = "READ_CLIPBOARD: allow; time=+10ms ago\n"
    for _ in range(200):
        if sink.data(EventKind.ACCESS):
            break
        ledger._stop.wait(0.01)
    ledger.detach()
    assert [told["category"] for told in sink.data(EventKind.ACCESS)] == ["clipboard"]
