"""Only the end of a whole process by SIGKILL is a kill; whatever else the kernel tells is passed over."""

import signal
import struct
import subprocess
import sys
import threading
import time

from hypothesis import given
from hypothesis import strategies as st

from harness.devices.kill_notice import EXIT, EXIT_AT, PROC_EVENT_EXIT, WHAT_AT, Killed, KillNotice, parse_exit

FORK = 1


def message(code: int, *, what: int = PROC_EVENT_EXIT, thread: int = 70, process: int = 70) -> bytes:
    head = bytes(WHAT_AT) + struct.pack("=IIQ", what, 0, 12345)
    assert len(head) == EXIT_AT
    return head + EXIT.pack(thread, process, code, 17, 6, 6)


def test_a_kill_names_the_process_and_its_parent() -> None:
    assert parse_exit(message(signal.SIGKILL)) == Killed(70, 6)


def test_any_other_end_is_none() -> None:
    for code in (0, 1 << 8, signal.SIGKILL << 8, signal.SIGTERM, signal.SIGSEGV | 0x80):
        assert parse_exit(message(code)) is None


def test_the_end_of_a_thread_and_other_events_are_none() -> None:
    assert parse_exit(message(signal.SIGKILL, thread=71)) is None
    assert parse_exit(message(signal.SIGKILL, what=FORK)) is None


@given(st.binary(max_size=120))
def test_any_bytes_are_borne(content: bytes) -> None:
    parse_exit(content)


def test_a_cut_message_is_none() -> None:
    whole = message(signal.SIGKILL)
    assert all(parse_exit(whole[:length]) is None for length in range(len(whole)))


def test_where_the_kernel_reports_a_real_kill_is_heard_and_a_real_end_is_not() -> None:
    with KillNotice() as notice:
        killed, ended = (subprocess.Popen([sys.executable, "-c", code]) for code in ("input()", ""))
        killed.kill()
        killed.wait(10)
        ended.wait(10)
        time.sleep(0.05)
        heard = {one.pid for one in notice.killed()}
        assert ended.pid not in heard
        assert (killed.pid in heard) is notice.available
    assert not notice.available
    assert notice.killed() == ()


def test_a_wait_ends_when_it_is_told_to() -> None:
    with KillNotice() as notice:
        began = time.monotonic()
        threading.Timer(0.05, notice.wake).start()
        notice.wait(30)
        assert time.monotonic() - began < 20
