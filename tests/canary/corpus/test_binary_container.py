"""Our encoders against other people's decoders."""

import random
from typing import Any

import blackboxprotobuf
import cbor2
import msgpack  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.canary.corpus import binary_container

LEAVES = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text()
TREES = st.dictionaries(
    st.text(min_size=1),
    st.recursive(LEAVES | st.binary(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8),
)


@settings(max_examples=40, deadline=None)
@given(TREES, st.integers(0, 9))
def test_messagepack_is_read_back(tree: dict[str, Any], seed: int) -> None:
    assert msgpack.unpackb(binary_container.msgpack(random.Random(seed), tree).content) == tree


@settings(max_examples=40, deadline=None)
@given(TREES, st.integers(0, 9))
def test_cbor_is_read_back_also_with_indefinite_lengths(tree: dict[str, Any], seed: int) -> None:
    assert cbor2.loads(binary_container.cbor(random.Random(seed), tree).content) == tree


def test_long_strings_and_lists_have_their_longer_heads() -> None:
    tree = {"t": "x" * 70_000, "l": list(range(300)), "m": {str(n): n for n in range(20)}, "b": b"\0" * 300}
    assert msgpack.unpackb(binary_container.msgpack(random.Random(1), tree).content) == tree
    assert cbor2.loads(binary_container.cbor(random.Random(1), tree).content) == tree


def test_protobuf_is_read_back_without_a_schema() -> None:
    fields = {"phone": "19900012345", "n": 300, "deep": {"name": "澹台翀垚"}, "many": [1, 2, 3]}
    content = binary_container.protobuf(random.Random(1), fields).content
    read, _ = blackboxprotobuf.decode_message(content)
    assert read["1"] in (b"19900012345", "19900012345")
    assert read["2"] == 300
    assert read["3"]["1"] in ("澹台翀垚", "澹台翀垚".encode())
    assert read["4"] == [1, 2, 3]


def test_a_varint_has_the_length_of_the_specification() -> None:
    assert binary_container.varint(300) == b"\xac\x02"
    assert len(binary_container.varint(-1)) == 10


def test_numbers_of_protobuf_come_in_every_spelling() -> None:
    seen = set()
    for seed in range(40):
        read, kinds = blackboxprotobuf.decode_message(
            binary_container.protobuf(random.Random(seed), {"a": 19900012345, "b": 30.25, "c": -7}).content
        )
        seen.add((kinds["1"]["type"], kinds["2"]["type"]))
        value = int(read["1"])
        assert value in (19900012345, 2 * 19900012345)
    assert len(seen) >= 3


def test_grpc_says_how_long_its_message_is() -> None:
    content = binary_container.grpc(random.Random(2), {"phone": "19900012345"}).content
    assert content[0] == 0
    assert int.from_bytes(content[1:5]) == len(content) - 5
    read, _ = blackboxprotobuf.decode_message(content[5:])
    assert read["1"] in (b"19900012345", "19900012345")
