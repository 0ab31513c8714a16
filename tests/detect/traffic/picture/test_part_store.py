"""Contents are kept once, given back exactly, and refused beyond the limit."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.picture.part_store import PartStore


@given(st.lists(st.binary(min_size=1, max_size=200), max_size=20))
def test_everything_is_given_back(contents: list[bytes]) -> None:
    store = PartStore(memory_bytes=300)
    keys = [store.keep(content) for content in contents]
    assert [store.content(key) for key in keys if key] == contents
    store.close()


def test_the_same_content_takes_room_once() -> None:
    store = PartStore(limit_bytes=10)
    assert store.keep(b"12345678") == store.keep(b"12345678")
    assert store.refused == 0
    assert store.keep(b"another") is None
    assert store.refused == 7
    store.close()
