from harness.capture.ledger_categories import category_of, permission_category


def test_operations_and_permissions_of_the_same_data_have_the_same_name() -> None:
    assert category_of("FINE_LOCATION") == permission_category("android.permission.ACCESS_BACKGROUND_LOCATION")
    assert category_of("READ_CONTACTS") == permission_category("android.permission.READ_CONTACTS") == "contacts"
    assert category_of("WAKE_LOCK") == permission_category("com.miui.permission.X") == ""
