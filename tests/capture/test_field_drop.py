"""One field is taken out of a form on its way, whatever the form is made of."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.capture.field_drop import What, drop_field

MULTIPART = "multipart/form-data; boundary=----b"
FORM = (
    b'------b\r\nContent-Disposition: form-data; name="text"\r\n\r\nok\r\n'
    b'------b\r\nContent-Disposition: form-data; name="lat"\r\n\r\n30.1\r\n'
    b'------b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
    b"Content-Type: image/jpeg\r\n\r\n\xff\xd8\r\n------b--\r\n"
)


def test_a_file_leaves_a_multipart_form_and_the_rest_stays() -> None:
    dropped = drop_field(MULTIPART, FORM, "file")
    assert dropped is not None
    assert dropped.field == "photo"
    assert b"photo" not in dropped.body and b'name="lat"' in dropped.body
    assert dropped.body.endswith(b"------b--\r\n")


def test_a_position_leaves_alone_whatever_else_there_is() -> None:
    dropped = drop_field(MULTIPART, FORM, "position")
    assert dropped is not None
    assert dropped.field == "lat"
    assert b"photo" in dropped.body


@pytest.mark.parametrize(
    ("kind", "body", "what", "field"),
    [
        ("application/json", json.dumps({"text": "x", "images": ["a"]}).encode(), "file", "images"),
        ("application/json; charset=utf-8", json.dumps({"d": "data:image/png;base64,AA"}).encode(), "file", "d"),
        ("application/json", json.dumps({"longitude": 120.1}).encode(), "position", "longitude"),
        ("application/x-www-form-urlencoded", b"a=1&lat=30&lng=120", "position", "lat"),
        ("application/json", b'{"text": "photo"}', "file", None),
        ("application/json", b"[1]", "file", None),
        ("application/json", b"{", "file", None),
        ("text/plain", b"photo=1", "file", None),
        ("multipart/form-data", FORM, "file", None),
    ],
)
def test_each_kind_of_form(kind: str, body: bytes, what: What, field: str | None) -> None:
    dropped = drop_field(kind, body, what)
    assert (dropped.field if dropped else None) == field


@given(
    body=st.binary(max_size=300),
    kind=st.sampled_from([MULTIPART, "application/json", "application/x-www-form-urlencoded"]),
)
def test_hostile_bodies_never_raise(body: bytes, kind: str) -> None:
    for what in ("file", "position"):
        drop_field(kind, body, what)
