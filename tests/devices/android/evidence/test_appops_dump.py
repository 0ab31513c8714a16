from harness.devices.android.evidence.appops_dump import parse_appops_dump
from tests.devices.android.evidence.golden import ZONE, china, golden


def test_android_9_lists_one_line_a_state() -> None:
    top, behind, rejected, camera = parse_appops_dump(golden("appops_dump_9"), ZONE).records
    assert (top.operation, top.what, top.state, top.ago_ms) == ("FINE_LOCATION", "access", "top", 62_003)
    assert top.at == china("2018-11-22 10:00:00.123")
    assert (behind.what, behind.in_background) == ("access", True)
    assert (rejected.what, rejected.state) == ("reject", "cch")
    assert (camera.operation, camera.what) == ("CAMERA", "reject")


def test_android_11_knows_tags_flags_and_proxies() -> None:
    booked = parse_appops_dump(golden("appops_dump_11"), ZONE).records
    assert [one.tag for one in booked] == ["", "", "", "amap", "amap"]
    assert (booked[0].duration_ms, booked[0].flag) == (5_000, "s")
    assert (booked[3].state, booked[3].flag, booked[3].proxy) == ("fgsvc", "tp", "android")
    assert (booked[4].what, booked[4].ago_ms) == ("running", 5_000)


def test_the_history_is_not_booked_again() -> None:
    booked = parse_appops_dump(golden("appops_dump_11"), ZONE).records
    assert all(one.at is None or one.at >= china("2020-11-22 00:00:00") for one in booked)


def test_android_16_and_a_rom_s_own_operation() -> None:
    parsed = parse_appops_dump(golden("appops_dump_16"), ZONE)
    assert [one.operation for one in parsed.records] == ["READ_CLIPBOARD", "MIUIOP(10021)"]
    assert parsed.unread == ("Access: unreadable here",)


def test_android_8_has_flat_lines() -> None:
    text = "  Package com.gov.demo:\n    CAMERA: mode=0; time=+1m2s3ms ago; rejectTime=+2h ago; duration=+5s\n"
    access, reject = parse_appops_dump(text, ZONE).records
    assert (access.package, access.what, access.ago_ms) == ("com.gov.demo", "access", 62_003)
    assert (reject.what, reject.ago_ms) == ("reject", 7_200_000)
