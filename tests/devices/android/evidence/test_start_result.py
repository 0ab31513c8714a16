from harness.devices.android.evidence.start_result import parse_start_result
from tests.devices.android.evidence.golden import golden


def test_android_9_does_not_say_how_cold_it_was() -> None:
    (start,) = parse_start_result(golden("start_9")).records
    assert (start.done, start.start, start.total_ms, start.wait_ms) == (True, "", 512, 530)


def test_android_14() -> None:
    (start,) = parse_start_result(golden("start_14")).records
    assert (start.done, start.start, start.total_ms) == (True, "cold", 1018)


def test_an_app_that_was_there_already_was_not_started() -> None:
    warning = "Warning: Activity not started, intent has been delivered to currently running top-most instance.\n"
    (start,) = parse_start_result(warning + golden("start_14")).records
    assert not start.done


def test_an_error_is_told() -> None:
    (start,) = parse_start_result("Error type 3\nError: Activity class {a/b} does not exist.\n").records
    assert (start.done, start.error) == (False, "Error type 3")
