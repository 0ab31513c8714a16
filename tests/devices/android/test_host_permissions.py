"""The host's permissions stand after a run as they stood before it."""

from harness.devices.android.host_permissions import held, put_back
from tests.devices.android.paper_handset import PaperHandset

HOST = "com.tencent.mm"
P = "android.permission."


def handset(*granted: str) -> PaperHandset:
    """One that does what it is told."""
    now = set(granted)

    def dump(_: str) -> str:
        rows = "".join(f"        {P}{one}: granted={str(one in now).lower()}\n" for one in ("CAMERA", "READ_CONTACTS"))
        return f"Packages:\n  Package [{HOST}] (a1):\n    User 0: ceDataInode=1\n      runtime permissions:\n{rows}"

    def change(command: str) -> str:
        verb, name = command.split()[1], command.rpartition(".")[2]
        (now.add if verb == "grant" else now.discard)(name)
        return ""

    return PaperHandset({"dumpsys package .*": dump, "pm (grant|revoke) .*": change})


def test_what_a_run_has_granted_is_taken_back_and_what_it_took_is_given_back() -> None:
    phone = handset("READ_CONTACTS")
    assert held(phone, HOST) == {f"{P}READ_CONTACTS"}
    assert put_back(phone, HOST, {f"{P}CAMERA"}) == ()
    assert held(phone, HOST) == {f"{P}CAMERA"}
    assert [one for one in phone.said if one.startswith("pm")] == [
        f"pm revoke {HOST} {P}READ_CONTACTS",
        f"pm grant {HOST} {P}CAMERA",
    ]


def test_what_is_as_it_was_is_not_touched_and_what_cannot_be_put_back_is_named() -> None:
    phone = handset("CAMERA")
    assert put_back(phone, HOST, {f"{P}CAMERA"}) == ()
    assert not any(one.startswith("pm") for one in phone.said)
    phone.transcript["pm (grant|revoke) .*"] = "SecurityException"
    assert put_back(phone, HOST, set()) == (f"{P}CAMERA",)
