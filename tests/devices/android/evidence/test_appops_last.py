from harness.devices.android.evidence.appops_last import OperationUse, parse_appops_last
from tests.devices.android.evidence.golden import golden


def test_android_8_writes_modes_as_numbers() -> None:
    contacts = parse_appops_last(golden("appops_last_8")).records[1]
    assert contacts == OperationUse("READ_CONTACTS", "ignore", used_ago_ms=600_000, rejected_ago_ms=3_600_000)


def test_android_11_tells_modes_of_the_uid_apart_from_uses() -> None:
    uid, coarse, clipboard, camera = parse_appops_last(golden("appops_last_11")).records
    assert (uid.for_uid, uid.mode, uid.used_ago_ms) == (True, "foreground", None)
    assert (coarse.used_ago_ms, coarse.duration_ms) == (62_003, 5_001)
    assert clipboard.operation == "READ_CLIPBOARD"
    assert (camera.used_ago_ms, camera.rejected_ago_ms) == (None, 4_500)


def test_android_16_says_what_runs_and_a_rom_adds_operations_without_a_name() -> None:
    parsed = parse_appops_last(golden("appops_last_16"))
    running = [use for use in parsed.records if use.running]
    assert [use.operation for use in running] == ["FINE_LOCATION"]
    assert parsed.records[4] == OperationUse("MIUIOP(10021)", "ask", rejected_ago_ms=93_784_005)
    assert parsed.unread == ()


def test_no_operations_is_an_answer_and_a_refusal_is_none() -> None:
    assert parse_appops_last("No operations.\n").answered
    assert not parse_appops_last("cmd: Can't find service: appops\n").answered
    assert not parse_appops_last("").answered


def test_a_strange_line_is_kept_as_unread() -> None:
    assert parse_appops_last("FINE_LOCATION allow maybe\n").unread == ("FINE_LOCATION allow maybe",)
