import socket
import time

import pytest

from harness.devices.android import adb
from harness.devices.android.adb import AdbHandset
from harness.devices.android.adb_connection import client_of
from harness.model.faults import DeviceLost, DeviceSilent
from tests.devices.android.adb_double import AdbDouble, Service, shell_packet


def handset(service: Service, state: str = "device") -> AdbHandset:
    """`state` is what `adb devices` says of it; "" where it is not listed."""
    listed = f"PHONE1 {state}\n" if state else ""
    return AdbHandset(client_of(AdbDouble({"": service}, {"host:devices-l": listed}).port), "PHONE1")


def test_a_shell_command_gives_both_streams_and_its_exit_code() -> None:
    def play(link: socket.socket, asked: str) -> None:
        assert asked == "shell,v2:pm grant a b"
        link.sendall(shell_packet(1, "好".encode()[:2]) + shell_packet(2, b"no such permission"))
        link.sendall(shell_packet(1, "好".encode()[2:]) + shell_packet(3, b"\x07"))

    said = handset(play).run("pm grant a b")
    assert (said.out, said.err, said.code) == ("好", "no such permission", 7)


def test_a_handset_that_goes_away_in_mid_answer_is_lost() -> None:
    def play(link: socket.socket, asked: str) -> None:
        link.sendall(shell_packet(1, b"half"))

    with pytest.raises(DeviceLost, match="PHONE1: dumpsys: adb cannot do it: the connection ended"):
        handset(play).shell("dumpsys")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("", "no longer attached"),
        ("offline", "is offline"),
        ("unauthorized", "does not allow USB debugging; allow"),
        ("recovery", "it is 'recovery'"),
    ],
)
def test_a_lost_handset_is_named_by_the_state_that_adb_says_it_is_in(state: str, said: str) -> None:
    with pytest.raises(DeviceLost, match=said):
        handset(lambda link, _: link.sendall(b"\x01"), state).shell("dumpsys")


def test_one_that_was_silent_is_asked_for_a_word_before_it_may_cost_every_deadline_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    dead = True

    def play(link: socket.socket, said: str) -> None:
        asked.append(said)
        if dead:
            link.recv(1)
        link.sendall(shell_packet(1, b"here") + shell_packet(3, b"\x00"))

    monkeypatch.setattr(adb, "ALIVE_TIMEOUT_S", 0.1)
    phone = handset(play)
    for _ in range(2):
        with pytest.raises(DeviceSilent):
            phone.shell("dumpsys", timeout_s=0.1)
    assert asked == ["shell,v2:dumpsys", "shell,v2:echo here"]
    dead = False
    assert phone.shell("date") == "here"
    assert phone.shell("date") == "here"
    assert asked[2:] == ["shell,v2:echo here", "shell,v2:date", "shell,v2:date"]


def test_a_handset_that_trickles_for_ever_is_silent_and_not_lost() -> None:
    def play(link: socket.socket, asked: str) -> None:
        for _ in range(2000):
            link.sendall(shell_packet(1, b"."))
            time.sleep(0.02)

    begun = time.monotonic()
    with pytest.raises(DeviceSilent):
        handset(play).shell("yes", timeout_s=0.2)
    assert time.monotonic() - begun < 20.0


def test_an_absurd_length_is_refused_before_it_is_read() -> None:
    with pytest.raises(DeviceLost, match="more than can be believed"):
        handset(lambda link, _: link.sendall(b"\x01\xff\xff\xff\xff")).shell("cat")


def test_a_server_that_knows_no_such_handset_is_a_lost_device() -> None:
    with pytest.raises(DeviceLost, match="GONE: true: the handset is no longer attached"):
        AdbHandset(client_of(AdbDouble({}, {"host:devices-l": "PHONE1 device\n"}).port), "GONE").shell("true")


def test_exec_out_is_taken_byte_by_byte() -> None:
    assert handset(lambda link, _: link.sendall(b"\x89PNG\r\n\x00")).exec_out("screencap -p") == b"\x89PNG\r\n\x00"


def test_what_goes_on_is_followed_until_the_caller_closes() -> None:
    def play(link: socket.socket, asked: str) -> None:
        link.sendall(b"first line\n")
        link.recv(1)

    with handset(play).follow("logcat") as stream:
        stream.settimeout(2.0)
        assert stream.recv(100) == b"first line\n"


def test_what_is_followed_can_be_written_to() -> None:
    def play(link: socket.socket, asked: str) -> None:
        link.sendall(b"heard " + link.recv(5, socket.MSG_WAITALL))

    with handset(play).follow("cmd package install -S 5") as stream:
        stream.settimeout(2.0)
        stream.sendall(b"bytes")
        assert stream.recv(100) == b"heard bytes"


def test_no_server_is_started_where_none_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(DeviceLost, match="the adb server does not answer"):
        AdbHandset(client_of(port), "PHONE1").shell("true")
