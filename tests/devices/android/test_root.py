from harness.devices.android.adb import Said
from harness.devices.android.root import Root, root_of
from tests.devices.android.paper_handset import PaperHandset


def test_adbd_itself_may_be_root() -> None:
    root = root_of(PaperHandset({"id -u": "0\n"}))
    assert root
    assert root.command("ls 'a b'") == "ls 'a b'"


def test_a_su_of_magisk_is_found_and_quoted_for() -> None:
    handset = PaperHandset({"id -u": "2000\n", "su -c 'id -u'": "0\n", "su -c .*": "done"})
    root = root_of(handset)
    assert root.how == "su -c"
    root.run(handset, "echo 'it''s' > /x")
    assert handset.said[-1] == "su -c 'echo '\"'\"'it'\"'\"''\"'\"'s'\"'\"' > /x'"


def test_the_su_of_debug_builds_takes_the_user_first() -> None:
    handset = PaperHandset({"id -u": "2000\n", "su -c .*": Said("", "su: invalid uid/gid '-c'", 1), "su 0 .*": "0"})
    assert root_of(handset) == Root("su 0")


def test_a_retail_handset_says_why_there_is_no_root() -> None:
    handset = PaperHandset({"id -u": "2000\n", "getprop ro.debuggable": "0\n"})
    assert not root_of(handset)
    assert "retail" in root_of(handset).why_not


def test_a_debug_build_says_that_adb_root_was_not_done() -> None:
    assert "adb root" in root_of(PaperHandset({"id -u": "2000", "getprop ro.debuggable": "1\n"})).why_not


def test_a_su_that_only_prints_a_zero_and_fails_is_no_root() -> None:
    assert not root_of(PaperHandset({"id -u": "2000", "su .*": Said("0", "denied", 13), "getprop .*": "0"}))
