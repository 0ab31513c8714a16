"""What the connect hook says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.capture.connect_message import canonical, parse_connect

anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.integers())


def said(**fields: Any) -> Any:
    payload = {"family": "inet", "address": "127.0.0.1", "port": 8080, "transport": "tcp", "count": 1, **fields}
    return parse_connect(payload, 8080, 9999)


@pytest.mark.parametrize("address", ["127.0.0.1", "0:0:0:0:0:0:0:1", "0:0:0:0:0:ffff:7f00:1"])
def test_loopback_and_the_proxys_port_is_the_proxy(address: str) -> None:
    assert said(address=address)["to_proxy"]
    assert not said(address=address, port=8081)["to_proxy"]


def test_a_foreign_host_on_the_proxys_port_is_a_bypass() -> None:
    assert not said(address="203.0.113.7")["to_proxy"]


def test_without_a_proxy_nothing_goes_to_it() -> None:
    found = parse_connect({"family": "inet", "address": "127.0.0.1", "port": 0}, None, None)
    assert found is not None and not found["to_proxy"] and "self_test" not in found


def test_probes_of_the_browser_are_named_only_when_they_send_nothing() -> None:
    assert "noise" in said(family="inet6", address="2001:4860:4860:0:0:0:0:8888", transport="udp")
    assert "noise" not in said(family="inet6", address="2001:4860:4860:0:0:0:0:8888", transport="tcp")


def test_our_own_connection_is_marked() -> None:
    assert said(port=9999)["self_test"]
    assert "self_test" not in said(port=9999, address="203.0.113.7")


@given(st.dictionaries(st.sampled_from(["family", "address", "port", "transport", "count"]), anything))
def test_hostile_payloads_are_bounded(payload: dict[str, Any]) -> None:
    found = parse_connect(payload, 8080, None)
    if found is not None:
        assert 0 <= found["port"] <= 65_535 and found["count"] >= 1 and len(found["address"]) <= 64


@given(st.ip_addresses())
def test_every_address_has_one_form(address: Any) -> None:
    assert canonical(address.exploded) == str(address)
