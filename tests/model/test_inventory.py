from harness.model.inventory import Inventory


def test_only_like_subjects_may_be_compared() -> None:
    one = Inventory("a/attempt-1", "sample", "1.0", "android-phone", "host", (), frozenset())
    other = Inventory("b/attempt-1", "sample", "2.0", "android-phone", "host", (), frozenset())
    assert one.subject == other.subject
    assert one.subject != Inventory("c", "sample", "1.0", "ios-phone", "host", (), frozenset()).subject
