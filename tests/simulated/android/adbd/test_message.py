"""adb's messages are written and read as the protocol has them."""

import asyncio

import pytest

from harness.simulated.android.adbd.host_keys import HostKeys, public_key
from harness.simulated.android.adbd.message import OPEN, Message, NotAdb, read_message


async def _read(data: bytes) -> Message:
    reader = asyncio.StreamReader()
    reader.feed_data(data)
    reader.feed_eof()
    return await read_message(reader)


def test_a_message_is_read_as_it_was_written() -> None:
    sent = Message(OPEN, 7, 0, b"shell:id\0")
    assert asyncio.run(_read(sent.encode())) == sent


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(NotAdb):
        asyncio.run(_read(b"GET / HTTP/1.1\r\nHost: abc\r\n\r\n"))


def test_what_is_no_key_is_not_trusted() -> None:
    keys = HostKeys()
    assert public_key("not base64") is None
    assert not keys.trust(b"AAAA someone\0")
    assert not keys.signed(b"x" * 20, b"y" * 256)
