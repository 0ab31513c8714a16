"""Names go where the laboratory says, and what does not answer is given up."""

import asyncio

import pytest

from harness.capture.laboratory_loop import LaboratoryLoop
from harness.model.laboratory import Endpoint, Laboratory


async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"here")
    writer.close()


async def read_from(host: str, port: int) -> bytes:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        return await reader.read()
    finally:
        writer.close()


def test_a_name_and_a_numeric_address_are_led_to_their_place() -> None:
    laboratory: dict[str, Endpoint] = {}

    async def work() -> list[bytes]:
        server = await asyncio.start_server(greet, "127.0.0.1", 0)
        here = Endpoint("127.0.0.1", server.sockets[0].getsockname()[1])
        laboratory.update({"app.test:443": here, "203.0.113.7": here})
        async with server:
            return [await read_from("app.test", 443), await read_from("203.0.113.7", 80)]

    with asyncio.Runner(loop_factory=lambda: LaboratoryLoop(Laboratory(resolve=laboratory))) as runner:
        assert runner.run(work()) == [b"here", b"here"]


def test_what_does_not_answer_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: object, **__: object) -> None:
        await asyncio.sleep(30)

    monkeypatch.setattr(asyncio.SelectorEventLoop, "create_connection", never)
    loop = LaboratoryLoop(Laboratory(), timeout_s=0.05)
    with asyncio.Runner(loop_factory=lambda: loop) as runner, pytest.raises(TimeoutError, match=r"203\.0\.113\.9"):
        runner.run(read_from("203.0.113.9", 80))


def test_a_dead_first_address_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    async def two(*_: object, **__: object) -> list[object]:
        return [(0, 0, 0, "", (address, 80)) for address in ("2001:db8::1", "2001:db8::2", "127.0.0.1")]

    async def connect(_loop: object, _factory: object, host: str, _port: int, **__: object) -> str:
        tried.append(host)
        if host == "2001:db8::1":
            await asyncio.sleep(30)
        if host == "2001:db8::2":
            raise OSError("unreachable")
        return "connected"

    monkeypatch.setattr("harness.capture.laboratory_loop.ATTEMPT_TIMEOUT_S", 0.05)
    monkeypatch.setattr(asyncio.SelectorEventLoop, "create_connection", connect)
    monkeypatch.setattr(LaboratoryLoop, "getaddrinfo", two)
    loop = LaboratoryLoop(Laboratory())
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        assert runner.run(loop.create_connection(object, "app.test", 80)) == "connected"
    assert tried == ["2001:db8::1", "2001:db8::2", "127.0.0.1"]
