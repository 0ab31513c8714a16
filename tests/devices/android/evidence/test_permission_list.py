from harness.devices.android.evidence.permission_list import parse_permission_list
from tests.devices.android.evidence.golden import golden


def test_groups_owners_and_protection() -> None:
    fine, miui, internet = parse_permission_list(golden("permissions_14")).records
    assert (fine.group, fine.dangerous) == ("android.permission-group.LOCATION", True)
    assert (miui.owner, miui.dangerous) == ("com.miui.securitycenter", False)
    assert (internet.group, internet.protection) == ("", "normal|instant")
