from harness.capture.permission_changes import PermissionChanges
from harness.devices.android.evidence.package_dump import PackageFacts, PermissionState

CAMERA = "android.permission.CAMERA"


def _facts(*states: PermissionState) -> PackageFacts:
    return PackageFacts("com.gov.demo", permissions=(PermissionState(CAMERA, "declared"), *states))


def test_a_runtime_state_weighs_more_than_a_declaration_and_another_user_s_is_left_out() -> None:
    other = PermissionState(CAMERA, "runtime", True, (), user=10)
    (told,) = PermissionChanges().of(_facts(PermissionState(CAMERA, "runtime", False), other))
    assert (told["granted"], told["declared"], told["changed"]) == (False, True, False)


def test_only_what_changed_is_told_again() -> None:
    changes = PermissionChanges()
    list(changes.of(_facts(PermissionState(CAMERA, "runtime", False))))
    assert list(changes.of(_facts(PermissionState(CAMERA, "runtime", False)))) == []
    (told,) = changes.of(_facts(PermissionState(CAMERA, "runtime", True, ("USER_SET",))))
    assert (told["granted"], told["by_user"], told["changed"]) == (True, True, True)
