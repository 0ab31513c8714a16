import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.simulated.handset.name_query import addresses, query

HEAD = struct.Struct(">6H")


def answered(number: int, *found: str) -> bytes:
    """As a resolver answers: the question again, then records that point back at its name."""
    asked = query(number, "app.test")[HEAD.size :]
    records = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + socket.inet_aton(one) for one in found)
    return HEAD.pack(number, 0x8180, 1, len(found), 0, 0) + asked + records


def test_an_answer_gives_its_addresses() -> None:
    assert addresses(7, answered(7, "198.18.0.1", "198.18.0.2")) == ["198.18.0.1", "198.18.0.2"]
    assert addresses(8, answered(7, "198.18.0.1")) == []


def test_what_is_no_name_is_not_asked() -> None:
    for name in ("", "a..b", "x" * 64 + ".test"):
        with pytest.raises(ValueError, match="no name"):
            query(1, name)


@given(st.binary(max_size=200), st.integers(0, 60))
def test_a_broken_answer_gives_nothing_and_ends(rest: bytes, cut: int) -> None:
    addresses(7, HEAD.pack(7, 0, 1, 9, 0, 0) + rest)
    assert addresses(7, answered(7, "198.18.0.1")[:cut]) in ([], ["198.18.0.1"])
