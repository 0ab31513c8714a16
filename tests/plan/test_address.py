"""Hosts, ports and URLs as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from harness.model.laboratory import Endpoint
from harness.plan.address import check_domain, check_name, check_url, endpoint, split_port


@given(st.ip_addresses(), st.integers(1, 65535))
def test_every_numeric_address_with_a_port_is_an_endpoint(address: object, port: int) -> None:
    text = f"[{address}]:{port}" if ":" in str(address) else f"{address}:{port}"
    assert endpoint(text, "") == Endpoint(str(address), port)
    check_name(text, "")


@pytest.mark.parametrize(
    "text", ["", ":", "1.2.3.4", "1.2.3.4:0", "1.2.3.4:", "a:1", "[::1]", "[::1]x:1", "::1:80", "1.2.3.4:-1"]
)
def test_what_is_no_endpoint_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        endpoint(text, "")


@given(st.text(max_size=30))
def test_any_text_is_an_endpoint_or_refused(text: str) -> None:
    try:
        found = endpoint(text, "")
    except PydanticCustomError:
        return
    assert 0 < found.port < 65536


@pytest.mark.parametrize(
    "text", ["https://a.test", "http://a.test:8080/x?y=1#z", "https://[::1]:8443/", "https://政务.中国/"]
)
def test_http_addresses_are_accepted(text: str) -> None:
    check_url(text, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.test",
        "javascript:alert(1)",
        "https:///x",
        "https://a b/",
        "https://u:p@a.test/",
        "https://[::1",
        "file:///etc",
    ],
)
def test_other_addresses_are_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        check_url(text, "")


@pytest.mark.parametrize("text", ["lincheng.test", "a", "xn--fiqs8s", "1.2.3.4"])
def test_domains_are_accepted(text: str) -> None:
    check_domain(text, "")


@pytest.mark.parametrize(
    "text", ["", ".", "a.", "-a.test", "A.test", "a_b.test", "a.test/", "a.test:80", "a" * 64, "中国"]
)
def test_what_is_no_domain_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        check_domain(text, "")


def test_a_port_is_split_off_where_there_is_one() -> None:
    assert split_port("a.test:80") == ("a.test", 80)
    assert split_port("a.test") == ("a.test", None)
    assert split_port("::1") == ("::1", None)
    assert split_port("[::1]:443") == ("::1", 443)
