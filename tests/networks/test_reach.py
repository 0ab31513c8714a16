"""An address that nobody answers is told before a run is started for it."""

import socket

import pytest

from harness.devices.port import free_port
from harness.model.faults import BadInput
from harness.model.laboratory import Endpoint, Laboratory
from harness.networks.reach import refuse_unreachable

FIELD = "app.yaml: addresses.browser"


def test_an_address_that_answers_is_fine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        refuse_unreachable(f"http://127.0.0.1:{port}/", Laboratory(), FIELD)
        refuse_unreachable(
            "https://app.test/", Laboratory(resolve={"app.test:443": Endpoint("127.0.0.1", port)}), FIELD
        )


def test_a_closed_port_is_named_with_field_and_mend() -> None:
    with pytest.raises(BadInput, match=rf"^{FIELD}: http://127\.0\.0\.1:\d+/ does not answer \(.*refused.*; check"):
        refuse_unreachable(f"http://127.0.0.1:{free_port()}/", Laboratory(), FIELD)


def test_the_laboratory_says_where_a_name_stands() -> None:
    nowhere = Laboratory(resolve={"app.test": Endpoint("127.0.0.1", free_port())})
    with pytest.raises(BadInput, match="refused"):
        refuse_unreachable("https://app.test/", nowhere, FIELD)


def test_a_name_that_nobody_knows_does_not_answer() -> None:
    with pytest.raises(BadInput, match=r"https://nobody\.invalid/ does not answer"):
        refuse_unreachable("https://nobody.invalid/", Laboratory(), FIELD)


def test_silence_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        port = server.getsockname()[1]
        filling = [_connecting(port) for _ in range(4)]
        with pytest.raises(BadInput, match="timed out"):
            refuse_unreachable(f"http://127.0.0.1:{port}/", Laboratory(), FIELD, timeout_s=0.3)
        for one in filling:
            one.close()


def _connecting(port: int) -> socket.socket:
    one = socket.socket()
    one.setblocking(False)
    one.connect_ex(("127.0.0.1", port))
    return one
