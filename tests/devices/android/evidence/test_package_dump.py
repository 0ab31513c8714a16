from harness.devices.android.evidence.package_dump import parse_package_dump
from tests.devices.android.evidence.golden import golden

CAMERA = "android.permission.CAMERA"


def test_android_9() -> None:
    (facts,) = parse_package_dump(golden("package_9"), "com.gov.demo").records
    assert (facts.uid, facts.version_code, facts.target_sdk, facts.version_name) == (10120, 7, 26, "1.7")
    assert facts.debuggable
    assert facts.installer == "com.xiaomi.market"
    assert facts.signers == ("4e5f6a7b",)
    assert facts.declares(CAMERA)
    assert facts.granted(CAMERA)
    assert not facts.granted("android.permission.READ_CONTACTS")


def test_a_hidden_system_package_of_the_same_name_does_not_count() -> None:
    (facts,) = parse_package_dump(golden("package_9"), "com.gov.demo").records
    assert facts.version_code == 7


def test_android_16_by_user_with_flags_and_a_line_of_the_rom() -> None:
    parsed = parse_package_dump(golden("package_16"), "com.gov.demo")
    (facts,) = parsed.records
    assert (facts.uid, facts.target_sdk, facts.signers) == (10120, 36, ("4e5f6a7b", "99aabbcc"))
    runtime = [one for one in facts.permissions if one.kind == "runtime"]
    assert [(one.user, one.granted) for one in runtime] == [(0, True), (0, False), (10, True)]
    assert runtime[0].set_by_user
    assert "ONE_TIME" in runtime[0].flags
    assert not runtime[2].set_by_user
    assert parsed.unread == ("android.permission.CAMERA is granted, says this ROM",)


def test_a_package_that_is_not_installed_has_no_record() -> None:
    parsed = parse_package_dump("Unable to find package: com.gov.demo\n", "com.gov.demo")
    assert (parsed.records, parsed.answered) == ((), True)
