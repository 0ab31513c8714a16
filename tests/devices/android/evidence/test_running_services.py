from harness.devices.android.evidence.running_services import parse_running_services
from tests.devices.android.evidence.golden import golden


def test_android_14_names_the_types() -> None:
    parsed = parse_running_services(golden("services_14"))
    track, push = parsed.records
    assert (track.name, track.process, track.started) == ("com.gov.demo/.Track", "com.gov.demo:push", True)
    assert track.types == ("data_sync", "location", "microphone")
    assert (push.foreground, push.types) == (False, ())
    assert len(parsed.unread) == 1


def test_android_9_has_no_types() -> None:
    (track,) = parse_running_services(golden("services_9")).records
    assert (track.foreground, track.types) == (True, ())
