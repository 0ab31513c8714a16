from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.inventory.receiver_items import (
    MOST_INTERFACES,
    interface_of,
    own_servers,
    too_many_interfaces,
)
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind, Source
from harness.model.inventory import Category
from tests.detect.recording_factory import HOST, PERSONA, Stage, stage


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


def asked(made: Stage, url: str) -> None:
    made.event(EventKind.REQUEST, Source.TRAFFIC, flow="f", method="POST", url=url, host=HOST, scheme="https")


def test_an_address_that_is_none_has_no_interface_and_ends_nothing(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for url in (f"https://[{HOST}/api/a", "http://[", f"https://{HOST}/api/b"):
        asked(made, url)
    items = list(own_servers(made.done(), Masker(PERSONA)))
    assert [one.name for one in items if one.category is Category.INTERFACE] == ["POST /api/b"]
    assert [one.name for one in items if one.category is Category.RECEIVER] == [HOST]


@pytest.mark.parametrize(("more", "too_many"), [(0, False), (5, True)])
def test_interfaces_are_bounded_and_what_was_left_out_is_told(tmp_path: Path, more: int, too_many: bool) -> None:
    made = stage(tmp_path)
    letters = "ghijklmnopqrstuvwxyz"
    for number in range(MOST_INTERFACES + more):
        word = letters[number % 20] + letters[number // 20 % 20] + letters[number // 400]
        for _ in range(2):
            asked(made, f"https://{HOST}/api/{word}")
    recording = made.done()
    items = list(own_servers(recording, Masker(PERSONA)))
    assert len([one for one in items if one.category is Category.INTERFACE]) == MOST_INTERFACES
    assert too_many_interfaces(recording) is too_many
