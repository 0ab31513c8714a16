import socket

from harness.devices.android.acceptance_way import proxy_held
from tests.devices.android.paper_handset import PaperHandset


def phone(*, asks: bool) -> PaperHandset:
    """A handset whose netcat really goes where the reverse leads, or whose netcat only says so."""
    now = {"proxy": "null"}

    def put(command: str) -> str:
        now["proxy"] = command.rsplit(maxsplit=1)[-1]
        return ""

    def ask(_: str) -> str:
        if not asks:
            return "HTTP/1.1 200 OK"
        host, port = "127.0.0.1", int(handset.reversed["tcp:18099"].removeprefix("tcp:"))
        with socket.create_connection((host, port), 2.0) as link:
            link.sendall(b"GET / HTTP/1.1\r\n\r\n")
            return link.recv(100).decode()

    handset = PaperHandset(
        {
            "settings get .*": lambda _: now["proxy"],
            "settings put .*": put,
            "settings delete .*": lambda _: put("x null"),
            "printf .*": ask,
        }
    )
    return handset


def test_the_way_holds_when_our_listener_was_reached() -> None:
    held, words = proxy_held(phone(asks=True))
    assert held
    assert "listener: reached, 1 requests, cleared: True" in words


def test_an_answer_that_our_listener_never_gave_is_not_believed() -> None:
    assert proxy_held(phone(asks=False))[0] is False
