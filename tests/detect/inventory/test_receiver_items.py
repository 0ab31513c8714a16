import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.inventory.receiver_items import interface_of


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/api/complaint/YT2026112262706461", "/api/complaint/*"),
        ("/api/complaint/YT2026112291198717/rating", "/api/complaint/*/rating"),
        ("/v2/user/5f3a9c1e-7b24-4d0a", "/v2/user/*"),
        ("/v2/guides/12", "/v2/guides/12"),
    ],
)
def test_two_requests_of_one_interface_have_one_name(path: str, name: str) -> None:
    assert interface_of(path) == name


@given(st.text(max_size=300))
def test_a_name_is_bounded_and_names_itself(path: str) -> None:
    name = interface_of(path)
    assert len(name) <= 200
    assert interface_of(name) == name or len(name) == 200
