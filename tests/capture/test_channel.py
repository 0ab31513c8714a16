"""A channel's states are written once and truthfully, also when the recording is closed."""

from pathlib import Path

from harness.capture.channel import ChannelLog, record
from harness.model.event import EventKind, Source
from tests.capture.sink import MemorySink


def states(sink: MemorySink) -> list[str]:
    return [data["state"] for data in sink.data(EventKind.CHANNEL)]


def test_a_loss_is_written_once_and_nothing_ends_after_it(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    log = ChannelLog(sink, "proxy")
    log.started()
    log.lost("died")
    log.lost("died again")
    log.ended()
    assert states(sink) == ["started", "lost"]


def test_what_dies_after_its_orderly_end_is_no_loss(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    log = ChannelLog(sink, "hooks")
    log.started()
    log.ended()
    log.lost("the connection closed")
    assert states(sink) == ["started", "ended"]


def test_a_channel_can_be_lost_again_after_it_was_started_again(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    log = ChannelLog(sink, "frida")
    for _ in range(2):
        log.started()
        log.lost("gone")
    assert states(sink) == ["started", "lost", "started", "lost"]


def test_an_instrument_thread_survives_a_closed_recording(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    sink.closed = True
    assert not record(sink, Source.HOOK, EventKind.CALL, {})
    sink.closed = False
    assert record(sink, Source.HOOK, EventKind.CALL, {})
