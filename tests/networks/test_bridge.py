"""The bridge hands connections on, and resets what leads nowhere. Namespaces are the end-to-end tests' subject."""

import asyncio
from pathlib import Path

import pytest

from harness.networks.bridge import BridgeSettings, answer_echo, carry


async def _through(table_to: int | None, say: bytes) -> bytes:
    """What comes back through a bridge on loopback to an endpoint that turns bytes round."""

    async def endpoint(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write((await reader.read())[::-1])
        writer.close()

    far = await asyncio.start_server(endpoint, "127.0.0.1", 0)
    far_port = far.sockets[0].getsockname()[1]
    table: dict[str, tuple[str, int]] = {}

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await carry(table, reader, writer)

    bridge = await asyncio.start_server(handle, "127.0.0.1", 0)
    near_port = bridge.sockets[0].getsockname()[1]
    if table_to is not None:
        table[f"127.0.0.1 {near_port}"] = ("127.0.0.1", table_to or far_port)
    reader, writer = await asyncio.open_connection("127.0.0.1", near_port)
    writer.write(say)
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    bridge.close()
    far.close()
    return answer


def test_bytes_go_there_and_back_and_half_closing_works() -> None:
    say = bytes(range(256)) * 2000
    assert asyncio.run(_through(0, say)) == say[::-1]


def test_an_address_that_is_not_in_the_table_is_reset() -> None:
    with pytest.raises(ConnectionError):
        asyncio.run(_through(None, b"x"))


def test_an_endpoint_that_refuses_shows_as_a_reset() -> None:
    with pytest.raises(ConnectionError):
        asyncio.run(_through(1, b"x"))


async def _echo(asked: bytes) -> bytes:
    server = await asyncio.start_server(answer_echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    writer.write(asked)
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    server.close()
    return answer


def test_the_proofs_service_sends_what_is_asked_but_never_without_end() -> None:
    assert asyncio.run(_echo((70_000).to_bytes(4))) == bytes(70_000)
    assert asyncio.run(_echo(b"")) == b""
    assert len(asyncio.run(_echo(b"\xff\xff\xff\xff"))) == 4_000_000


def test_settings_survive_their_file(tmp_path: Path) -> None:
    settings = BridgeSettings("/run/netns/x", {"198.18.0.16 443": ("127.0.0.1", 18443)}, ["198.18.0.1"], 7)
    settings.dump(tmp_path / "bridge.json")
    read = BridgeSettings.load(tmp_path / "bridge.json")
    assert tuple(read.table["198.18.0.16 443"]) == ("127.0.0.1", 18443)
    assert read.namespace == settings.namespace
