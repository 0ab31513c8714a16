from pathlib import Path

import pytest

from harness.detect.phone.background_work import detect_background_work
from harness.model.event import EventKind, Phase, Source
from harness.model.observation import Channel, Kind
from tests.detect.ledger_stage import MASKER, ms, one
from tests.detect.recording_factory import Stage, stage


def _started(made: Stage, why: str, process: str = "com.gov.demo") -> None:
    data = {"process": process, "pid": 7, "why": why, "component": "com.gov.demo/.Boot"}
    made.event(EventKind.PROCESS_START, Source.SYSTEM, at_ms=ms(0), doubt_ms=5.0, **data)


def test_a_start_by_a_broadcast_is_the_app_s_own(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BACKGROUND)
    made.event(EventKind.STEP)
    _started(made, "broadcast")
    seen = one(detect_background_work(made.done(), MASKER))
    assert (seen.kind, seen.subject, seen.phase, seen.channel) == (
        Kind.SELF_STARTED,
        "broadcast",
        Phase.BACKGROUND,
        Channel.LOG,
    )


@pytest.mark.parametrize("why", ["activity", "top-activity", "instrumentation", ""])
def test_a_start_by_a_user_or_by_us_is_not(tmp_path: Path, why: str) -> None:
    made = stage(tmp_path)
    _started(made, why)
    _started(made, "service", process="com.gov.demo:push")
    assert list(detect_background_work(made.done(), MASKER)) == []


def test_services_and_jobs_by_phase(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.SCHEDULE, Source.SYSTEM, what="job", name="a/.J", interval_ms=900_000, persisted=True)
    made.event(EventKind.SCHEDULE, Source.SYSTEM, what="job", name="a/.K", interval_ms=600_000, persisted=False)
    made.phase(Phase.BACKGROUND)
    made.event(EventKind.SCHEDULE, Source.SYSTEM, what="foreground_service", name="a/.T", types=["location"])
    jobs, service = detect_background_work(made.done(), MASKER)
    assert (jobs.subject, jobs.data["interval_ms"], jobs.data["persisted"]) == ("job", 600_000, True)
    assert (service.phase, service.data["types"], service.channel) == (Phase.BACKGROUND, ["location"], Channel.LEDGER)


def test_another_app_that_was_started(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(
        EventKind.OTHER_START, Source.SYSTEM, package="com.pay", component="com.pay/.M", at_ms=ms(0), doubt_ms=1.0
    )
    seen = one(detect_background_work(made.done(), MASKER))
    assert (seen.kind, seen.subject) == (Kind.OTHER_APP_STARTED, "com.pay")
