from pathlib import Path

from harness.capture.android_measures import AndroidMeasures
from harness.capture.android_vitals import AndroidVitals
from harness.model.event import EventKind
from tests.capture.android_phone import SESSION, HandClock, golden, phone
from tests.capture.sink import MemorySink
from tests.devices.android.paper_handset import Answer, PaperHandset

PACKAGE = "com.gov.demo"
# The golden logs tell of 10:00 and later on the phone, which is NOW.
EXIT = """ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)
        ApplicationExitInfo #{n}:
          timestamp={at} pid={pid} realUid=10120 packageUid=10120 definingUid=10120 user=0
          process=com.gov.demo reason={reason} subreason=0 (UNKNOWN) status=0
          importance={importance} pss=0.00 rss=0.00 description=null state=empty trace=null
"""


def _exit(pid: int, reason: str, at: str = "2026-11-22 10:00:02.000", importance: int = 100, n: int = 0) -> str:
    return EXIT.format(pid=pid, reason=reason, at=at, importance=importance, n=n)


def _vitals(tmp_path: Path, **answers: Answer) -> tuple[MemorySink, AndroidVitals, PaperHandset]:
    clock, sink = HandClock(), MemorySink(tmp_path)
    handset = phone(clock, **answers)
    vitals = AndroidVitals(sink, handset, PACKAGE, clock)
    vitals.attach(SESSION)
    return sink, vitals, handset


def test_a_crash_told_in_three_places_is_one_breakdown_however_often_it_is_read(tmp_path: Path) -> None:
    crash = golden("crash_14").replace("1795312800.100", "1795312801.100")
    sink, vitals, _ = _vitals(tmp_path, log_crash=crash, exits=_exit(2003, "4 (CRASH)"), dropbox=golden("dropbox_12"))
    vitals.read("scenario:core_tasks")
    vitals.read("scenario:background")
    found = sink.data(EventKind.BREAKDOWN)
    assert [(one["what"], one["foreground"]) for one in found] == [("crash", True), ("crash", True), ("anr", False)]
    assert found[0]["signature"][0] == "java.lang.RuntimeException"
    assert "cause" not in found[0]
    told = sink.data(EventKind.PROCESS_EXIT)[0]
    assert told["told_by"] == ["crash log", "dropbox", "exit-info"]


def test_our_own_force_stop_is_an_exit_and_no_breakdown(tmp_path: Path) -> None:
    sink, vitals, _ = _vitals(tmp_path, exits=_exit(2003, "10 (USER REQUESTED)"))
    vitals.read("end")
    assert [(one["what"], one["whose"]) for one in sink.data(EventKind.PROCESS_EXIT)] == [("ended", "harness")]
    assert sink.data(EventKind.BREAKDOWN) == []


def test_a_kill_in_front_is_the_device_s(tmp_path: Path) -> None:
    sink, vitals, _ = _vitals(tmp_path, exits=_exit(2003, "3 (LOW_MEMORY)"))
    vitals.read("end")
    assert [(one["what"], one["cause"]) for one in sink.data(EventKind.BREAKDOWN)] == [("crash", "device")]


def test_what_ended_before_the_session_is_none_of_it(tmp_path: Path) -> None:
    sink, vitals, _ = _vitals(tmp_path, exits=_exit(1500, "4 (CRASH)", at="2026-11-22 09:59:00.000"))
    vitals.read("end")
    assert sink.data(EventKind.PROCESS_EXIT) == []


def test_a_ring_that_rolled_over_ends_the_coverage(tmp_path: Path) -> None:
    ring = "".join(_exit(3000 + n, "10 (USER REQUESTED)", n=n) for n in range(16))
    sink, vitals, _ = _vitals(tmp_path, exits=ring)
    vitals.read("end")
    assert sink.data(EventKind.CHANNEL)[-1]["state"] == "lost"


def test_starts_by_the_system_and_starts_of_other_apps(tmp_path: Path) -> None:
    sink, vitals, _ = _vitals(tmp_path, log_events=golden("events_16"), log_system=golden("main_14"))
    vitals.read("scenario:background")
    vitals.read("end")
    (start,) = sink.data(EventKind.PROCESS_START)
    assert (start["why"], start["component"]) == ("broadcast", "com.gov.demo/com.gov.demo.Boot")
    (other,) = sink.data(EventKind.OTHER_START)
    assert other["package"] == "com.pay"


def test_our_own_line_must_arrive(tmp_path: Path) -> None:
    sink, vitals, handset = _vitals(tmp_path)
    assert not vitals.self_test(SESSION).ok

    def echoed(_: str) -> str:
        mark = next(said for said in reversed(handset.said) if said.startswith("log -t")).split()[-1]
        return f"     1795312800.100  2003  2003 I HarnessSelfTest: {mark}\n"

    handset.transcript[r"logcat -d -v epoch -s .*"] = echoed
    assert vitals.self_test(SESSION).ok
    handset.transcript[r"logcat -d -v epoch -b crash"] = "Unable to open log device 'crash'\n"
    assert not vitals.self_test(SESSION).ok
    assert sink.data(EventKind.DUMP)


def test_memory_and_processor_of_the_moment(tmp_path: Path) -> None:
    sink, vitals, _ = _vitals(tmp_path)
    vitals.read("end")
    (figures,) = sink.data(EventKind.PERFORMANCE)
    assert figures["metrics"] == {"cpu_percent": 12.5, "pss_kb": 123456.0}


def test_at_the_end_of_a_phase_only_rings_are_read(tmp_path: Path) -> None:
    sink, vitals, _ = _vitals(tmp_path)
    vitals.read("end of before_consent")
    short = {dump["name"] for dump in sink.data(EventKind.DUMP)}
    vitals.read("end of core_tasks")
    assert short == {"log-events", "log-crash", "log-main", "log-system", "exit-info"}
    assert {"memory", "netstats", "dropbox"} <= {dump["name"] for dump in sink.data(EventKind.DUMP)}


def test_a_cold_start_and_frames_are_measured(tmp_path: Path) -> None:
    clock, sink = HandClock(), MemorySink(tmp_path)
    handset = phone(clock)
    handset.transcript |= {
        r"dumpsys gfxinfo .* reset": "",
        r"dumpsys gfxinfo .* framestats": golden("gfxinfo_10"),
    }
    measures = AndroidMeasures(sink, handset, PACKAGE, clock)
    measures.started(golden("start_14"))
    measures.frames("core_tasks")
    (start,), (frames,) = (sink.data(kind) for kind in (EventKind.START, EventKind.FRAMES))
    assert (start["start"], start["outcome"], start["first_ms"]) == ("cold", "done", 1018)
    assert (frames["script"], frames["frames"], frames["slow"], frames["frozen"]) == ("core_tasks", 3, 2, 1)
    assert {dump["name"] for dump in sink.data(EventKind.DUMP)} == {"start", "frames"}
    assert handset.said[-1].endswith(" reset"), "the next scenario's frames are counted anew"


def test_a_start_that_failed_says_why(tmp_path: Path) -> None:
    clock, sink = HandClock(), MemorySink(tmp_path)
    words = "Error type 3\nError: Activity class {a/b} does not exist.\n"
    AndroidMeasures(sink, phone(clock), PACKAGE, clock).started(words)
    assert sink.data(EventKind.START)[0]["outcome"] == "failed"
